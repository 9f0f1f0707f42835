//! The lines of a table for `const` evaluation, from rows or from encoded text.

use std::borrow::Cow;

use super::encoded::{Cursor, Encoded, FieldLine};
use super::line::{RowPath, Rules};
use super::row::Row;
use super::rule_set::{Rows, RuleSet};
use super::type_info::{Shape, TypeInfo};
use crate::param::FieldModifiers;

/// A row.
#[derive(Clone, Copy)]
pub(crate) enum Line<'t> {
    Field { path: RowPath<'t>, rules: Rules<'t>, modifiers: FieldModifiers },
    Nested { path: RowPath<'t>, shape: &'static Shape },
}

/// The lines of a table, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Lines<'t> {
    Rows(&'t [Row], &'t [&'static TypeInfo]),
    Encoded {
        encoded: &'static Encoded,
        cursor: Cursor,
        /// The type of the field whose rules were the last line.
        below: Option<(RowPath<'static>, usize)>,
        type_infos: &'t [&'static TypeInfo],
    },
}

impl<'t> Lines<'t> {
    pub(super) const fn encoded(encoded: &'static Encoded, type_infos: &'t [&'static TypeInfo]) -> Self {
        Self::Encoded { encoded, cursor: Cursor::new(encoded.text), below: None, type_infos }
    }

    /// Returns the next line.
    pub(crate) const fn next(&mut self) -> Option<Line<'t>> {
        match self {
            Self::Rows(rows, type_infos) => {
                let [row, rest @ ..] = rows else { return None };
                *rows = rest;
                Some(match row {
                    Row::Field(row) => {
                        let rules = match &row.rules {
                            Cow::Borrowed(rules) => rules,
                            Cow::Owned(rules) => rules.as_slice(),
                        };
                        let (path, rules) = (RowPath::Path(row.path.segments()), Rules::Rows(rules));
                        Line::Field { path, rules, modifiers: row.modifiers }
                    }
                    Row::Nested(path, type_index) => {
                        Line::Nested { path: RowPath::Path(path.segments()), shape: &type_infos[*type_index].shape }
                    }
                })
            }
            Self::Encoded { encoded, cursor, below, type_infos } => {
                if let Some((path, type_index)) = *below {
                    *below = None;
                    return Some(Line::Nested { path, shape: &type_infos[type_index].shape });
                }
                let Some(line) = cursor.line() else { return None };
                let FieldLine { path, type_index, .. } = line;
                Some(match encoded.rules_of(line) {
                    (modifiers, Some(rules)) => {
                        *below = Some((path, type_index));
                        Line::Field { path, rules, modifiers }
                    }
                    (_, None) => Line::Nested { path, shape: &type_infos[type_index].shape },
                })
            }
        }
    }
}

impl RuleSet {
    /// Returns the lines.
    pub(crate) const fn lines(&self) -> Lines<'_> {
        match &self.rows {
            Rows::There(Cow::Borrowed(rows)) => Lines::Rows(rows, self.type_infos),
            Rows::There(Cow::Owned(rows)) => Lines::Rows(rows.as_slice(), self.type_infos),
            Rows::Encoded { encoded, .. } => Lines::encoded(encoded, self.type_infos),
        }
    }
}
