//! Rules that compare a field with another one.

use core::cmp::Ordering;

use frontpay_php::Value;
use frontpay_php::number::{Decimal, Size, identical, is_numeric, trimmed};

use super::Input;
use crate::param::{Other, Param};

/// `gt:other`, `gt:n`: the size is greater than that of another field, or than a number.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("max", "numeric|gt:min"), ("min", "numeric|gt:0")])?;
/// assert!(rules.validate_json(br#"{"min": 1, "max": 1.5}"#).is_ok());
/// assert!(rules.validate_json(br#"{"min": 2, "max": "1.5"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Two numbers are compared by value. Other values must be of the same kind, and are compared by their characters or
/// items. An absent field counts as null. Source: `validateGt`.
///
/// # Surprises
///
/// Numbers, and texts that are numbers, compare by value, whatever the rules beside. A literal limit fails for all that
/// is no number: it does not count characters.
///
/// - `gt:3` takes `5` and `"5"`
/// - `string|gt:3` refuses `"abcd"`
/// - `gt:other` beside `{"other": "9"}` takes `10`
#[must_use]
pub const fn gt(input: &Input<'_>) -> bool {
    matches!(compare(input), Some(Ordering::Greater))
}

/// `gte:other`, `gte:n`: the size is greater than that of another field or than a number, or equal.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("to", "array|gte:from")])?;
/// assert!(rules.validate_json(br#"{"from": [1], "to": [1]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": [1], "to": []}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Values are measured as for [`gt`]. Source: `validateGte`.
///
/// # Surprises
///
/// An absent other field is null, and null compares with nothing but null.
///
/// - `gte:other` takes `null`, not `5`
#[must_use]
pub const fn gte(input: &Input<'_>) -> bool {
    matches!(compare(input), Some(Ordering::Greater | Ordering::Equal))
}

/// `lt:other`, `lt:n`: the size is less than that of another field, or than a number.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("short", "string|lt:long")])?;
/// assert!(rules.validate_json(br#"{"short": "ab", "long": "abc"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"short": "abc", "long": "abc"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Values are measured as for [`gt`]. Source: `validateLt`.
///
/// # Surprises
///
/// Texts that are no numbers compare by their length, not by the alphabet.
///
/// - `lt:other` beside `{"other": "abc"}` takes `"zz"`, not `"aaaa"`
#[must_use]
pub const fn lt(input: &Input<'_>) -> bool {
    matches!(compare(input), Some(Ordering::Less))
}

/// `lte:other`, `lte:n`: the size is less than that of another field or than a number, or equal.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("discount", "numeric|lte:amount")])?;
/// assert!(rules.validate_json(br#"{"amount": 10, "discount": "10.00"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"amount": 10, "discount": 11}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Values are measured as for [`gt`]. Source: `validateLte`.
///
/// # Surprises
///
/// Lists and maps compare with each other by the number of items; a text and a list never compare.
///
/// - `lte:other` beside `{"other": [1, 2]}` takes `{"a": 1}`, not `"a"` or `[1, 2, 3]`
#[must_use]
pub const fn lte(input: &Input<'_>) -> bool {
    matches!(compare(input), Some(Ordering::Less | Ordering::Equal))
}

/// `same:other`: the value is that of another field, kind included.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("repeated", "same:email")])?;
/// assert!(rules.validate_json(br#"{"email": "a@b.no", "repeated": "a@b.no"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": 1, "repeated": "1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An absent other field counts as null. Source: `validateSame`.
///
/// # Surprises
///
/// The kind counts, also that of a number, and the order of a map's keys. Where this field is absent or blank, the rule
/// does not run.
///
/// - `same:other` beside `{"other": 1}` takes `1`, not `1.0` or `"1"`
/// - `same:other` beside `{"other": {"a": 1, "b": 2}}` refuses `{"b": 2, "a": 1}`
/// - `same:other` beside `{"other": "a"}` takes absence and `""`
#[must_use]
pub const fn same(input: &Input<'_>) -> bool {
    match input.others {
        [Other { value: Some(value), .. }, ..] => identical(input.value, *value),
        _ => input.value.is_null(),
    }
}

/// `different:other,..`: the value is not that of another field, kind included.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("to", "different:from")])?;
/// assert!(rules.validate_json(br#"{"from": 1, "to": "1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": 1, "to": 1}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDifferent`.
///
/// # Surprises
///
/// Values of different kinds are different, and where the other field is absent everything is, also null.
///
/// - `different:other` beside `{"other": 1}` takes `"1"` and `1.0`, not `1`
/// - `different:other` takes `null`
#[must_use]
pub const fn different(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.others.len() {
        if let Some(value) = input.others[at].value
            && identical(input.value, value)
        {
            return false;
        }
        at += 1;
    }
    true
}

/// `confirmed`: the value is that of the field with `_confirmation` behind its name; `confirmed:other` names another.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "confirmed")])?;
/// assert!(rules.validate_json(br#"{"email": "a@b.no", "email_confirmation": "a@b.no"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": "a@b.no"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Values are compared as for [`same`]. Source: `validateConfirmed`.
///
/// # Surprises
///
/// The kind counts. What is sent without its confirmation fails, except null.
///
/// - `confirmed` beside `{"field_confirmation": 1}` takes `1`, not `"1"`
/// - `confirmed` takes absence and `null`, not `"a"`
#[must_use]
pub const fn confirmed(input: &Input<'_>) -> bool {
    same(input)
}

/// Compares the size of the value with what the parameter stands for; `None` where they do not compare.
const fn compare(input: &Input<'_>) -> Option<Ordering> {
    let is_number = is_number(input.value);
    if let [limit @ Param::Number { .. }, ..] = input.params {
        return if is_number { compare_with_number(input.value, limit) } else { None };
    }
    let other = match input.others {
        [Other { value: Some(value), .. }, ..] => *value,
        _ => Value::Null,
    };
    // Laravel takes a field for numeric while this rule looks at a number in it.
    let sizes = if is_number && self::is_number(other) {
        (Size::of_number(input.value), Size::of_number(other))
    } else if is_same_kind(input.value, other) {
        let numeric = input.modifiers.numeric || is_number;
        (Size::of(input.value, numeric), Size::of(other, numeric))
    } else {
        return None;
    };
    match sizes {
        (Some(size), Some(other)) => size.compare_size(&other),
        _ => None,
    }
}

const fn compare_with_number(value: Value<'_>, limit: &Param) -> Option<Ordering> {
    let (Some(size), Some(limit)) = (Size::of(value, true), limit.text()) else { return None };
    match Decimal::parse(trimmed(limit)) {
        Some(limit) => size.compare(&limit),
        None => None,
    }
}

const fn is_number(value: Value<'_>) -> bool {
    match value {
        Value::Int(_) | Value::Float(_) => true,
        Value::Str(text) => is_numeric(text),
        _ => false,
    }
}

const fn is_same_kind(left: Value<'_>, right: Value<'_>) -> bool {
    left.kind() as u8 == right.kind() as u8 || (left.is_array() && right.is_array())
}
