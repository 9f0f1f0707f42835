//! What the rows of a type say about a field below it.

use super::own::rows;
use super::path::text_of;
use super::{Facts, Row, Segment, Shape};
use crate::value::same_text;

/// Returns what a type's rows say about the field at a path, for the rules of a rule set on the same field.
#[doc(hidden)]
#[must_use]
pub const fn facts_at(shape: &Shape, path: &[Segment]) -> Facts {
    match shape {
        Shape::Optional(inner) | Shape::When(_, inner) => facts_at(inner, path),
        Shape::Each(inner) => match path {
            [_, rest @ ..] => facts_at(inner, rest),
            [] => Facts::NONE,
        },
        Shape::Table(table) | Shape::WordOrTable(table) => {
            let rows = rows(table);
            let (mut facts, mut at) = (Facts::NONE, 0);
            while at < rows.len() {
                facts = facts.and(match &rows[at] {
                    Row::Field(row) => match behind(row.path.segments(), path) {
                        Some([]) => row.facts,
                        _ => Facts::NONE,
                    },
                    Row::Nested(own, inner) => match behind(own.segments(), path) {
                        Some(rest) => facts_at(inner, rest),
                        None => Facts::NONE,
                    },
                });
                at += 1;
            }
            facts
        }
        // The compiler cannot ask a type for the table that it follows later.
        Shape::Leaf | Shape::Later(_) => Facts::NONE,
    }
}

/// What is left of a path that begins with another.
const fn behind<'p>(start: &[Segment], path: &'p [Segment]) -> Option<&'p [Segment]> {
    match (start, path) {
        ([], path) => Some(path),
        ([Segment::Key(own), start @ ..], [Segment::Key(key), rest @ ..]) if same_text(text_of(own), text_of(key)) => {
            behind(start, rest)
        }
        ([Segment::Each, start @ ..], [_, rest @ ..]) => behind(start, rest),
        _ => None,
    }
}
