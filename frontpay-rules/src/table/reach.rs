//! Whether a table can be answered struct by struct, or only as a whole.

use std::borrow::Cow;

use super::{Row, RuleSet, Shape};

/// Tells whether a rule of the rows, or of the tables nested in them, looks further than its own struct.
pub(super) const fn rows_look_far(rows: &[Row]) -> bool {
    let mut at = 0;
    while at < rows.len() {
        let far = match &rows[at] {
            Row::Field(row) => {
                let rules = match &row.rules {
                    Cow::Borrowed(rules) => rules,
                    Cow::Owned(rules) => rules.as_slice(),
                };
                let mut rule = 0;
                while rule < rules.len() && !rules[rule].looks_far() {
                    rule += 1;
                }
                rule < rules.len()
            }
            Row::Nested(_, shape) => shape_looks_far(shape),
        };
        if far {
            return true;
        }
        at += 1;
    }
    false
}

const fn shape_looks_far(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf | Shape::Later(_) => false,
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => shape_looks_far(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => table.looks_far(),
    }
}

impl RuleSet {
    /// Tells whether a rule looks further than its own struct, so that only the engine can answer.
    #[doc(hidden)]
    #[must_use]
    pub const fn looks_far(&self) -> bool {
        self.looks_far
    }
}
