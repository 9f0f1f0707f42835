//! What a table says of the very value that it stands on: the rules of a newtype.

use std::borrow::Cow;

use super::{Facts, FieldRow, Path, Row, RuleSet, Shape};

/// Tells whether a type adds any rows.
#[doc(hidden)]
#[must_use]
pub const fn has_rows(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Later(_) => true,
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => has_rows(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => {
            let rows = rows(table);
            let mut at = 0;
            while at < rows.len() {
                match &rows[at] {
                    Row::Field(_) => return true,
                    Row::Nested(_, shape) if has_rows(shape) => return true,
                    Row::Nested(..) => {}
                }
                at += 1;
            }
            false
        }
    }
}

/// Returns what the rows on the value itself say, if there are any.
#[doc(hidden)]
#[must_use]
pub const fn own_facts(shape: &Shape) -> Option<Facts> {
    match shape {
        Shape::Leaf | Shape::Each(_) | Shape::Later(_) => None,
        Shape::Optional(inner) | Shape::When(_, inner) => own_facts(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => {
            let rows = rows(table);
            let mut found = None;
            let mut at = 0;
            while at < rows.len() {
                let own = match &rows[at] {
                    Row::Field(FieldRow { path, facts, .. }) if is_empty(path) => Some(*facts),
                    Row::Nested(path, shape) if is_empty(path) => own_facts(shape),
                    _ => None,
                };
                found = match (found, own) {
                    (Some(found), Some(own)) => Some(Facts::and(found, own)),
                    (None, own) => own,
                    (found, None) => found,
                };
                at += 1;
            }
            found
        }
    }
}

/// Tells whether a type in the rows contains itself.
pub(super) const fn rows_recur(rows: &[Row]) -> bool {
    let mut at = 0;
    while at < rows.len() {
        if let Row::Nested(_, shape) = &rows[at]
            && recurs(shape)
        {
            return true;
        }
        at += 1;
    }
    false
}

const fn recurs(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Later(_) => true,
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => recurs(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => table.recurs,
    }
}

pub(super) const fn rows(table: &RuleSet) -> &[Row] {
    match &table.rows {
        Cow::Borrowed(rows) => rows,
        Cow::Owned(rows) => rows.as_slice(),
    }
}

const fn is_empty(path: &Path) -> bool {
    match &path.0 {
        Cow::Borrowed(path) => path.is_empty(),
        Cow::Owned(path) => path.is_empty(),
    }
}
