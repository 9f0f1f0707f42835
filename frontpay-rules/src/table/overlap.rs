//! Whether two rows of a table may lead to the same field.

use std::borrow::Cow;

use super::path::text_of;
use super::{Row, Segment, Shape};
use crate::value::same_text;

/// Tells whether two rows may lead to the same field. It errs to that side where tables are nested.
pub(super) const fn may_overlap(rows: &[Row]) -> bool {
    let mut at = 0;
    while at < rows.len() {
        if let Row::Nested(_, shape) = &rows[at]
            && shape_may_overlap(shape)
        {
            return true;
        }
        let mut other = 0;
        while other < at {
            if has_rows(&rows[at]) && has_rows(&rows[other]) && may_meet(&rows[at], &rows[other]) {
                return true;
            }
            other += 1;
        }
        at += 1;
    }
    false
}

const fn has_rows(row: &Row) -> bool {
    match row {
        Row::Field(_) => true,
        Row::Nested(_, shape) => shape_has_rows(shape),
    }
}

const fn shape_has_rows(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Optional(inner) | Shape::Each(inner) => shape_has_rows(inner),
        Shape::Table(_) => true,
    }
}

const fn shape_may_overlap(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Optional(inner) | Shape::Each(inner) => shape_may_overlap(inner),
        Shape::Table(table) => table.may_overlap,
    }
}

const fn may_meet(one: &Row, other: &Row) -> bool {
    let ((one, is_open), (other, other_is_open)) = (path_of(one), path_of(other));
    // The rows below a path have longer ones.
    let lengths_meet = match (is_open, other_is_open) {
        (false, false) => one.len() == other.len(),
        (false, true) => one.len() > other.len(),
        (true, false) => one.len() < other.len(),
        (true, true) => true,
    };
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if let (Segment::Key(one), Segment::Key(other)) = (&one[at], &other[at])
            && !same_text(text_of(one), text_of(other))
        {
            return false;
        }
        at += 1;
    }
    lengths_meet
}

/// The path of a row, and whether rows are below it.
const fn path_of(row: &Row) -> (&[Segment], bool) {
    let (path, is_open) = match row {
        Row::Field(row) => (&row.path, false),
        Row::Nested(path, _) => (path, true),
    };
    match &path.0 {
        Cow::Borrowed(path) => (path, is_open),
        Cow::Owned(path) => (path.as_slice(), is_open),
    }
}
