//! Shared parts of the conditional rules: how another field decides.

use frontpay_php::Value;
use frontpay_php::number::{loosely_equals_text, to_bool};

use super::{Input, content};
use crate::param::{Other, Param};

/// Tells whether the first field that the parameters name has one of the values behind it.
///
/// An absent field counts as null. The comparison is PHP's loose one (`"01"` is `1`), but strict where the other value
/// is boolean or null. The words `true` and `false` mean booleans where the other value is one, or its rules contain
/// literally `boolean`; the word `null`, in any case, means null where the other value is null.
/// Source: `parseDependentRuleParameters`.
#[inline]
pub(super) const fn other_has_value(input: &Input<'_>) -> bool {
    match (input.others, input.params) {
        ([other, ..], [_, values @ ..]) => has_one_of(other, values),
        _ => false,
    }
}

/// Tells whether the first field that the parameters name is there.
#[inline]
pub(super) const fn other_is_present(input: &Input<'_>) -> bool {
    matches!(input.others, [Other { value: Some(_), .. }, ..])
}

/// Tells whether the first field that the parameters name is accepted.
pub(super) const fn other_is_accepted(input: &Input<'_>) -> bool {
    match input.others {
        [Other { value: Some(value), .. }, ..] => content::is_accepted(*value),
        _ => false,
    }
}

/// Tells whether the first field that the parameters name is declined.
pub(super) const fn other_is_declined(input: &Input<'_>) -> bool {
    match input.others {
        [Other { value: Some(value), .. }, ..] => content::is_declined(*value),
        _ => false,
    }
}

/// Tells whether one of the fields is there.
pub(super) const fn any_is_present(others: &[Other<'_>]) -> bool {
    let mut at = 0;
    while at < others.len() {
        if others[at].value.is_some() {
            return true;
        }
        at += 1;
    }
    false
}

/// Tells whether all of the fields are there.
pub(super) const fn all_are_present(others: &[Other<'_>]) -> bool {
    let mut at = 0;
    while at < others.len() {
        if others[at].value.is_none() {
            return false;
        }
        at += 1;
    }
    true
}

/// Tells whether one of the fields has content, as `required` asks for it.
pub(super) const fn any_is_filled(others: &[Other<'_>]) -> bool {
    let mut at = 0;
    while at < others.len() {
        if is_filled(&others[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// Tells whether all of the fields have content, as `required` asks for it.
pub(super) const fn all_are_filled(others: &[Other<'_>]) -> bool {
    let mut at = 0;
    while at < others.len() {
        if !is_filled(&others[at]) {
            return false;
        }
        at += 1;
    }
    true
}

const fn is_filled(other: &Other<'_>) -> bool {
    matches!(other.value, Some(value) if content::is_filled(value))
}

const fn has_one_of(other: &Other<'_>, values: &[Param]) -> bool {
    let mut at = 0;
    while at < values.len() {
        if has(other, &values[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// In any case of letters; `eq_ignore_ascii_case` is not yet const in the oldest supported compiler.
const fn is_null_word(text: &str) -> bool {
    matches!(text.as_bytes(), [b'n' | b'N', b'u' | b'U', b'l' | b'L', b'l' | b'L'])
}

const fn has(other: &Other<'_>, expected: &Param) -> bool {
    let value = match other.value {
        Some(value) => value,
        None => Value::Null,
    };
    let Some(text) = expected.text() else { return value.is_null() };
    let word = match text.as_bytes() {
        b"true" => Some(true),
        b"false" => Some(false),
        _ => None,
    };
    match (value, word) {
        (Value::Bool(flag), Some(word)) => flag == word,
        (Value::Bool(_), None) => false,
        (Value::Null, _) => is_null_word(text),
        (_, Some(word)) if other.boolean => to_bool(value) == word,
        _ => loosely_equals_text(value, text),
    }
}
