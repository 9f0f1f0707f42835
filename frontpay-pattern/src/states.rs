//! The states of a translation, and maps from them.

/// The constraint on the rest of the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rest(u8);

impl Rest {
    /// Nothing.
    pub(crate) const EMPTY: Self = Self(1);
    /// A line feed and nothing else.
    pub(crate) const LAST: Self = Self(1 << 1);
    /// A line feed and more.
    pub(crate) const LINE: Self = Self(1 << 2);
    /// Something else first, a word character.
    pub(crate) const WORD: Self = Self(1 << 3);
    /// Something else first, no word character.
    pub(crate) const OTHER: Self = Self(1 << 4);
    pub(crate) const ANY: Self = Self(0b1_1111);
    pub(crate) const ATOMS: [Self; 5] = [Self::EMPTY, Self::LAST, Self::LINE, Self::WORD, Self::OTHER];

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

    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// The state of a translation: the constraint, and whether a word character came last (kept
/// only where a Unicode `\b` asks for it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct State {
    pub(crate) rest: Rest,
    pub(crate) after_word: bool,
}

pub(crate) const FREE: State = State { rest: Rest::ANY, after_word: false };

/// A map in the order of the states. There are never more than a few, and a tree takes longer to compile.
#[derive(Debug, Clone)]
pub(crate) struct ByState<T>(Vec<(State, T)>);

impl<T> Default for ByState<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByState<T> {
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, state: State) -> Option<&T> {
        self.place(state).ok().map(|at| &self.0[at].1)
    }

    pub(crate) fn insert(&mut self, state: State, value: T) {
        match self.place(state) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (state, value)),
        }
    }

    pub(crate) fn remove(&mut self, state: State) -> Option<T> {
        self.place(state).ok().map(|at| self.0.remove(at).1)
    }

    pub(crate) fn or_default(&mut self, state: State) -> &mut T
    where
        T: Default,
    {
        let at = self.place(state).unwrap_or_else(|at| {
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

    /// Returns the value where there is no other.
    pub(crate) fn only(mut self) -> Result<(State, T), Self> {
        match self.0.pop() {
            Some(only) if self.0.is_empty() => Ok(only),
            last => {
                self.0.extend(last);
                Err(self)
            }
        }
    }

    /// Returns the states with other values.
    pub(crate) fn map<U>(self, mut change: impl FnMut(T) -> U) -> ByState<U> {
        ByState(self.0.into_iter().map(|(state, value)| (state, change(value))).collect())
    }

    /// Returns the position of a state, or the position where it would be inserted.
    fn place(&self, state: State) -> Result<usize, usize> {
        match self.0.iter().position(|(known, _)| *known >= state) {
            Some(at) if self.0[at].0 == state => Ok(at),
            at => Err(at.unwrap_or(self.0.len())),
        }
    }
}

impl<T> IntoIterator for ByState<T> {
    type Item = (State, T);
    type IntoIter = std::vec::IntoIter<(State, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
