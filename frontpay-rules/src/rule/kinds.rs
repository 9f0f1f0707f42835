//! Sets of kinds of values.

use frontpay_php::Kind;

/// Some of the kinds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u8::MAX);

    pub(crate) const fn and(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }
}
