//! Rules about the keys of a list or map.
//!
//! To PHP a list is a map with the keys `0`, `1`, `2`. A key with a dot or a star is never one of those that a parameter
//! names, because Laravel masks these characters in the data.

use frontpay_php::Value;
use frontpay_php::number::{IntText, is_index};
use frontpay_php::text::same_text;

use super::Input;
use crate::param::Param;

/// `array`: the value is a list or a map; `array:key,..` allows no other key than those.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("range", "array:min,max")])?;
/// assert!(rules.validate_json(br#"{"range": {"min": 1}}"#).is_ok());
/// assert!(rules.validate_json(br#"{"range": {"low": 1}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// If a field has literally `array`, and its items have rows, validated data has only the items with rows. Source:
/// `validateArray`.
///
/// # Surprises
///
/// To PHP lists and maps are the same, and the keys of a list are `0`, `1`, `2`.
///
/// - `array` takes `{"a": 1}` and `[]`
/// - `array:0,1` takes `["a", "b"]`, not `["a", "b", "c"]`
#[inline]
#[must_use]
pub const fn array(input: &Input<'_>) -> bool {
    if input.params.is_empty() { input.value.is_array() } else { has_only(input.value, input.params) }
}

/// `array_keys:key,..`: the value is a list or a map with no other key than those.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("range", "array_keys:min,max")])?;
/// assert!(rules.validate_json(br#"{"range": {"min": 1}}"#).is_ok());
/// assert!(rules.validate_json(br#"{"range": {"low": 1}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateArrayKeys`.
///
/// # Surprises
///
/// None of the keys is required, so that empty lists and maps pass.
///
/// - `array_keys:a,b` takes `{"a": 1}`, `{}` and `[]`, not `{"a": 1, "c": 1}`
#[must_use]
pub const fn array_keys(input: &Input<'_>) -> bool {
    has_only(input.value, input.params)
}

/// `required_array_keys:key,..`: the value is a list or a map with all of the keys.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("range", "required_array_keys:min,max")])?;
/// assert!(rules.validate_json(br#"{"range": {"min": 1, "max": null, "step": 1}}"#).is_ok());
/// assert!(rules.validate_json(br#"{"range": {"min": 1}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredArrayKeys`.
///
/// # Surprises
///
/// A key with null is there. Despite its name the rule passes where the field is absent.
///
/// - `required_array_keys:a` takes `{"a": null, "b": 1}` and absence, not `{"b": 1}`
#[must_use]
pub const fn required_array_keys(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.params.len() {
        if !has_key(input.value, &input.params[at]) {
            return false;
        }
        at += 1;
    }
    input.value.is_array()
}

/// `in_array_keys:key,..`: the value is a list or a map with at least one of the keys.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("contact", "in_array_keys:email,msisdn")])?;
/// assert!(rules.validate_json(br#"{"contact": {"email": null}}"#).is_ok());
/// assert!(rules.validate_json(br#"{"contact": {"fax": "22000000"}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateInArrayKeys`.
///
/// # Surprises
///
/// A key with null is there, and a list has the keys `0`, `1`, `2`.
///
/// - `in_array_keys:a,b` takes `{"b": null}`, not `{"c": 1}`
/// - `in_array_keys:0` takes `["x"]`
#[must_use]
pub const fn in_array_keys(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.params.len() {
        if has_key(input.value, &input.params[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// `list`: the value is a list, or a map with the keys `0`, `1`, `2` in this order.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("tags", "list")])?;
/// assert!(rules.validate_json(br#"{"tags": ["a", "b"]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"tags": {"first": "a"}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// If a field has literally `list`, and its items have rows, validated data has only the items with rows. Source:
/// `validateList`.
///
/// # Surprises
///
/// To PHP, `{}` is an empty list, and a map with the right keys in the right order is a list too.
///
/// - `list` takes `{}` and `{"0": "a", "1": "b"}`, not `{"1": "b", "0": "a"}`
#[must_use]
pub const fn list(input: &Input<'_>) -> bool {
    match input.value {
        Value::List(_) => true,
        Value::Map(entries) => {
            let (count, entries) = (entries.len(), entries.as_slice());
            let mut at = 0;
            while at < entries.len() {
                if !is_index(entries[at].0, at) {
                    return false;
                }
                at += 1;
            }
            at == count
        }
        _ => false,
    }
}

const fn has_only(value: Value<'_>, keys: &[Param]) -> bool {
    match value {
        Value::List(items) => {
            let mut at = 0;
            while at < items.len() {
                if !names(keys, IntText::of_count(at).as_str()) {
                    return false;
                }
                at += 1;
            }
            true
        }
        Value::Map(entries) => {
            let entries = entries.as_slice();
            let mut at = 0;
            while at < entries.len() {
                if !names(keys, entries[at].0) {
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
        if same_text(name(&keys[at]), key) {
            return true;
        }
        at += 1;
    }
    false
}

const fn has_key(value: Value<'_>, key: &Param) -> bool {
    let key = name(key);
    match value {
        // How many items there are is enough here, also where they do not show.
        Value::List(items) => match frontpay_php::text::parse_index(key) {
            Some(at) => at < items.len(),
            None => false,
        },
        Value::Map(_) => !has_dot_or_star(key) && value.get(key).is_some(),
        _ => false,
    }
}

const fn name(key: &Param) -> &str {
    match key.text() {
        Some(text) => text,
        None => "",
    }
}

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
