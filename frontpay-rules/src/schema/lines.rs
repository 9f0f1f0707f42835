//! A table as the compiler looks at it: line by line, whether its rows are there as such or written as text.

use std::borrow::Cow;

use super::encoded::{Cursor, Encoded, FieldLine};
use super::line::{Rules, Way};
use super::row::Row;
use super::rule_set::{Rows, RuleSet};
use super::type_info::{Nature, Shape};
use crate::param::Facts;

/// A row.
#[derive(Clone, Copy)]
pub(crate) enum Line<'t> {
    Field { path: Way<'t>, rules: Rules<'t>, facts: Facts },
    Nested { path: Way<'t>, shape: &'static Shape },
}

/// The lines of a table, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Lines<'t> {
    Rows(&'t [Row], &'t [&'static Nature]),
    Encoded {
        encoded: &'static Encoded,
        cursor: Cursor,
        /// What stands below the field whose rules were the last line.
        below: Option<(Way<'static>, usize)>,
        natures: &'t [&'static Nature],
    },
}

impl<'t> Lines<'t> {
    pub(super) const fn encoded(encoded: &'static Encoded, natures: &'t [&'static Nature]) -> Self {
        Self::Encoded { encoded, cursor: Cursor::new(encoded.text), below: None, natures }
    }

    /// Takes the next.
    pub(crate) const fn next(&mut self) -> Option<Line<'t>> {
        match self {
            Self::Rows(rows, natures) => {
                let [row, rest @ ..] = rows else { return None };
                *rows = rest;
                Some(match row {
                    Row::Field(row) => {
                        let rules = match &row.rules {
                            Cow::Borrowed(rules) => rules,
                            Cow::Owned(rules) => rules.as_slice(),
                        };
                        let (path, rules) = (Way::Path(row.path.segments()), Rules::Rows(rules));
                        Line::Field { path, rules, facts: row.facts }
                    }
                    Row::Nested(path, nature) => {
                        Line::Nested { path: Way::Path(path.segments()), shape: &natures[*nature].shape }
                    }
                })
            }
            Self::Encoded { encoded, cursor, below, natures } => {
                if let Some((path, nature)) = *below {
                    *below = None;
                    return Some(Line::Nested { path, shape: &natures[nature].shape });
                }
                let Some(line) = cursor.line() else { return None };
                let FieldLine { path, nature, .. } = line;
                Some(match encoded.rules_of(line) {
                    (facts, Some(rules)) => {
                        *below = Some((path, nature));
                        Line::Field { path, rules, facts }
                    }
                    (_, None) => Line::Nested { path, shape: &natures[nature].shape },
                })
            }
        }
    }
}

impl RuleSet {
    /// Returns the lines.
    pub(crate) const fn lines(&self) -> Lines<'_> {
        match &self.rows {
            Rows::There(Cow::Borrowed(rows)) => Lines::Rows(rows, self.natures),
            Rows::There(Cow::Owned(rows)) => Lines::Rows(rows.as_slice(), self.natures),
            Rows::Encoded { encoded, .. } => Lines::encoded(encoded, self.natures),
        }
    }
}
