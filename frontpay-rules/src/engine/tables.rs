//! From a table, and those nested in it, to its rows in Laravel's order: those without wildcards first.

use frontpay_php::Value;

use super::merge;
use super::walk::{Everywhere, FanOut, Place, Visit, Walk};
use crate::param::Segment;
use crate::schema::{Condition, FieldRow, FlatRow, Guard, Row, RuleSet, Shape};

/// Calls `visit` with every field: those of rows without wildcards first.
pub(crate) fn each_place<'t, 'd, F>(rules: &'t RuleSet, root: Value<'d>, visit: F) -> Result<(), FanOut>
where
    F: FnMut(&Place<'_, 't, 'd>),
{
    walk(rules, root, &mut Everywhere(visit))
}

/// Calls a visitor that need not see every field.
pub(super) fn walk<'t, 'd, V>(rules: &'t RuleSet, root: Value<'d>, visitor: &mut V) -> Result<(), FanOut>
where
    V: Visit<'t, 'd>,
{
    if rules.may_overlap() && merge::overlaps(rules) {
        return merge::walk(rules, root, visitor);
    }
    let walk = Walk::new(root, rules.limits.fan_out);
    let mut tables = Tables { path: Vec::with_capacity(8), wildcard: None, guards: Vec::new(), walk, visitor };
    tables.fixed_rows(rules);
    if rules.summary.has_wildcards {
        tables.rows_with_wildcards(rules);
    }
    tables.walk.end()
}

/// The way through nested tables and a document at once.
struct Tables<'t, 'd, 'v, V> {
    path: Vec<&'t Segment>,
    /// The position of the first wildcard that leads to the table.
    wildcard: Option<usize>,
    /// The conditions on the path behind that wildcard.
    guards: Vec<Guard>,
    walk: Walk<'d>,
    visitor: &'v mut V,
}

impl<'t, 'd, V: Visit<'t, 'd>> Tables<'t, 'd, '_, V> {
    fn fixed_rows(&mut self, table: &'t RuleSet) {
        let base = self.path.len();
        for row in table.rows() {
            match row {
                Row::Field(row) if !row.has_wildcard() => self.field(row, base),
                Row::Nested(path, type_index) if table.type_infos[*type_index].shape.may_have_fixed_rows() => {
                    self.enter(path.segments());
                    self.fixed_rows_of(&table.type_infos[*type_index].shape);
                }
                Row::Field(_) | Row::Nested(..) => continue,
            }
            self.path.truncate(base);
        }
    }

    fn fixed_rows_of(&mut self, shape: &'t Shape) {
        match shape {
            Shape::Optional(inner) if self.is_met(Condition::Present) => self.fixed_rows_of(inner),
            Shape::Tagged(tag, inner) if self.is_met(Condition::Tagged(tag)) => self.fixed_rows_of(inner),
            Shape::Leaf | Shape::Lazy(_) | Shape::List(_) | Shape::Map(..) | Shape::Optional(_) | Shape::Tagged(..) => {
            }
            Shape::Table(table) | Shape::UnitOrTable(table) => self.fixed_rows(table),
        }
    }

    fn rows_with_wildcards(&mut self, table: &'t RuleSet) {
        let base = self.path.len();
        for row in table.rows() {
            match row {
                Row::Field(row) if self.wildcard.is_some() || row.has_wildcard() => self.field(row, base),
                Row::Nested(path, type_index)
                    if self.wildcard.is_none() && table.type_infos[*type_index].shape.has_wildcards() =>
                {
                    self.enter(path.segments());
                    self.wildcards_of(&table.type_infos[*type_index].shape);
                }
                Row::Nested(path, type_index) if self.wildcard.is_some() => {
                    self.path.extend(path.segments());
                    self.wildcards_of(&table.type_infos[*type_index].shape);
                }
                Row::Field(_) | Row::Nested(..) => continue,
            }
            self.path.truncate(base);
        }
    }

    fn wildcards_of(&mut self, shape: &'t Shape) {
        match shape {
            Shape::Leaf | Shape::Lazy(_) => {}
            Shape::Optional(inner) => self.guarded(Condition::Present, inner),
            Shape::Tagged(tag, inner) => self.guarded(Condition::Tagged(tag), inner),
            Shape::List(inner) | Shape::Map(_, inner) => {
                let outer = self.wildcard;
                self.wildcard = Some(outer.unwrap_or(self.path.len()));
                self.path.push(&Segment::Each);
                self.wildcards_of(inner);
                self.path.pop();
                self.wildcard = outer;
            }
            Shape::Table(table) | Shape::UnitOrTable(table) => self.rows_with_wildcards(table),
        }
    }

    /// Goes on where a condition holds; behind a wildcard each item has to say.
    fn guarded(&mut self, condition: Condition, inner: &'t Shape) {
        if self.wildcard.is_some() {
            self.guards.push(Guard { at: self.path.len(), condition });
            self.wildcards_of(inner);
            self.guards.pop();
        } else if self.is_met(condition) {
            self.wildcards_of(inner);
        }
    }

    fn is_met(&self, condition: Condition) -> bool {
        condition.is_met(self.walk.value(self.path.len()))
    }

    /// Goes down to a nested table.
    fn enter(&mut self, path: &'t [Segment]) {
        for segment in path {
            self.walk.enter(self.path.len(), segment);
            self.path.push(segment);
        }
    }

    fn field(&mut self, row: &'t FieldRow, base: usize) {
        self.path.extend(row.path.segments());
        let fixed = self.wildcard.unwrap_or(base + row.fixed);
        let flat =
            FlatRow { path: &self.path, base, guards: &self.guards, rules: &row.rules, modifiers: row.modifiers };
        let known = fixed.min(base + row.shared);
        self.walk.row(&flat, known, self.visitor);
    }
}
