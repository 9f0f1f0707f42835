//! Whether two rows of a table may lead to the same field.

use std::borrow::Cow;

use super::path::text_of;
use super::{Row, Segment, Shape, own};
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
            let apart = exclude_each_other(&rows[at], &rows[other]);
            if !apart && has_rows(&rows[at]) && has_rows(&rows[other]) && may_meet(&rows[at], &rows[other]) {
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
        Row::Nested(_, shape) => own::has_rows(shape),
    }
}

/// Tells whether two rows are those of different variants of one enum.
const fn exclude_each_other(one: &Row, other: &Row) -> bool {
    match (one, other) {
        (Row::Nested(_, Shape::When(one, _)), Row::Nested(_, Shape::When(other, _))) => {
            same_text(one.key, other.key) && !have_a_word_in_common(one.words, other.words)
        }
        _ => false,
    }
}

const fn have_a_word_in_common(one: &[&str], other: &[&str]) -> bool {
    let mut at = 0;
    while at < one.len() * other.len() {
        if same_text(one[at / other.len()], other[at % other.len()]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn shape_may_overlap(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf | Shape::Later(_) => false,
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => shape_may_overlap(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => table.may_overlap,
    }
}

const fn may_meet(one: &Row, other: &Row) -> bool {
    let ((one, is_open), (other, other_is_open)) = (path_of(one), path_of(other));
    // The rows below a path have longer ones, except for those on the value itself.
    let lengths_meet = match (is_open, other_is_open) {
        (None, None) => one.len() == other.len(),
        (None, Some(own)) => one.len() > other.len() || (own && one.len() == other.len()),
        (Some(own), None) => one.len() < other.len() || (own && one.len() == other.len()),
        (Some(_), Some(_)) => true,
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

/// The path of a row, and where rows are below it, whether one is on the value itself.
const fn path_of(row: &Row) -> (&[Segment], Option<bool>) {
    let (path, is_open) = match row {
        Row::Field(row) => (&row.path, None),
        Row::Nested(path, shape) => (path, Some(own::own_facts(shape).is_some())),
    };
    match &path.0 {
        Cow::Borrowed(path) => (path, is_open),
        Cow::Owned(path) => (path.as_slice(), is_open),
    }
}
