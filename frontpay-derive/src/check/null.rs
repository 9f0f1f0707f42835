//! Rules that distinguish null from a missing key, although an `Option` cannot.

use frontpay_rules::__private::{Clock, runs};
use frontpay_rules::rule::{Input, check as passes};
use frontpay_rules::{FieldModifiers, Other, Value};

use super::checked::{CheckedField, Pending};
use super::reference::siblings;
use super::rule_use::{RuleUse, modifiers};
use super::verdict::Verdicts;
use crate::errors::Errors;
use crate::model::field::Field;
use crate::type_tokens::option_argument;

/// The attribute that keeps serde from writing `None`.
const SKIP_NONE: &str = "#[serde(skip_serializing_if = \"Option::is_none\")]";

/// Notes an `Option` whose rules refuse null and accept a missing key, and refuses the opposite: serde reads both as `None`.
pub(super) fn check(field: &Field<'_>, checked: &mut CheckedField<'_>, errors: &mut Errors) {
    let rule_uses = checked.rules.as_slice();
    if !has_ambiguous_none(field) {
        return;
    }
    let modifiers = modifiers(rule_uses);
    let verdicts = |is_present| -> Vec<Verdicts> {
        rule_uses.iter().map(|rule_use| Verdicts::of(rule_use, Value::Null, is_present, modifiers)).collect()
    };
    let (null, missing) = (verdicts(true), verdicts(false));
    let is_always_refused = |verdicts: &[Verdicts]| verdicts.iter().any(Verdicts::is_always_refused);
    if is_always_refused(&null) && is_always_refused(&missing) {
        return;
    }
    for (rule_use, (null, missing)) in rule_uses.iter().zip(null.iter().zip(&missing)) {
        if null.is_accepted_where_refused(missing) {
            let (rule, name) = (rule_use.spec.name, &field.name);
            let message = format!(
                "`{rule}` refuses a missing `{name}` but not null, and serde reads both as `None`: use rules that refuse both, or none"
            );
            errors.at(rule_use.span, message);
            return;
        }
    }
    checked.none_is_absent = null != missing;
    // A rule that excludes the field leaves out null and a missing key alike.
    let differs = |index: &usize| !rule_uses[*index].spec.excludes && null[*index] != missing[*index];
    let Some(index) = (0..rule_uses.len()).find(differs).filter(|_| is_none_written(field)) else { return };
    let (rule_use, name) = (&rule_uses[index], &field.name);
    let or_nullable = if is_cured_by_nullable(rule_uses) { ", or `nullable`" } else { "" };
    let message = format!(
        "`{}` refuses null for `{name}` and accepts a missing key, but serde writes `None` as null: add `{SKIP_NONE}`{or_nullable}",
        rule_use.spec.name
    );
    checked.null_error = Some(Pending { span: rule_use.span, message });
}

fn has_ambiguous_none(field: &Field<'_>) -> bool {
    let reads_type = field.serde.custom_reader.is_none() && field.serde.flatten.is_none();
    !field.is_keyless && reads_type && option_argument(field.ty).is_some()
}

fn is_none_written(field: &Field<'_>) -> bool {
    field.serde.skip_serializing_if.is_none()
}

/// Returns true if with `nullable` the rules would treat null like a missing key.
fn is_cured_by_nullable(rule_uses: &[RuleUse]) -> bool {
    let modifiers = FieldModifiers { nullable: true, ..modifiers(rule_uses) };
    let verdicts = |rule_use, is_present| Verdicts::of(rule_use, Value::Null, is_present, modifiers);
    rule_uses.iter().all(|rule_use| verdicts(rule_use, true) == verdicts(rule_use, false))
}

/// Notes the fields for which the rules of others distinguish null from a missing key: their `None` is a missing key too.
pub(super) fn check_siblings(fields: &[Field<'_>], checked: &mut [CheckedField<'_>]) {
    for index in 0..fields.len() {
        for (sibling, error) in distinguished_siblings(index, fields, checked) {
            let other = &mut checked[sibling];
            other.none_is_absent = true;
            if other.null_error.is_none() && is_none_written(&fields[sibling]) {
                other.null_error = Some(error);
            }
        }
    }
}

/// Returns the fields whose absence the rules of one field distinguish from null.
fn distinguished_siblings(index: usize, fields: &[Field<'_>], checked: &[CheckedField<'_>]) -> Vec<(usize, Pending)> {
    let (field, rule_uses) = (&fields[index], &checked[index].rules);
    let modifiers = modifiers(rule_uses);
    let mut distinguished = Vec::new();
    for rule_use in rule_uses {
        let siblings = siblings(rule_use, field, fields);
        for (position, &sibling) in siblings.iter().enumerate() {
            let other = &fields[sibling];
            if has_ambiguous_none(other) && is_null_distinct(rule_use, modifiers, siblings.len(), position) {
                let (rule, owner, name) = (rule_use.spec.name, &field.name, &other.name);
                let message = format!(
                    "`{rule}` of `{owner}` distinguishes null from a missing `{name}`, but serde writes `None` as null: add `{SKIP_NONE}` to `{name}`"
                );
                distinguished.push((sibling, Pending { span: rule_use.span, message }));
            }
        }
    }
    distinguished
}

/// Returns true if a rule gives another answer for null than for a missing key in one of the fields that it names.
fn is_null_distinct(rule_use: &RuleUse, modifiers: FieldModifiers, named: usize, position: usize) -> bool {
    let samples = [(Value::Null, false), (Value::Null, true), (Value::Str("x"), true), (Value::Bool(true), true)];
    let answer = |(value, present), rest: Option<Value<'_>>, asked: Option<Value<'_>>| {
        let mut others = vec![Other { value: rest, boolean: false }; named];
        others[position].value = asked;
        let params = rule_use.rule.params();
        passes(rule_use.name, &Input { value, present, params, others: &others, modifiers, clock: Clock::System })
    };
    let runs_on = |(value, present)| rule_use.spec.excludes || runs(rule_use.spec.implicit, value, present, modifiers);
    let rests = [None, Some(Value::Str("x"))];
    let differs = |sample, rest| answer(sample, rest, None) != answer(sample, rest, Some(Value::Null));
    samples
        .into_iter()
        .filter(|sample| runs_on(*sample))
        .any(|sample| rests.into_iter().any(|rest| differs(sample, rest)))
}
