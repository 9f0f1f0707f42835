//! One document on its way through one table: which rules are asked, and what is told of those that fail.

use frontpay_php::Value;

use super::exclusion::Excluded;
use super::keys::Keys;
use super::look::Source;
use super::pool::Pool;
use super::walk::{Place, Visit};
use crate::json::Arena;
use crate::param::{FieldModifiers, Other, ends, runs, steps};
use crate::report::{Failed, Report, Violation, Why, params};
use crate::rule::{Context, Input, Name, RuleFlags, measure};
use crate::schema::{Fault, FlatRow, RuleSet, StoredRule};

/// One document on its way through one table.
pub(super) struct Run<'t, 'd> {
    pub(super) rules: &'t RuleSet,
    pub(super) root: Value<'d>,
    context: &'t Context<'t>,
    pub(super) arena: &'d Arena,
    pub(super) others: Vec<Other<'d>>,
    pub(super) report: Report,
    pub(super) excluded: Excluded,
    pub(super) pools: Vec<(Source, Pool<'d>)>,
    /// For what rules look up beside their own field.
    pub(super) keys: Keys<'d>,
}

impl<'t, 'd> Run<'t, 'd> {
    pub(super) fn new(rules: &'t RuleSet, root: Value<'d>, context: &'t Context<'t>, arena: &'d Arena) -> Self {
        let (report, excluded) = (Report::default(), Excluded::default());
        let (others, pools, keys) = (Vec::new(), Vec::new(), Keys::default());
        Self { rules, root, context, arena, others, report, excluded, pools, keys }
    }
}

impl<'t, 'd> Visit<'t, 'd> for Run<'t, 'd> {
    #[inline]
    fn first(&self, row: &FlatRow<'t, '_>, value: Option<Value<'d>>) -> Option<usize> {
        if self.excluded.is_empty() { self.next(row.rules, 0, row.modifiers, value) } else { Some(0) }
    }

    fn visit(&mut self, place: &Place<'_, 't, 'd>, first: Option<usize>) {
        if self.excluded.is_empty() {
            self.field(place, place.value(), first);
        } else {
            self.field_beside_excluded(place);
        }
    }
}

impl<'d> Run<'_, 'd> {
    /// Finds the next rule that fails, or that looks at more than the value.
    #[inline]
    fn next(
        &self,
        rules: &[StoredRule],
        from: usize,
        modifiers: FieldModifiers,
        value: Option<Value<'_>>,
    ) -> Option<usize> {
        let (present, value) = (value.is_some(), value.unwrap_or(Value::Null));
        let mut input = Input { value, present, params: &[], others: &[], modifiers, clock: self.context.clock() };
        let runs = [false, true].map(|implicit| runs(implicit, value, present, modifiers));
        let next = rules.iter().skip(from).position(|rule| {
            let RuleFlags { implicit, never_fails, reads_value_only, .. } = rule.flags;
            match rule.name {
                _ if rule.fault.is_some() => true,
                Some(_) if reads_value_only => {
                    input.params = &rule.params;
                    runs[usize::from(implicit)] && !(rule.check)(&input)
                }
                _ => !never_fails,
            }
        });
        next.map(|next| from + next)
    }

    fn field_beside_excluded(&mut self, place: &Place<'_, '_, 'd>) {
        let Some(row) = place.rows.first() else { return };
        if !self.excluded.takes(|| steps(row.path, place.wildcards)) {
            let value = self.excluded.rest(place.value(), steps(row.path, place.wildcards), self.arena);
            self.field(place, value, None);
        }
    }

    /// Tells what the rules on one field say that is not left out; the first may be known that says something.
    fn field(&mut self, place: &Place<'_, '_, 'd>, value: Option<Value<'d>>, first: Option<usize>) {
        let mut first = first;
        for row in place.rows {
            let mut next = first.take().or_else(|| self.next(row.rules, 0, place.modifiers, value));
            while let Some((at, rule)) = next.and_then(|at| Some((at, row.rules.get(at)?))) {
                if self.ends_with(place, row, rule, value) {
                    return;
                }
                next = self.next(row.rules, at + 1, place.modifiers, value);
            }
        }
    }

    /// Tells whether a rule ends its field: one that fails or looks at more than the value.
    fn ends_with(
        &mut self,
        place: &Place<'_, '_, 'd>,
        row: &FlatRow<'_, '_>,
        rule: &StoredRule,
        value: Option<Value<'d>>,
    ) -> bool {
        if let (true, Some(name), None) = (rule.flags.reads_value_only, rule.name, &rule.fault) {
            return self.fail(place, row, rule, name);
        }
        let RuleFlags { implicit, excludes, reads_other_fields, .. } = rule.flags;
        let (present, value) = (value.is_some(), value.unwrap_or(Value::Null));
        if !(excludes || runs(implicit, value, present, place.modifiers)) {
            return false;
        }
        if let Some(fault) = fault(rule, value) {
            let params = params(row, rule, place.wildcards);
            return self.note(place, row, rule, Failed::rare(Why::Fault(fault.clone()), params));
        }
        match (rule.name, rule.custom) {
            (Some(name), _) => {
                self.others.clear();
                if reads_other_fields {
                    self.look_up(place, row, rule, value);
                }
                let (clock, others) = (self.context.clock(), self.others.as_slice());
                let input = Input { value, present, params: &rule.params, others, modifiers: place.modifiers, clock };
                !(rule.check)(&input) && self.fail(place, row, rule, name)
            }
            (None, Some(custom)) => match custom.check(value, self.context) {
                Ok(()) => false,
                Err(params) => self.note(place, row, rule, custom.failed(params)),
            },
            (None, None) => false,
        }
    }

    /// Leaves a field out, or notes the failure of a rule; tells whether that ends the field.
    fn fail(&mut self, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>, rule: &StoredRule, name: Name) -> bool {
        if rule.excludes() {
            self.excluded.insert(steps(row.path, place.wildcards));
            return true;
        }
        self.note(place, row, rule, Failed::rule(name, params(row, rule, place.wildcards)))
    }

    fn note(&mut self, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>, rule: &StoredRule, failed: Failed) -> bool {
        self.report.push(Violation {
            path: row.concrete(place.wildcards),
            failed,
            measure: measure(place.modifiers),
            texts: rule.texts,
        });
        ends(rule.is_implicit(), place.modifiers)
    }
}

/// Returns the fault at which Laravel would stop, if a value brings it to light.
fn fault<'r>(rule: &'r StoredRule, value: Value<'_>) -> Option<&'r Fault> {
    let is_text = matches!(value, Value::Str(_) | Value::Int(_) | Value::Float(_));
    rule.fault.as_deref().filter(|fault| !fault.on_text || is_text)
}
