//! The constraint that a translation puts on the rest of the subject, and maps from it.

/// A constraint on the rest of the subject: a set of the five cases that the assertions tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lookahead(u8);

impl Lookahead {
    /// The rest is empty.
    pub(crate) const EMPTY: Self = Self(1);
    /// The rest is one line feed.
    pub(crate) const LAST_LINE_FEED: Self = Self(1 << 1);
    /// The rest is a line feed and more.
    pub(crate) const INNER_LINE_FEED: Self = Self(1 << 2);
    /// The rest begins with a word character.
    pub(crate) const WORD: Self = Self(1 << 3);
    /// The rest begins with any other character.
    pub(crate) const OTHER: Self = Self(1 << 4);
    /// No constraint.
    pub(crate) const ANY: Self = Self(0b1_1111);
    pub(crate) const CASES: [Self; 5] =
        [Self::EMPTY, Self::LAST_LINE_FEED, Self::INNER_LINE_FEED, Self::WORD, Self::OTHER];

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn not(self) -> Self {
        Self(Self::ANY.0 & !self.0)
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) const fn is_contradiction(self) -> bool {
        self.0 == 0
    }
}

/// The state of a translation at one position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    pub(crate) lookahead: Lookahead,
    /// True if the last character was a word character; kept only for patterns with a Unicode `\b`.
    pub(crate) after_word: bool,
}

impl State {
    /// The state without constraint, behind no word character.
    pub(crate) const UNCONSTRAINED: Self = Self { lookahead: Lookahead::ANY, after_word: false };
}

/// A map from states, in their order. It has few entries, and a `BTreeMap` takes longer to compile.
#[derive(Debug, Clone)]
pub(crate) struct StateMap<T>(Vec<(State, T)>);

impl<T> Default for StateMap<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> StateMap<T> {
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, state: State) -> Option<&T> {
        self.position(state).ok().map(|at| &self.0[at].1)
    }

    pub(crate) fn insert(&mut self, state: State, value: T) {
        match self.position(state) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (state, value)),
        }
    }

    pub(crate) fn remove(&mut self, state: State) -> Option<T> {
        self.position(state).ok().map(|at| self.0.remove(at).1)
    }

    pub(crate) fn or_default(&mut self, state: State) -> &mut T
    where
        T: Default,
    {
        let at = self.position(state).unwrap_or_else(|at| {
            self.0.insert(at, (state, T::default()));
            at
        });
        &mut self.0[at].1
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (State, &T)> {
        self.0.iter().map(|(state, value)| (*state, value))
    }

    pub(crate) fn states(&self) -> impl Iterator<Item = State> {
        self.0.iter().map(|(state, _)| *state)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Returns the only entry, or the map if there is not exactly one.
    pub(crate) fn into_single(mut self) -> Result<(State, T), Self> {
        match self.0.pop() {
            Some(single) if self.0.is_empty() => Ok(single),
            last => {
                self.0.extend(last);
                Err(self)
            }
        }
    }

    pub(crate) fn map<U>(self, mut change: impl FnMut(T) -> U) -> StateMap<U> {
        StateMap(self.0.into_iter().map(|(state, value)| (state, change(value))).collect())
    }

    /// Returns the position of a state, or the position where it would be inserted.
    fn position(&self, state: State) -> Result<usize, usize> {
        match self.0.iter().position(|(known, _)| *known >= state) {
            Some(at) if self.0[at].0 == state => Ok(at),
            at => Err(at.unwrap_or(self.0.len())),
        }
    }
}

impl<T> IntoIterator for StateMap<T> {
    type Item = (State, T);
    type IntoIter = std::vec::IntoIter<(State, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
