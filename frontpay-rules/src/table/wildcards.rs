//! Where a document says how many fields a row has.

use super::{Row, Shape, own};

/// Tells whether a path has a wildcard, of the rows or of those nested in them.
pub(super) const fn have_wildcards(rows: &[Row]) -> bool {
    let mut at = 0;
    while at < rows.len() {
        let has_wildcards = match &rows[at] {
            Row::Field(row) => row.has_wildcard(),
            Row::Nested(_, shape) => shape.has_wildcards(),
        };
        if has_wildcards {
            return true;
        }
        at += 1;
    }
    false
}

impl Shape {
    /// Tells whether rows below the value have a wildcard in their paths.
    pub(crate) const fn has_wildcards(&self) -> bool {
        match self {
            Self::Leaf | Self::Later(_) => false,
            Self::Each(inner) => own::has_rows(inner),
            Self::Optional(inner) | Self::When(_, inner) => inner.has_wildcards(),
            Self::Table(table) | Self::WordOrTable(table) => table.has_wildcards,
        }
    }

    /// Tells whether rows below the value may have paths without a wildcard.
    pub(crate) const fn may_have_fixed_rows(&self) -> bool {
        match self {
            Self::Leaf | Self::Later(_) | Self::Each(_) => false,
            Self::Optional(inner) | Self::When(_, inner) => inner.may_have_fixed_rows(),
            Self::Table(_) | Self::WordOrTable(_) => true,
        }
    }
}
