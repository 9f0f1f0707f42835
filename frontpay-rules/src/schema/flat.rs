//! The rows of a table and of those nested in it, each with its whole path.

use core::fmt;

use frontpay_php::Value;

use super::row::Row;
use super::rule::StoredRule;
use super::rule_set::RuleSet;
use super::type_info::{Shape, Tag};
use crate::param::{FieldModifiers, Segment, write_path};

/// A row of a table or of one nested in it, with its whole path.
pub(crate) struct FlatRow<'t, 'w> {
    pub(crate) path: &'w [&'t Segment],
    /// The length of the path to the struct that the row belongs to.
    pub(crate) base: usize,
    /// The conditions of the row.
    pub(crate) guards: &'w [Guard],
    pub(crate) rules: &'t [StoredRule],
    pub(crate) modifiers: FieldModifiers,
}

/// A condition of a row on the value at some length of its path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guard {
    pub(crate) at: usize,
    pub(crate) condition: Condition,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Condition {
    /// An optional struct is there.
    Present,
    /// An enum is of a variant.
    Tagged(&'static Tag),
}

impl Condition {
    pub(crate) fn is_met(self, value: Option<Value<'_>>) -> bool {
        match self {
            Self::Present => value.is_some_and(|value| !value.is_null()),
            Self::Tagged(tag) => tag.is_of(value),
        }
    }
}

impl<'t, 'w> FlatRow<'t, 'w> {
    /// Creates a row without rules.
    pub(crate) fn of_path(path: &'w [&'t Segment], modifiers: FieldModifiers) -> Self {
        Self { path, base: 0, guards: &[], rules: &[], modifiers }
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
        let mut walk = Flatten { path: Vec::with_capacity(8), guards: Vec::new(), visit };
        walk.table(self);
    }
}

struct Flatten<'t, 'v> {
    path: Vec<&'t Segment>,
    guards: Vec<Guard>,
    visit: &'v mut dyn FnMut(&FlatRow<'t, '_>),
}

impl<'t> Flatten<'t, '_> {
    fn table(&mut self, table: &'t RuleSet) {
        let base = self.path.len();
        for row in table.rows() {
            match row {
                Row::Field(row) => {
                    self.path.extend(&*row.path.0);
                    (self.visit)(&FlatRow {
                        path: &self.path,
                        base,
                        guards: &self.guards,
                        rules: &row.rules,
                        modifiers: row.modifiers,
                    });
                }
                Row::Nested(path, type_index) => {
                    self.path.extend(path.0.iter());
                    self.shape(&table.type_infos[*type_index].shape);
                }
            }
            self.path.truncate(base);
        }
    }

    fn shape(&mut self, shape: &'t Shape) {
        match shape {
            Shape::Leaf | Shape::Lazy(_) => {}
            Shape::Optional(inner) => self.guarded(Condition::Present, inner),
            Shape::Tagged(tag, inner) => self.guarded(Condition::Tagged(tag), inner),
            Shape::List(inner) | Shape::Map(_, inner) => {
                self.path.push(&Segment::Each);
                self.shape(inner);
                self.path.pop();
            }
            Shape::Table(table) | Shape::UnitOrTable(table) => self.table(table),
        }
    }

    fn guarded(&mut self, condition: Condition, inner: &'t Shape) {
        self.guards.push(Guard { at: self.path.len(), condition });
        self.shape(inner);
        self.guards.pop();
    }
}
