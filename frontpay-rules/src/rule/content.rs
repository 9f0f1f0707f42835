//! Questions to a value that rules of several families ask.

use frontpay_php::Value;

/// Returns `true` if a value is content: the rule `required`.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn is_filled(value: Value<'_>) -> bool {
    match value {
        Value::Null => false,
        Value::Str(_) => !value.is_blank(),
        Value::List(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => true,
    }
}

/// Returns `true` if a value means yes: the rule `accepted`.
pub(super) const fn is_accepted(value: Value<'_>) -> bool {
    match value {
        Value::Bool(flag) => flag,
        Value::Int(number) => number == 1,
        Value::Str(text) => matches!(text.as_bytes(), b"yes" | b"on" | b"1" | b"true"),
        _ => false,
    }
}

/// Returns `true` if a value means no: the rule `declined`.
pub(super) const fn is_declined(value: Value<'_>) -> bool {
    match value {
        Value::Bool(flag) => !flag,
        Value::Int(number) => number == 0,
        Value::Str(text) => matches!(text.as_bytes(), b"no" | b"off" | b"0" | b"false"),
        _ => false,
    }
}
