//! Rules that tell null from a missing key, which a type cannot.

use frontpay_rules::__private::{Clock, runs};
use frontpay_rules::rule::{Input, check};
use frontpay_rules::{Facts, Other, Value};
use proc_macro2::Span;

use super::agree::{Verdicts, option_of, verdicts};
use super::reference::siblings;
use super::{Checked, Use, facts};
use crate::errors::Errors;
use crate::model::Field;

/// What keeps serde from writing `None`.
const LEAVE_OUT: &str = "#[serde(skip_serializing_if = \"Option::is_none\")]";

/// What to say where serde writes `None` as null.
pub(crate) struct Told {
    /// The rule that refuses it.
    pub(crate) span: Span,
    pub(crate) sentence: String,
}

/// Notes an `Option` whose rules refuse null where they let a missing key pass. The other way round is refused: serde
/// cannot tell a missing key from null.
pub(super) fn told(field: &Field<'_>, checked: &mut Checked<'_>, errors: &mut Errors) {
    let uses = checked.rules.as_slice();
    if !reads_both_as_none(field) {
        return;
    }
    let facts = facts(uses);
    let asked = |value, present| uses.iter().map(move |found| verdicts(found, value, present, facts));
    let (null, missing): (Vec<_>, Vec<_>) = (asked(Value::Null, true).collect(), asked(Value::Null, false).collect());
    let always = |verdicts: &[Verdicts]| verdicts.iter().any(Verdicts::refuses_always);
    if always(&null) && always(&missing) {
        return;
    }
    for (found, (null, missing)) in uses.iter().zip(null.iter().zip(&missing)) {
        if null.0.iter().zip(&missing.0).any(|(null, missing)| !null && *missing) {
            let (rule, name) = (found.spec.name, &field.name);
            let sentence =
                format!("`{rule}` refuses a missing `{name}`, but it reads as `None`, as null does, which passes");
            errors.at(found.span, sentence);
            return;
        }
    }
    checked.tells_null = null != missing;
    // Of a rule that leaves the field out both are fine.
    let refuses = |at: &usize| !uses[*at].spec.excludes && null[*at] != missing[*at];
    let Some(at) = (0..uses.len()).find(refuses).filter(|_| not_left_out(field)) else { return };
    let (found, name) = (&uses[at], &field.name);
    let or_nullable = if nullable_lets_pass(uses) { ", or `nullable`" } else { "" };
    let sentence = format!(
        "`{}` refuses a null `{name}` and lets a missing one pass, and serde writes `None` as null: add `{LEAVE_OUT}`{or_nullable}",
        found.spec.name
    );
    checked.null_written = Some(Told { span: found.span, sentence });
}

fn reads_both_as_none(field: &Field<'_>) -> bool {
    !field.keyless && option_of(field.ty).is_some() && field.serde.read_by.is_none() && field.serde.flatten.is_none()
}

fn not_left_out(field: &Field<'_>) -> bool {
    field.serde.skip_if.is_none()
}

/// Tells whether `nullable` beside the rules would let null pass where a missing key does.
fn nullable_lets_pass(uses: &[Use]) -> bool {
    let mut facts = facts(uses);
    facts.nullable = true;
    uses.iter().all(|found| verdicts(found, Value::Null, true, facts) == verdicts(found, Value::Null, false, facts))
}

/// Notes the fields whose absence the rules of others tell from null: `None` stands for a missing key there as well.
pub(super) fn told_by_others(fields: &[Field<'_>], checked: &mut [Checked<'_>]) {
    for at in 0..fields.len() {
        for (named, told) in others_told(at, fields, checked) {
            let other = &mut checked[named];
            other.tells_null = true;
            if other.null_written.is_none() && not_left_out(&fields[named]) {
                other.null_written = Some(told);
            }
        }
    }
}

/// The fields whose absence the rules of one field tell from null.
fn others_told(at: usize, fields: &[Field<'_>], checked: &[Checked<'_>]) -> Vec<(usize, Told)> {
    let (field, rules) = (&fields[at], &checked[at].rules);
    let facts = facts(rules);
    let mut others = Vec::new();
    for found in rules {
        let named = siblings(found, field, fields);
        for (place, &other) in named.iter().enumerate() {
            if reads_both_as_none(&fields[other]) && tells_other_null(found, facts, named.len(), place) {
                let (rule, own, name) = (found.spec.name, &field.name, &fields[other].name);
                let sentence = format!(
                    "`{rule}` of `{own}` tells a missing `{name}` from null, and serde writes `None` as null: add `{LEAVE_OUT}` to `{name}`"
                );
                others.push((other, Told { span: found.span, sentence }));
            }
        }
    }
    others
}

/// Tells whether a rule answers otherwise where one of the fields that it names is null than where it is missing.
fn tells_other_null(found: &Use, facts: Facts, named: usize, place: usize) -> bool {
    let own = [(Value::Null, false), (Value::Null, true), (Value::Str("x"), true), (Value::Bool(true), true)];
    let ask = |(value, present), around: Option<Value<'_>>, held: Option<Value<'_>>| {
        let mut others = vec![Other { value: around, boolean: false }; named];
        others[place].value = held;
        let params = found.rule.params();
        check(found.name, &Input { value, present, params, others: &others, facts, clock: Clock::System })
    };
    let around = [None, Some(Value::Str("x"))];
    let differs = |own, around| ask(own, around, None) != ask(own, around, Some(Value::Null));
    let asked = |(value, present)| found.spec.excludes || runs(found.spec.implicit, value, present, facts);
    own.into_iter().filter(|own| asked(*own)).any(|own| around.into_iter().any(|around| differs(own, around)))
}
