//! What serde reads more generously than Laravel.

/// What a value that was read from a text no longer tells of it, beside what [`Nesting`](crate::Nesting) counts.
///
/// A rule may refuse a text and still hold for the value that serde made of it. Where that can be, the text itself is
/// judged as well, which costs a second look. Say so for a type of your own: `const READING: Reading = Reading::LOOSE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks, each read by another question")]
#[non_exhaustive]
pub struct Reading {
    /// Rules refuse a null that reads as a missing key does.
    pub null: bool,
    /// Several texts read as the same value: spellings of a UUID, items of a set that occur twice.
    pub loose: bool,
    /// The order of entries is not that of the text. Few rules look at it.
    pub reordered: bool,
    /// The tag of an enum, which serde takes for a word or its number where it reads from a buffer.
    pub tagged: bool,
}

impl Reading {
    /// One text, one value.
    pub const EXACT: Self = Self { null: false, loose: false, reordered: false, tagged: false };
    /// Several texts read as the same value.
    pub const LOOSE: Self = Self { null: false, loose: true, reordered: false, tagged: false };
    /// Entries may stand in another order than in the text.
    pub(crate) const REORDERED: Self = Self { null: false, loose: false, reordered: true, tagged: false };

    /// What is lost by either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            null: self.null | other.null,
            loose: self.loose | other.loose,
            reordered: self.reordered | other.reordered,
            tagged: self.tagged | other.tagged,
        }
    }

    /// What a rule that compares whole lists and maps makes of it: their order counts.
    #[must_use]
    pub const fn compared(self) -> Self {
        Self { loose: self.loose | self.reordered, ..self }
    }

    /// What serde makes of it where it reads from a buffer: below `flatten`, `tag` and `untagged`.
    #[must_use]
    pub const fn buffered(self) -> Self {
        Self { loose: self.loose | self.tagged, ..self }
    }

    /// What an enum adds to what its variants lose; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_enum(loose: bool, tagged: bool) -> Self {
        Self { null: false, loose, reordered: true, tagged }
    }
}
