//! What the rows of a type say about a field below it.

use super::own::{own_facts, rows};
use super::path::text_of;
use super::{Facts, Row, Segment, Shape};
use crate::value::same_text;

/// What the types in the rows of a struct say about its table.
#[expect(clippy::struct_excessive_bools, reason = "independent answers, each for another mark of the table")]
pub(super) struct Below {
    pub(super) may_overlap: bool,
    pub(super) looks_far: bool,
    pub(super) recurs: bool,
    /// One has rules for its own value, where the rules of the field stand as well.
    pub(super) on_the_value: bool,
}

impl Below {
    pub(super) const fn of(rows: &[Row]) -> Self {
        let mut all = Self { may_overlap: false, looks_far: false, recurs: false, on_the_value: false };
        let mut at = 0;
        while at < rows.len() {
            if let Row::Nested(_, shape) = &rows[at] {
                all.add(shape);
            }
            at += 1;
        }
        all
    }

    const fn add(&mut self, shape: &Shape) {
        match shape {
            Shape::Leaf => {}
            Shape::Later(_) => self.recurs = true,
            Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => self.add(inner),
            Shape::Table(table) | Shape::WordOrTable(table) => {
                self.may_overlap |= table.may_overlap;
                self.looks_far |= table.looks_far;
                self.recurs |= table.recurs;
                self.on_the_value |= own_facts(shape).is_some();
            }
        }
    }
}

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
