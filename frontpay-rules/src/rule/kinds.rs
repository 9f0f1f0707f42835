//! Sets of kinds of values.

use frontpay_php::ValueKind;

/// A set of kinds of values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u8::MAX);

    /// Creates a set.
    pub(crate) const fn of(kinds: &[ValueKind]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < kinds.len() {
            set |= 1 << kinds[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Returns `true` if the set has a kind.
    pub(crate) const fn has(self, kind: ValueKind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// Returns the kinds that are in either set.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the kinds that are in both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns `true` if the set has no kind but these.
    pub(crate) const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}
