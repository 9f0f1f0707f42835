//! Contradictions of two rules that compare a field with the same other field.

use frontpay_php::date::Clock;
use frontpay_php::{Items, Value};

use super::Field;
use crate::param::Other;
use crate::param::Param;
use crate::rule::{Input, Reach, check};
use crate::schema::StoredRule;

/// Values of which each is less than, like or more than another of its kind.
const VALUES: &[Value<'_>] = &[
    Value::Int(1),
    Value::Int(2),
    Value::Str("1"),
    Value::Str("2"),
    Value::Str("x"),
    Value::Str("xx"),
    Value::Bool(true),
    Value::List(Items::Full(&[Value::Int(1)])),
    Value::List(Items::Full(&[Value::Int(1), Value::Int(2)])),
];

/// Tells what is wrong, where no two values of the fields pass both rules.
pub(super) fn contradict(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    let (one, other) = (&field.rules[first], &field.rules[second]);
    if named(one)? != named(other)? {
        return None;
    }
    let both = |own, theirs| passes(field, one, own, theirs) && passes(field, other, own, theirs);
    let met = VALUES.iter().any(|own| VALUES.iter().any(|theirs| both(*own, *theirs)));
    let (name, other_name) = (field.name(first), field.name(second));
    (!met).then(|| format!("`{other_name}` contradicts `{name}`: no value passes both"))
}

/// The only parameter of a rule that compares with another field.
fn named(rule: &StoredRule) -> Option<String> {
    let spec = rule.name()?.spec();
    match rule.params() {
        [Param::Field(other)] if !spec.implicit && !spec.excludes && matches!(spec.reach, Reach::Named) => {
            Some(other.name())
        }
        _ => None,
    }
}

fn passes(field: &Field<'_>, rule: &StoredRule, value: Value<'_>, theirs: Value<'_>) -> bool {
    let Some(name) = rule.name() else { return true };
    let others = [Other { value: Some(theirs), boolean: false }];
    let (params, modifiers) = (rule.params(), field.modifiers);
    check(name, &Input { value, present: true, params, others: &others, modifiers, clock: Clock::System })
}
