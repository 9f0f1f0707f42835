//! The modifiers that a type has for a field below it.

use frontpay_php::text::same_text;

use super::line::RowPath;
use super::lines::Line;
use super::type_info::Shape;
use crate::param::{FieldModifiers, Segment, text_of};

/// Returns the modifiers in a type's rows for the field at a path, for the rules of a rule set on the same field.
#[doc(hidden)]
#[must_use]
pub const fn modifiers_at(shape: &Shape, path: &[Segment]) -> FieldModifiers {
    match shape {
        Shape::Optional(inner) | Shape::Tagged(_, inner) => modifiers_at(inner, path),
        Shape::List(inner) | Shape::Map(_, inner) => match path {
            [_, rest @ ..] => modifiers_at(inner, rest),
            [] => FieldModifiers::NONE,
        },
        Shape::Table(table) | Shape::UnitOrTable(table) => {
            let (mut lines, mut modifiers) = (table.lines(), FieldModifiers::NONE);
            while let Some(line) = lines.next() {
                modifiers = modifiers.and(match line {
                    Line::Field { path: own, modifiers, .. } => match behind(own, path) {
                        Some([]) => modifiers,
                        _ => FieldModifiers::NONE,
                    },
                    Line::Nested { path: own, shape } => match behind(own, path) {
                        Some(rest) => modifiers_at(shape, rest),
                        None => FieldModifiers::NONE,
                    },
                });
            }
            modifiers
        }
        // The compiler cannot ask a type for the table that it follows later.
        Shape::Leaf | Shape::Lazy(_) => FieldModifiers::NONE,
    }
}

/// Returns the rest of a path that starts with another.
const fn behind<'p>(start: RowPath<'_>, path: &'p [Segment]) -> Option<&'p [Segment]> {
    let (mut rest, mut at) = (path, 0);
    while at < start.len() {
        rest = match (start.key(at), rest) {
            (Some(own), [Segment::Key(key), rest @ ..]) if same_text(own, text_of(key)) => rest,
            (None, [_, rest @ ..]) => rest,
            _ => return None,
        };
        at += 1;
    }
    Some(rest)
}
