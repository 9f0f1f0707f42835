//! The least number of lists and maps in a text.

/// The number of lists and of maps in a value or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nesting {
    /// The lists, one for each `[`.
    pub lists: usize,
    /// The maps, one for each `{`.
    pub maps: usize,
}

impl Nesting {
    /// No list and no map.
    pub const NONE: Self = Self { lists: 0, maps: 0 };

    /// Counts the brackets in a JSON text, also those that stand within strings.
    ///
    /// ```
    /// use frontpay_rules::{AsValue, Nesting};
    /// assert_eq!(Nesting::of_text(br#"{"a": [1]}"#), Nesting { lists: 1, maps: 1 });
    /// assert_eq!(vec![vec![1], vec![]].nesting().lists, 2);
    /// ```
    #[must_use]
    pub fn of_text(bytes: &[u8]) -> Self {
        let count = |bracket| memchr::memchr_iter(bracket, bytes).count();
        Self { lists: count(b'['), maps: count(b'{') }
    }

    /// Returns the sum of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { lists: self.lists + other.lists, maps: self.maps + other.maps }
    }

    /// Returns the number for a struct whose fields are among those of another.
    #[must_use]
    pub const fn without_braces(self) -> Self {
        Self { lists: self.lists, maps: self.maps.saturating_sub(1) }
    }

    /// Returns the number beyond that of the value that fills a missing key.
    #[must_use]
    pub const fn beyond(self, filled: Self) -> Self {
        Self { lists: self.lists.saturating_sub(filled.lists), maps: self.maps.saturating_sub(filled.maps) }
    }

    /// Returns `true` if this has no more lists and no more maps than another.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.lists <= other.lists && self.maps <= other.maps
    }

    /// Returns the number for several such values.
    pub(crate) const fn times(self, count: usize) -> Self {
        Self { lists: self.lists * count, maps: self.maps * count }
    }

    pub(crate) const fn is_none(self) -> bool {
        self.lists == 0 && self.maps == 0
    }
}
