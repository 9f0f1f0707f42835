//! Rules about the type of a value.

use frontpay_php::Value;
use frontpay_php::number::{self, Decimal, ValueText};
use frontpay_php::text::same_text;

use super::Input;
use crate::param::Param;

/// `string`: the value is text.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "string")])?;
/// assert!(rules.validate_json(br#"{"zip": "4313"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zip": 4313}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateString`.
///
/// # Surprises
///
/// Blank text skips this rule and those beside it, as it skips every rule that is not implicit: to ask for content, add
/// `required`.
///
/// - `string|min:3` takes `""` and `" "`, not `"ab"`
/// - `string` refuses `5`, `true` and `null`
/// - `nullable|string` takes `null`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn string(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(_))
}

/// `numeric`: the value is a number, or text that PHP takes for one; `numeric:strict` takes no text.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("amount", "numeric")])?;
/// assert!(rules.validate_json(br#"{"amount": "51.00"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"amount": "51,00"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Beside it, size rules measure the number and not the length. Source: `validateNumeric`.
///
/// # Surprises
///
/// Text passes where PHP takes it for a number: with white space around, a sign, one point with digits on at least one
/// side, and an exponent.
///
/// - `numeric` takes `" 5"`, `".5"`, `"5."`, `"+5"` and `"1e3"`
/// - `numeric` refuses `"."`, `"0x1A"`, `"1_000"`, `"NaN"` and `true`
/// - `numeric:strict` refuses `"5"`
#[cfg_attr(not(debug_assertions), inline(always))]
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
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("sms", "boolean")])?;
/// assert!(rules.validate_json(br#"{"sms": "1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"sms": "true"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateBoolean`.
///
/// # Surprises
///
/// The text `"true"` and the float `1.0` fail; [`accepted`](super::accepted::accepted) takes more words.
///
/// - `boolean` takes `true`, `0` and `"1"`, not `"true"`, `1.0` or `2`
/// - `boolean:strict` refuses `1`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn boolean(input: &Input<'_>) -> bool {
    match input.value {
        Value::Bool(_) => true,
        Value::Int(0 | 1) => !is_strict(input.params),
        Value::Str(text) => matches!(text.as_bytes(), b"0" | b"1") && !is_strict(input.params),
        _ => false,
    }
}

/// `integer`: the value is an integer, or text that is one; `integer:strict` takes no text.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("quantity", "integer")])?;
/// assert!(rules.validate_json(br#"{"quantity": "12"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"quantity": 1.5}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Text may have white space around and a sign, but no zero in front and no point. Beside it, size rules measure the
/// number and not the length. Source: `validateInteger`, `FILTER_VALIDATE_INT`.
///
/// # Surprises
///
/// `true` passes, since PHP reads it as `1`, and so does a JSON number without a fraction, up to 14 digits. Beyond 64
/// bits nothing passes.
///
/// - `integer` takes `true`, `5.0`, `" 5"`, `"+5"` and `"-0"`
/// - `integer` refuses `false`, `"5.0"`, `"05"`, `1e15` and `9223372036854775808`
/// - `integer:strict` refuses `true` and `"5"`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn integer(input: &Input<'_>) -> bool {
    match input.value {
        Value::Int(_) => true,
        _ if is_strict(input.params) => false,
        value => is_integer_of(value),
    }
}

/// Returns `true` if the text of a value that is no integer itself is one.
const fn is_integer_of(value: Value<'_>) -> bool {
    matches!(ValueText::of(value), Some(text) if is_integer(text.as_str()))
}

/// PHP's `FILTER_VALIDATE_INT`.
const fn is_integer(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    while let [b' ' | b'\t' | b'\n' | b'\r' | 0x0B, rest @ ..] | [rest @ .., b' ' | b'\t' | b'\n' | b'\r' | 0x0B] =
        bytes
    {
        bytes = rest;
    }
    let digits = match bytes {
        [b'+' | b'-', digits @ ..] | digits => digits,
    };
    let mut at = 0;
    while at < digits.len() {
        if !digits[at].is_ascii_digit() {
            return false;
        }
        at += 1;
    }
    match digits {
        [] | [b'0', _, ..] => false,
        _ => match Decimal::parse(bytes) {
            Some(decimal) => decimal.to_i64().is_some(),
            None => false,
        },
    }
}

#[inline]
const fn is_strict(params: &[Param]) -> bool {
    match params {
        [mode, ..] => is_word_strict(mode),
        [] => false,
    }
}

const fn is_word_strict(mode: &Param) -> bool {
    matches!(mode.text(), Some(text) if same_text(text, "strict"))
}
