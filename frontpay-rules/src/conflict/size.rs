//! Contradictions of two rules about sizes.
//!
//! Between two neighbouring limits their answers do not change, so that asking at every limit and on both sides of it
//! is asking everywhere.

use core::ops::RangeInclusive;

use frontpay_php::{Items, Value};

use super::Field;
use crate::param::{FieldModifiers, Param};
use crate::rule::{Count, Fits, ParamKind, Spec};
use crate::schema::StoredRule;

/// Sizes above this are not tried.
const LARGE: i64 = 4096;

/// Tells what is wrong, where no size passes both rules.
pub(super) fn contradict(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    let (one, other) = (&field.rules[first], &field.rules[second]);
    if first == second && is_crossed(one) {
        return Some(format!("no value passes `{}`", written(one)));
    }
    if !(measures(one) && measures(other))
        || (compares_numbers(one) != compares_numbers(other) && !field.modifiers.numeric)
    {
        return None;
    }
    let limits: Vec<&str> = one.params().iter().chain(other.params()).filter_map(Param::text).collect();
    let numbers: Vec<f64> = limits.iter().filter_map(|text| text.trim().parse().ok()).collect();
    let sizes: Vec<i64> = numbers.iter().copied().flat_map(around).collect();
    if sizes.is_empty() || sizes.iter().any(|size| *size > LARGE && !field.modifiers.numeric) {
        return None;
    }
    let both = |value: Value<'_>| field.passes(first, value, true) && field.passes(second, value, true);
    let met = sizes.iter().any(|size| met_by_number(*size, &both) || met_by_count(*size, &sizes, &both))
        || limits.iter().any(|text| both(Value::Str(text)))
        || numbers.iter().any(|one| numbers.iter().any(|other| both(Value::Float(f64::midpoint(*one, *other)))));
    match (met, first == second) {
        (true, _) => None,
        (false, true) => Some(format!("no value passes `{}`", written(one))),
        (false, false) => Some(format!("no value passes both `{}` and `{}`", written(one), written(other))),
    }
}

/// Returns `true` if no integer of a range passes a rule about sizes: its answer changes at its limits, and where an
/// integer gets one more digit.
#[must_use]
pub fn passes_no_integer(rule: &StoredRule, modifiers: FieldModifiers, range: RangeInclusive<i64>) -> bool {
    let field = Field { rules: core::slice::from_ref(rule), modifiers };
    // What nothing passes is told elsewhere.
    if !measures(rule) || contradict(&field, 0, 0).is_some() {
        return false;
    }
    let limits = rule.params().iter().filter_map(|param| param.text()?.trim().parse().ok());
    let longer = (0..=18).map(|zeros| 10_i64.pow(zeros)).flat_map(|power| [power - 1, power, 1 - power, -power]);
    let tried = limits.flat_map(around).chain(longer).chain([*range.start(), *range.end()]);
    !tried.filter(|number| range.contains(number)).any(|number| field.passes(0, Value::Int(number), true))
}

/// Returns `true` if the first of the numbers that a rule lists is more than the second: the least and the most
/// decimals.
fn is_crossed(rule: &StoredRule) -> bool {
    let Some([only]) = rule.name().map(|name| name.spec().params) else { return false };
    let numbers: Vec<f64> = rule.params().iter().filter_map(|param| param.text()?.trim().parse().ok()).collect();
    let lists_limits = only.kind == ParamKind::Number && only.count == Count::Many;
    matches!(*numbers, [least, most, ..] if lists_limits && least > most)
}

/// Returns `true` if its limits are all by which a rule tells values apart.
pub(super) fn measures(rule: &StoredRule) -> bool {
    let Some(spec) = rule.name().map(crate::rule::Name::spec) else { return false };
    let is_number = |param: &Param| matches!(param, Param::Number { .. });
    let limits = |param: &crate::rule::ParamSpec| {
        param.kind == ParamKind::Number && param.count == Count::One && param.name != "value"
    };
    !rule.params().is_empty()
        && rule.params().iter().all(is_number)
        && (spec.field_or_number || spec.params.iter().all(limits))
        && (spec.fits == Fits::Measured || counts_digits(spec))
}

/// Returns `true` if a rule measures the value of a number where others count its characters.
fn compares_numbers(rule: &StoredRule) -> bool {
    rule.name().is_some_and(|name| name.spec().field_or_number)
}

/// Returns `true` if a rule is about the number of digits of a text.
pub(super) fn counts_digits(spec: &Spec) -> bool {
    let has_numbers_only = spec.params.iter().all(|param| param.kind == ParamKind::Number);
    spec.fits == Fits::Number && !spec.params.is_empty() && has_numbers_only
}

#[expect(clippy::cast_possible_truncation, reason = "a limit beyond 64 bits is as good as the last of them")]
fn around(limit: f64) -> [i64; 4] {
    let (below, above) = (limit.floor() as i64, limit.ceil() as i64);
    [below.saturating_sub(1), below, above, above.saturating_add(1)]
}

/// Returns `true` if a number passes, also where only half of one fits between.
fn met_by_number(size: i64, both: &dyn Fn(Value<'_>) -> bool) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a size that a limit is written with")]
    let half = size as f64 + 0.5;
    both(Value::Int(size)) || both(Value::Float(half))
}

/// Returns `true` if a text or a list of a length passes.
fn met_by_count(size: i64, limits: &[i64], both: &dyn Fn(Value<'_>) -> bool) -> bool {
    let Ok(count) = usize::try_from(size) else { return false };
    if size == 0 || size > LARGE {
        return both(Value::List(Items::LenOnly(0)));
    }
    let padded = limits.iter().map(|limit| format!("{limit:0>count$}")).filter(|text| text.len() == count);
    let texts = ["9", "0", "a"].into_iter().map(|one| one.repeat(count)).chain(padded);
    both(Value::List(Items::LenOnly(count))) || texts.into_iter().any(|text| both(Value::Str(&text)))
}

/// Returns a rule as Laravel writes it.
pub(super) fn written(rule: &StoredRule) -> String {
    let params: Vec<_> = rule.params().iter().filter_map(Param::text).collect();
    let name = rule.name().map_or("", |name| name.spec().name);
    format!("{name}:{}", params.join(","))
}
