//! Values that another field is compared with and can never have.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::word::forms;
use crate::param::{FieldModifiers, Other, Param};
use crate::rule::{Input, Name, ParamKind, check};
use crate::schema::StoredRule;

/// Returns the first parameter of a rule that compares another field with a value which that field can never have: its
/// own rules offer only other words.
#[must_use]
pub fn never_compares(rule: &StoredRule, other: &[StoredRule]) -> Option<usize> {
    let spec = rule.name()?.spec();
    let [first, second, ..] = spec.params else { return None };
    if first.kind != ParamKind::Field || second.kind != ParamKind::Text {
        return None;
    }
    let offered = other.iter().find(|rule| rule.name() == Some(Name::In))?;
    let modifiers = FieldModifiers::of(other);
    let words = offered.params().iter().filter_map(Param::text);
    let values: Vec<_> = words.flat_map(forms).map(Some).chain([None, Some(Value::Null)]).collect();
    let never = |at: &usize| !values.iter().any(|value| matters(rule, *at, *value, modifiers));
    (1..rule.params().len()).filter(|at| !modifiers.array && rule.params()[*at].text().is_some()).find(never)
}

/// Returns `true` if a value of the other field makes the rule answer as one that no field has does not.
fn matters(rule: &StoredRule, at: usize, value: Option<Value<'_>>, modifiers: FieldModifiers) -> bool {
    let Some(name) = rule.name() else { return true };
    let params = [rule.params()[0].clone(), rule.params()[at].clone()];
    let ask = |other: Option<Value<'_>>, (own, present): (Value<'_>, bool)| {
        let others = [Other { value: other, boolean: modifiers.boolean }];
        let (params, others, modifiers) = (params.as_slice(), others.as_slice(), FieldModifiers::of(&[]));
        check(name, &Input { value: own, present, params, others, modifiers, clock: Clock::System })
    };
    let nothing = Some(Value::Str("\u{0}"));
    let own = [
        (Value::Null, false),
        (Value::Null, true),
        (Value::Str("x"), true),
        (Value::Bool(true), true),
        (Value::Bool(false), true),
    ];
    own.into_iter().any(|own| ask(value, own) != ask(nothing, own))
}
