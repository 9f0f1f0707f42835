//! The rules of a table, checked on the fields of several structs of its type.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::siblings::SiblingFields;
use super::violations::Violations;
use crate::param::{Path, PathText, runs};
use crate::rule::{Context, Input, RuleFlags};
use crate::schema::{FieldRow, FieldRows, RuleSet, StoredRule};
use crate::types::{FailingFields, FieldNode, Scratch};

/// A struct on the way: the path up to where the key of a field begins, and the fields that fail.
#[derive(Clone)]
pub(super) struct Struct {
    pub(super) path: PathText,
    pub(super) failing: FailingFields,
}

/// Several structs with the same table.
pub(super) struct Structs<'g, 'a> {
    pub(super) list: &'g [Struct],
    /// The fields of each, one struct after the other.
    pub(super) fields: &'g [FieldNode<'a>],
    /// The number of fields of a struct.
    pub(super) width: usize,
    pub(super) table: &'static RuleSet,
    pub(super) rows: FieldRows,
    /// The fields that fail in any of the structs.
    pub(super) failing: FailingFields,
}

impl Structs<'_, '_> {
    /// Checks one field after the other from a place on, as Laravel does: a row of all structs, then the next row. Returns
    /// the place and the path of the first field with a table of its own in which something fails.
    #[inline(never)]
    pub(super) fn check(&self, from: usize, violations: &mut Violations) -> Option<(usize, &'static Path)> {
        let mut next = from;
        while let Some(field) = self.failing.next(next, self.width) {
            next = field + 1;
            let (row, below) = self.rows.of(field)?;
            if let Some(row) = row {
                self.check_field(field, row, violations);
            }
            if let Some(path) = below {
                return Some((field, path));
            }
        }
        None
    }

    /// Checks the rules of a field of each of the structs.
    fn check_field(&self, field: usize, row: &'static FieldRow, violations: &mut Violations) {
        let (rules, modifiers) = (&*row.rules, row.modifiers);
        for (at, own) in self.list.iter().enumerate() {
            let Some(field_node) = self.fields.get(at * self.width + field) else { return };
            if !own.failing.may_contain(field) {
                continue;
            }
            let scratch = Scratch::new();
            let (value, present) = (field_node.node.value(&scratch), field_node.present);
            let (kind, is_leaf) = (value.kind(), value.count().is_none());
            let (runs, implicit_runs) = (runs(false, value, present, modifiers), runs(true, value, present, modifiers));
            let mut input = Input { value, present, params: &[], others: &[], modifiers, clock: Clock::System };
            for rule in rules {
                let RuleFlags { implicit, accepted_kinds, reads_value_only, .. } = rule.flags;
                if accepted_kinds.has(kind) || !(if implicit { implicit_runs } else { runs }) {
                    continue;
                }
                input.params = &rule.params;
                let ends = if reads_value_only && (is_leaf || !rule.reads_items()) {
                    !(rule.check)(&input) && violations.push(&own.path, row, rule)
                } else {
                    self.check_further((at, field), row, rule, &input, violations)
                };
                if ends {
                    break;
                }
            }
        }
    }

    /// Checks a rule that needs more than the value as it shows itself. Returns `true` if its failure ends the field.
    #[inline(never)]
    fn check_further(
        &self,
        (at, field): (usize, usize),
        row: &'static FieldRow,
        rule: &'static StoredRule,
        input: &Input<'_>,
        violations: &mut Violations,
    ) -> bool {
        let Some(own) = self.list.get(at) else { return false };
        let fields = self.fields.get(at * self.width..).unwrap_or_default();
        let siblings = SiblingFields { keys: self.table.keys(), fields, own: field };
        if let Some(custom) = rule.custom {
            // To custom rules an absent field is null.
            let value = if input.present { input.value } else { Value::Null };
            let result = siblings.with_items(value, |value: Value<'_>| custom.check(value, &Context::new()));
            return result.is_err_and(|params| violations.push_failed(&own.path, row, rule, custom.failed(params)));
        }
        !siblings.passes(row, rule, input) && violations.push(&own.path, row, rule)
    }
}
