//! Contradictions of two rules about presence and the kind of the value.

use frontpay_php::{Items, Value};

use super::Field;
use crate::rule::{Fits, Spec};

/// Values of every kind: what rules about presence, flags and kinds tell apart.
const TEXTS: &[Value<'_>] = &[
    Value::Str("x"),
    Value::Str("0"),
    Value::Str("1"),
    Value::Str("yes"),
    Value::Str("no"),
    Value::Str("on"),
    Value::Str("off"),
    Value::Str("true"),
    Value::Str("false"),
    Value::Int(0),
    Value::Int(1),
    Value::Float(0.5),
    Value::Bool(true),
    Value::Bool(false),
];
const BLANKS: &[Value<'_>] = &[Value::Null, Value::Str(""), Value::Str(" ")];
const CONTAINERS: &[Value<'_>] = &[
    Value::List(Items::Full(&[])),
    Value::List(Items::Full(&[Value::Str("x")])),
    Value::Map(Items::Full(&[])),
    Value::Map(Items::Full(&[("x", Value::Str("x"))])),
];

/// Tells what is wrong, where no kind of value passes both rules.
pub(super) fn contradict(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    let (one, other) = (field.rules[first].name()?.spec(), field.rules[second].name()?.spec());
    let apart = (about_presence(one) && about_presence(other) && !meet(field, first, second))
        || kinds_differ(field, (one, first), (other, second))
        || kinds_differ(field, (other, second), (one, first));
    let name = |at| field.name(at);
    apart.then(|| format!("`{}` contradicts `{}`: no value passes both", name(second), name(first)))
}

/// Returns `true` if the values above are all that a rule can tell apart.
fn about_presence(spec: &Spec) -> bool {
    let whole = spec.params.is_empty() && !spec.is_modifier() && !spec.reads_other_fields();
    whole && (spec.fits == Fits::Flag || (spec.fits == Fits::Anything && !spec.reads_items))
}

/// Returns `true` if a value, or its absence, passes both rules.
fn meet(field: &Field<'_>, first: usize, second: usize) -> bool {
    let both = |value, present| field.passes(first, value, present) && field.passes(second, value, present);
    both(Value::Null, false) || [TEXTS, BLANKS, CONTAINERS].into_iter().flatten().any(|value| both(*value, true))
}

/// Returns `true` if a rule is about what has items, and the other about what has none.
fn kinds_differ(field: &Field<'_>, (items, at): (&Spec, usize), (leaf, other): (&Spec, usize)) -> bool {
    let is_leaf = matches!(leaf.fits, Fits::Text | Fits::Number | Fits::Flag) || leaf.modifiers.numeric;
    items.fits == Fits::Container
        && is_leaf
        && !TEXTS.iter().any(|value| field.passes(at, *value, true))
        && !CONTAINERS.iter().any(|value| field.passes(other, *value, true))
}
