//! The loss of information where serde reads more leniently than Laravel.

/// The information in a text that rules could see and deserializing loses, besides what [`Nesting`](crate::Nesting)
/// counts.
///
/// A rule may refuse a text and yet pass the value that serde made of it. Where that can be, the text itself is
/// validated as well, which costs a second pass. State it in a type of your own: `const FIDELITY: Fidelity =
/// Fidelity::LOSSY`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks, each read by another question")]
#[non_exhaustive]
pub struct Fidelity {
    /// Rules refuse a null that reads as a missing key does.
    pub null: bool,
    /// Several texts read as the same value: spellings of a UUID, items of a set that occur twice.
    pub lossy: bool,
    /// The order of entries is not that of the text. Few rules look at it.
    pub reordered: bool,
    /// The tag of an enum, which serde takes for a word or its number where it reads from a buffer.
    pub tagged: bool,
}

impl Fidelity {
    /// One text, one value.
    pub const EXACT: Self = Self { null: false, lossy: false, reordered: false, tagged: false };
    /// Several texts read as the same value.
    pub const LOSSY: Self = Self { null: false, lossy: true, reordered: false, tagged: false };
    /// Entries may stand in another order than in the text.
    pub(crate) const REORDERED: Self = Self { null: false, lossy: false, reordered: true, tagged: false };

    /// Returns the losses of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            null: self.null | other.null,
            lossy: self.lossy | other.lossy,
            reordered: self.reordered | other.reordered,
            tagged: self.tagged | other.tagged,
        }
    }

    /// Returns the loss for a rule that compares whole lists and maps, for which the order counts.
    #[must_use]
    pub const fn compared(self) -> Self {
        Self { lossy: self.lossy | self.reordered, ..self }
    }

    /// Returns the loss where serde reads from a buffer: below `flatten`, `tag` and `untagged`.
    #[must_use]
    pub const fn buffered(self) -> Self {
        Self { lossy: self.lossy | self.tagged, ..self }
    }

    /// Returns the loss of an enum besides that of its variants; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_enum(lossy: bool, tagged: bool) -> Self {
        Self { null: false, lossy, reordered: true, tagged }
    }
}
