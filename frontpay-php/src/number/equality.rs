//! Equality of values as PHP has it, loose and strict.

use super::float::print as print_float;
use super::print::IntText;
use super::read::{Scalar, scalar};
use crate::text::{index, same_bytes, same_text};
use crate::value::{Entry, Value};

/// PHP's `==`: `1`, `"1"` and `"1e0"` are equal; null equals `false`, `0`, `""` and an empty list.
///
/// ```
/// use frontpay_php::Value;
/// use frontpay_php::number::loosely_equal;
/// assert!(loosely_equal(Value::Str("1e0"), Value::Int(1)) && !loosely_equal(Value::Str("a"), Value::Int(0)));
/// ```
#[must_use]
pub const fn loosely_equal(left: Value<'_>, right: Value<'_>) -> bool {
    match (left, right) {
        (Value::Bool(flag), other) | (other, Value::Bool(flag)) => flag == truth(other),
        (Value::Null, Value::Str(text)) | (Value::Str(text), Value::Null) => text.is_empty(),
        (Value::Null, other) | (other, Value::Null) => !truth(other),
        (Value::Str(text), other) | (other, Value::Str(text)) => loosely_equals(other, text),
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Int(left), Value::Float(right)) => same_number(Scalar::Int(left), Scalar::Float(right, 0)),
        (Value::Float(left), Value::Int(right)) => same_number(Scalar::Float(left, 0), Scalar::Int(right)),
        (Value::Float(left), Value::Float(right)) => same_number(Scalar::Float(left, 0), Scalar::Float(right, 0)),
        _ => has_same_items(left, right),
    }
}

/// Two lists or maps are loosely equal where they have the same keys, in any order, with loosely equal values.
const fn has_same_items(left: Value<'_>, right: Value<'_>) -> bool {
    let (Some(count), Some(other)) = (left.count(), right.count()) else { return false };
    if count != other {
        return false;
    }
    let mut at = 0;
    while at < count {
        let found = match left {
            Value::List(items) if at < items.seen().len() => match right.get(IntText::of_count(at).as_str()) {
                Some(item) => loosely_equal(items.seen()[at], item),
                None => false,
            },
            Value::Map(entries) if at < entries.seen().len() => match right.get(entries.seen()[at].0) {
                Some(item) => loosely_equal(entries.seen()[at].1, item),
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

/// PHP's `===`: `1` is neither `1.0` nor `"1"`, and the order of the keys counts. A list is a map with the keys `0..n`.
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
        (Value::List(left), Value::List(right)) => identical_lists(left.seen(), right.seen()),
        (Value::Map(left), Value::Map(right)) => identical_maps(left.seen(), right.seen()),
        (Value::List(items), Value::Map(entries)) | (Value::Map(entries), Value::List(items)) => {
            identical_list_and_map(items.seen(), entries.seen())
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

/// Returns `true` if a key is that of the item of a list at a place.
#[must_use]
pub const fn is_index(key: &str, at: usize) -> bool {
    matches!(index(key), Some(number) if number == at)
}

/// Converts a value to a boolean as PHP does: `"0"`, `""` and empty lists are false.
#[must_use]
pub const fn truth(value: Value<'_>) -> bool {
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

/// PHP's `==` between a value and text.
#[must_use]
pub const fn loosely_equals(value: Value<'_>, text: &str) -> bool {
    match value {
        Value::Int(number) => match scalar(text) {
            Some(other) => same_number(Scalar::Int(number), other),
            None => same_bytes(IntText::print(number).as_str().as_bytes(), text.as_bytes()),
        },
        Value::Float(number) => match scalar(text) {
            Some(other) => same_number(Scalar::Float(number, 0), other),
            None => same_bytes(print_float(number).as_bytes(), text.as_bytes()),
        },
        Value::Str(own) if begins_with_letter(own) || begins_with_letter(text) => {
            same_bytes(own.as_bytes(), text.as_bytes())
        }
        Value::Str(own) => match (scalar(own), scalar(text)) {
            (Some(left), Some(right)) => same_numeric_texts(left, right, own, text),
            _ => same_bytes(own.as_bytes(), text.as_bytes()),
        },
        Value::Bool(flag) => flag == (!text.is_empty() && !same_bytes(text.as_bytes(), b"0")),
        Value::Null => text.is_empty(),
        Value::List(_) | Value::Map(_) => false,
    }
}

/// Returns `true` if a text begins with a letter and is therefore no number.
const fn begins_with_letter(text: &str) -> bool {
    matches!(text.as_bytes(), [first, ..] if first.is_ascii_alphabetic())
}

#[expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "so does PHP")]
const fn same_number(left: Scalar, right: Scalar) -> bool {
    match (left, right) {
        (Scalar::Int(left), Scalar::Int(right)) => left == right,
        (Scalar::Int(left), Scalar::Float(right, _)) => left as f64 == right,
        (Scalar::Float(left, _), Scalar::Int(right)) => left == right as f64,
        (Scalar::Float(left, _), Scalar::Float(right, _)) => left == right,
    }
}

/// Two numeric texts: numbers beyond 64 bits that look equal as floats are compared as text, and an integer beyond 64
/// bits never equals one within.
#[expect(clippy::float_cmp, reason = "so does PHP")]
const fn same_numeric_texts(left: Scalar, right: Scalar, left_text: &str, right_text: &str) -> bool {
    match (left, right) {
        (Scalar::Int(_), Scalar::Float(_, over)) | (Scalar::Float(_, over), Scalar::Int(_)) if over != 0 => false,
        (Scalar::Float(a, over_a), Scalar::Float(b, over_b))
            if a == b && (a.is_infinite() || (over_a != 0 && over_a == over_b)) =>
        {
            same_bytes(left_text.as_bytes(), right_text.as_bytes())
        }
        _ => same_number(left, right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Items;

    const EMPTY: Value<'static> = Value::List(Items::Seen(&[]));
    const LIST: Value<'static> = Value::List(Items::Seen(&[Value::Int(1), Value::Str("b")]));
    const MAP: Value<'static> = Value::Map(Items::Seen(&[("0", Value::Int(1)), ("1", Value::Str("b"))]));
    const TURNED: Value<'static> = Value::Map(Items::Seen(&[("1", Value::Str("b")), ("0", Value::Str("1"))]));

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
            (Value::Map(Items::Seen(&[])), EMPTY, true),
        ] {
            assert_eq!(identical(left, right), equal, "{left:?} {right:?}");
            assert_eq!(identical(right, left), equal, "{right:?} {left:?}");
        }
    }
}
