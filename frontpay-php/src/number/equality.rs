//! PHP's two equalities of values, loose (`==`) and strict (`===`).

use super::float::print as print_float;
use super::parse::{ParsedNumber, parse_number};
use super::print::IntText;
use crate::text::{parse_index, same_text};
use crate::value::{Entry, Value};

/// Compares two values as PHP's `==` does: `1`, `"1"` and `"1e0"` are equal; null equals `false`, `0`, `""` and an empty
/// list.
///
/// ```
/// use frontpay_php::Value;
/// use frontpay_php::number::loosely_equal;
/// assert!(loosely_equal(Value::Str("1e0"), Value::Int(1)) && !loosely_equal(Value::Str("a"), Value::Int(0)));
/// ```
#[must_use]
pub const fn loosely_equal(left: Value<'_>, right: Value<'_>) -> bool {
    match (left, right) {
        (Value::Bool(flag), other) | (other, Value::Bool(flag)) => flag == to_bool(other),
        (Value::Null, Value::Str(text)) | (Value::Str(text), Value::Null) => text.is_empty(),
        (Value::Null, other) | (other, Value::Null) => !to_bool(other),
        (Value::Str(text), other) | (other, Value::Str(text)) => loosely_equals_text(other, text),
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Int(left), Value::Float(right)) => same_number(ParsedNumber::Int(left), ParsedNumber::float(right)),
        (Value::Float(left), Value::Int(right)) => same_number(ParsedNumber::float(left), ParsedNumber::Int(right)),
        (Value::Float(left), Value::Float(right)) => same_number(ParsedNumber::float(left), ParsedNumber::float(right)),
        _ => has_same_items(left, right),
    }
}

/// Returns `true` if two lists or maps have the same keys, in any order, with loosely equal values.
const fn has_same_items(left: Value<'_>, right: Value<'_>) -> bool {
    let (Some(count), Some(other)) = (left.count(), right.count()) else { return false };
    if count != other {
        return false;
    }
    let mut at = 0;
    while at < count {
        let found = match left {
            Value::List(items) if at < items.as_slice().len() => match right.get(IntText::of_count(at).as_str()) {
                Some(item) => loosely_equal(items.as_slice()[at], item),
                None => false,
            },
            Value::Map(entries) if at < entries.as_slice().len() => match right.get(entries.as_slice()[at].0) {
                Some(item) => loosely_equal(entries.as_slice()[at].1, item),
                None => false,
            },
            _ => false,
        };
        if !found {
            return false;
        }
        at += 1;
    }
    true
}

/// Compares two values as PHP's `===` does: `1` equals neither `1.0` nor `"1"`, and the order of keys counts.
///
/// A list is a map with the keys `0..n`.
///
/// ```
/// use frontpay_php::Value;
/// use frontpay_php::number::identical;
/// assert!(identical(Value::Str("1"), Value::Str("1")) && !identical(Value::Int(1), Value::Float(1.0)));
/// ```
#[must_use]
pub const fn identical(left: Value<'_>, right: Value<'_>) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) => left == right,
        #[expect(clippy::float_cmp, reason = "so does PHP")]
        (Value::Float(left), Value::Float(right)) => left == right,
        (Value::Str(left), Value::Str(right)) => same_text(left, right),
        (Value::List(left), Value::List(right)) => identical_lists(left.as_slice(), right.as_slice()),
        (Value::Map(left), Value::Map(right)) => identical_maps(left.as_slice(), right.as_slice()),
        (Value::List(items), Value::Map(entries)) | (Value::Map(entries), Value::List(items)) => {
            identical_list_and_map(items.as_slice(), entries.as_slice())
        }
        _ => false,
    }
}

const fn identical_lists(left: &[Value<'_>], right: &[Value<'_>]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if !identical(left[at], right[at]) {
            return false;
        }
        at += 1;
    }
    true
}

const fn identical_maps(left: &[Entry<'_>], right: &[Entry<'_>]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if !same_text(left[at].0, right[at].0) || !identical(left[at].1, right[at].1) {
            return false;
        }
        at += 1;
    }
    true
}

const fn identical_list_and_map(items: &[Value<'_>], entries: &[Entry<'_>]) -> bool {
    if items.len() != entries.len() {
        return false;
    }
    let mut at = 0;
    while at < items.len() {
        if !is_index(entries[at].0, at) || !identical(items[at], entries[at].1) {
            return false;
        }
        at += 1;
    }
    true
}

/// Returns `true` if a key is the index `at` of a list.
#[must_use]
pub const fn is_index(key: &str, at: usize) -> bool {
    matches!(parse_index(key), Some(number) if number == at)
}

/// Converts a value to a boolean as PHP does: `"0"`, `""` and empty lists are false.
#[must_use]
pub const fn to_bool(value: Value<'_>) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => flag,
        Value::Int(number) => number != 0,
        Value::Float(number) => number != 0.0,
        Value::Str(text) => !text.is_empty() && !same_text(text, "0"),
        Value::List(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
    }
}

/// Compares a value with a text as PHP's `==` does.
#[must_use]
pub const fn loosely_equals_text(value: Value<'_>, text: &str) -> bool {
    match value {
        Value::Int(number) => match parse_number(text) {
            Some(other) => same_number(ParsedNumber::Int(number), other),
            None => same_text(IntText::print(number).as_str(), text),
        },
        Value::Float(number) => match parse_number(text) {
            Some(other) => same_number(ParsedNumber::float(number), other),
            None => same_text(print_float(number).as_str(), text),
        },
        Value::Str(left) if begins_with_letter(left) || begins_with_letter(text) => same_text(left, text),
        Value::Str(left) => match (parse_number(left), parse_number(text)) {
            (Some(left_number), Some(number)) => same_numeric_texts(left_number, number, left, text),
            _ => same_text(left, text),
        },
        Value::Bool(flag) => flag == to_bool(Value::Str(text)),
        Value::Null => text.is_empty(),
        Value::List(_) | Value::Map(_) => false,
    }
}

/// Returns `true` if a text begins with a letter and is therefore no number.
const fn begins_with_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [first, ..] if first.is_ascii_alphabetic())
}

#[expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "so does PHP")]
const fn same_number(left: ParsedNumber, right: ParsedNumber) -> bool {
    match (left, right) {
        (ParsedNumber::Int(left), ParsedNumber::Int(right)) => left == right,
        (ParsedNumber::Int(left), ParsedNumber::Float { value: right, .. }) => left as f64 == right,
        (ParsedNumber::Float { value: left, .. }, ParsedNumber::Int(right)) => left == right as f64,
        (ParsedNumber::Float { value: left, .. }, ParsedNumber::Float { value: right, .. }) => left == right,
    }
}

/// Compares two numeric texts.
///
/// Integers beyond 64 bits with equal floats are compared as text, and such an integer never equals one within 64 bits.
/// Source: `zendi_smart_streq` in `Zend/zend_operators.c`.
#[expect(clippy::float_cmp, reason = "so does PHP")]
const fn same_numeric_texts(left: ParsedNumber, right: ParsedNumber, left_text: &str, right_text: &str) -> bool {
    match (left, right) {
        (ParsedNumber::Int(_), ParsedNumber::Float { overflow, .. })
        | (ParsedNumber::Float { overflow, .. }, ParsedNumber::Int(_))
            if overflow != 0 =>
        {
            false
        }
        (
            ParsedNumber::Float { value: left, overflow: left_overflow },
            ParsedNumber::Float { value: right, overflow: right_overflow },
        ) if left == right && (left.is_infinite() || (left_overflow != 0 && left_overflow == right_overflow)) => {
            same_text(left_text, right_text)
        }
        _ => same_number(left, right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Items;

    const EMPTY: Value<'static> = Value::List(Items::Full(&[]));
    const LIST: Value<'static> = Value::List(Items::Full(&[Value::Int(1), Value::Str("b")]));
    const MAP: Value<'static> = Value::Map(Items::Full(&[("0", Value::Int(1)), ("1", Value::Str("b"))]));
    const TURNED: Value<'static> = Value::Map(Items::Full(&[("1", Value::Str("b")), ("0", Value::Str("1"))]));

    #[test]
    fn values_are_loosely_equal_as_in_php() {
        for (left, right, equal) in [
            (Value::Null, Value::Bool(false), true),
            (Value::Null, Value::Int(0), true),
            (Value::Null, Value::Str(""), true),
            (Value::Null, Value::Str("0"), false),
            (Value::Null, EMPTY, true),
            (Value::Bool(true), Value::Str("a"), true),
            (Value::Bool(false), Value::Str("0"), true),
            (Value::Bool(true), LIST, true),
            (Value::Int(1), Value::Float(1.0), true),
            (Value::Str("1e0"), Value::Int(1), true),
            (Value::Str("abc"), Value::Int(0), false),
            (EMPTY, Value::Str(""), false),
            (LIST, TURNED, true),
            (LIST, EMPTY, false),
        ] {
            assert_eq!(loosely_equal(left, right), equal, "{left:?} {right:?}");
            assert_eq!(loosely_equal(right, left), equal, "{right:?} {left:?}");
        }
    }

    #[test]
    fn values_are_identical_as_in_php() {
        for (left, right, equal) in [
            (Value::Int(1), Value::Float(1.0), false),
            (Value::Float(0.0), Value::Float(-0.0), true),
            (Value::Str("1"), Value::Int(1), false),
            (LIST, MAP, true),
            (MAP, TURNED, false),
            (Value::Map(Items::Full(&[])), EMPTY, true),
        ] {
            assert_eq!(identical(left, right), equal, "{left:?} {right:?}");
            assert_eq!(identical(right, left), equal, "{right:?} {left:?}");
        }
    }
}
