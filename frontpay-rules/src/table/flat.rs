//! The rows of a table and of those nested in it, each with its whole path.

use core::fmt;

use super::path::write_path;
use super::{Facts, Row, Rule, RuleSet, Segment, Shape};

/// A row of a table or of one nested in it, with its whole path.
pub(crate) struct FlatRow<'t, 'w> {
    pub(crate) path: &'w [&'t Segment],
    /// How much of the path leads to the struct that the row belongs to.
    pub(crate) base: usize,
    /// Lengths of path at which an optional struct must be there for the row to count.
    pub(crate) guards: &'w [usize],
    pub(crate) rules: &'t [Rule],
    pub(crate) facts: Facts,
}

impl FlatRow<'_, '_> {
    pub(crate) fn has_wildcard(&self) -> bool {
        self.path.iter().any(|segment| matches!(segment, Segment::Each))
    }
}

impl fmt::Display for FlatRow<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_path(f, self.path.iter().copied())
    }
}

impl RuleSet {
    /// Calls `visit` with every row, those of nested tables with their longer path, in declaration order.
    pub(crate) fn each_row<'t>(&'t self, visit: &mut dyn FnMut(&FlatRow<'t, '_>)) {
        let mut walk = Flatten { path: Vec::new(), guards: Vec::new(), visit };
        walk.rows(&self.rows);
    }
}

struct Flatten<'t, 'v> {
    path: Vec<&'t Segment>,
    guards: Vec<usize>,
    visit: &'v mut dyn FnMut(&FlatRow<'t, '_>),
}

impl<'t> Flatten<'t, '_> {
    fn rows(&mut self, rows: &'t [Row]) {
        let base = self.path.len();
        for row in rows {
            match row {
                Row::Field(row) => {
                    self.path.extend(row.path.0.iter());
                    (self.visit)(&FlatRow {
                        path: &self.path,
                        base,
                        guards: &self.guards,
                        rules: &row.rules,
                        facts: row.facts,
                    });
                }
                Row::Nested(path, shape) => {
                    self.path.extend(path.0.iter());
                    self.shape(shape);
                }
            }
            self.path.truncate(base);
        }
    }

    fn shape(&mut self, shape: &'t Shape) {
        match shape {
            Shape::Leaf => {}
            Shape::Optional(inner) => {
                self.guards.push(self.path.len());
                self.shape(inner);
                self.guards.pop();
            }
            Shape::Each(inner) => {
                self.path.push(&Segment::Each);
                self.shape(inner);
                self.path.pop();
            }
            Shape::Table(table) => self.rows(&table.rows),
        }
    }
}
