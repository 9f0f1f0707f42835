//! Parts of a literal, for generated code; of what is no such value, null.

use crate::literal::holds::first;
use crate::literal::{FromLiteral, Holds};
use crate::value::{Items, Value};

impl<'v> Value<'v> {
    /// Makes a field of a struct of the entry of a map, probably the one at its place.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn member<T: FromLiteral<'v>>(&self, place: usize, key: &str) -> T {
        T::from_literal(self.field(place, key).unwrap_or(Value::Null))
    }

    /// Returns an item of a list.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        match self {
            Self::List(Items::Seen(items)) => items.get(at).copied().unwrap_or(Self::Null),
            _ => Self::Null,
        }
    }

    /// Returns the word that says which variant of an enum it is, or the only key, and what stands under that.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn variant(&self) -> (&'v str, Self) {
        match *self {
            Self::Str(word) => (word, Self::Null),
            Self::Map(Items::Seen([(key, value)])) => (key, *value),
            _ => ("", Self::Null),
        }
    }

    /// Returns the word under a key.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn word(&self, key: &str) -> &'v str {
        match self.get(key) {
            Some(Value::Str(word)) => word,
            _ => "",
        }
    }

    /// Returns which variant of an untagged enum holds it.
    #[doc(hidden)]
    #[must_use]
    pub fn first_of(&self, holds: &'static Holds) -> usize {
        match holds {
            Holds::Choice(choices) => first(choices, *self).unwrap_or_default(),
            _ => 0,
        }
    }
}
