//! Maps from the states of a translation.

use super::promise::State;

/// A map in the order of the states. There are never more than a few, and a tree takes longer to compile.
#[derive(Debug, Clone)]
pub(super) struct ByState<T>(Vec<(State, T)>);

impl<T> Default for ByState<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByState<T> {
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, state: State) -> Option<&T> {
        self.place(state).ok().map(|at| &self.0[at].1)
    }

    pub(super) fn insert(&mut self, state: State, value: T) {
        match self.place(state) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (state, value)),
        }
    }

    pub(super) fn remove(&mut self, state: State) -> Option<T> {
        self.place(state).ok().map(|at| self.0.remove(at).1)
    }

    pub(super) fn or_default(&mut self, state: State) -> &mut T
    where
        T: Default,
    {
        let at = self.place(state).unwrap_or_else(|at| {
            self.0.insert(at, (state, T::default()));
            at
        });
        &mut self.0[at].1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (State, &T)> {
        self.0.iter().map(|(state, value)| (*state, value))
    }

    pub(super) fn states(&self) -> impl Iterator<Item = State> {
        self.0.iter().map(|(state, _)| *state)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Returns the value where there is no other.
    pub(super) fn only(mut self) -> Result<(State, T), Self> {
        match self.0.pop() {
            Some(only) if self.0.is_empty() => Ok(only),
            last => {
                self.0.extend(last);
                Err(self)
            }
        }
    }

    /// The same states with other values.
    pub(super) fn map<U>(self, mut change: impl FnMut(T) -> U) -> ByState<U> {
        ByState(self.0.into_iter().map(|(state, value)| (state, change(value))).collect())
    }

    /// Where a state is, or where it would be.
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
