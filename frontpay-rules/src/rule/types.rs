//! Rules about the kind of a value.

use super::Input;
use crate::number;
use crate::table::Param;
use crate::value::{Value, same_text};

/// `string`: the value is text.
///
/// A number or a boolean is not, and null only beside `nullable`. Blank text skips the rule, as it skips every rule that
/// is not implicit. Source: `validateString`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "string")])?;
/// assert!(rules.validate_json(br#"{"zip": "4313"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zip": 4313}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn string(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(_))
}

/// `numeric`: the value is a number, or text that PHP takes for one; `numeric:strict` takes no text.
///
/// Text may have white space around, a sign, one point with digits on at least one side, and an exponent: `" 5"`, `".5"`,
/// `"5."`, `"1e3"` pass; `"."`, `"0x1A"`, `"1_000"` and `true` do not. Beside it, size rules measure the number and not
/// the length. Source: `validateNumeric`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("amount", "numeric")])?;
/// assert!(rules.validate_json(br#"{"amount": "51.00"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"amount": "51,00"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn numeric(input: &Input<'_>) -> bool {
    match input.value {
        Value::Int(_) | Value::Float(_) => true,
        Value::Str(text) => !is_strict(input.params) && number::is_numeric(text),
        _ => false,
    }
}

/// `boolean`: the value is `true`, `false`, `0`, `1`, `"0"` or `"1"`; `boolean:strict` takes only the first two.
///
/// The text `"true"` and the float `1.0` fail. Source: `validateBoolean`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("sms", "boolean")])?;
/// assert!(rules.validate_json(br#"{"sms": "1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"sms": "true"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn boolean(input: &Input<'_>) -> bool {
    match input.value {
        Value::Bool(_) => true,
        Value::Int(0 | 1) => !is_strict(input.params),
        Value::Str(text) => !is_strict(input.params) && matches!(text.as_bytes(), b"0" | b"1"),
        _ => false,
    }
}

/// `array`: the value is a list or a map; `array:key,..` allows no other key than those.
///
/// To PHP a list is a map with the keys `0`, `1`, `2`, so `array:0,1` refuses a list of three. A key with a dot or a star
/// is never one of those. Source: `validateArray`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("range", "array:min,max")])?;
/// assert!(rules.validate_json(br#"{"range": {"min": 1}}"#).is_ok());
/// assert!(rules.validate_json(br#"{"range": {"low": 1}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn array(input: &Input<'_>) -> bool {
    match input.value {
        Value::List(_) | Value::Map(_) if input.params.is_empty() => true,
        Value::List(items) => {
            let mut at = 0;
            while at < items.len() {
                if !names(input.params, number::IntText::print(at as i64).as_str()) {
                    return false;
                }
                at += 1;
            }
            true
        }
        Value::Map(entries) => {
            let entries = entries.seen();
            let mut at = 0;
            while at < entries.len() {
                if !names(input.params, entries[at].0) {
                    return false;
                }
                at += 1;
            }
            true
        }
        _ => false,
    }
}

const fn names(keys: &[Param], key: &str) -> bool {
    if has_dot_or_star(key) {
        return false;
    }
    let mut at = 0;
    while at < keys.len() {
        let text = match keys[at].text() {
            Some(text) => text,
            None => "",
        };
        if same_text(text, key) {
            return true;
        }
        at += 1;
    }
    false
}

/// Laravel masks these characters in the keys of the data, and compares with the masked key.
const fn has_dot_or_star(key: &str) -> bool {
    let mut bytes = key.as_bytes();
    while let [first, rest @ ..] = bytes {
        if matches!(first, b'.' | b'*') {
            return true;
        }
        bytes = rest;
    }
    false
}

const fn is_strict(params: &[Param]) -> bool {
    match params {
        [mode, ..] => matches!(mode.text(), Some(text) if same_text(text, "strict")),
        [] => false,
    }
}
