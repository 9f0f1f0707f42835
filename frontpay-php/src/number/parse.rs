//! Texts that PHP reads as numbers.

use super::decimal::Decimal;
use super::float;
use crate::text::is_php_space;
use crate::value::Value;

/// Returns `true` if a text is numeric, as PHP's `is_numeric` decides.
///
/// A numeric text has optional white space around it, a sign, digits with at most one point, and an exponent. The white
/// space differs from that of `trim`: a form feed counts, a zero byte does not.
///
/// ```
/// assert!(frontpay_php::number::is_numeric(" +.5e3\n"));
/// assert!(!frontpay_php::number::is_numeric("1_000"));
/// ```
#[must_use]
pub const fn is_numeric(text: &str) -> bool {
    Decimal::is_valid(without_space(text))
}

/// Reads a numeric text as a decimal, without loss; `None` if [`is_numeric`] is false.
///
/// ```
/// use frontpay_php::number::numeric_decimal;
/// assert!(numeric_decimal(" 1.50").zip(numeric_decimal("15e-1")).is_some_and(|(left, right)| left.compare(&right).is_eq()));
/// assert!(numeric_decimal("1_000").is_none());
/// ```
#[must_use]
pub const fn numeric_decimal(text: &str) -> Option<Decimal<'_>> {
    Decimal::parse(without_space(text))
}

/// Removes the white space that PHP allows around a number.
const fn without_space(text: &str) -> &[u8] {
    let mut bytes = text.as_bytes();
    while let [b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C, rest @ ..] = bytes {
        bytes = rest;
    }
    while let [rest @ .., b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C] = bytes {
        bytes = rest;
    }
    bytes
}

/// Removes the bytes that PHP's `trim` removes: space, `\t`, `\n`, `\r`, `\0` and `\x0B`.
///
/// ```
/// assert_eq!(frontpay_php::number::trimmed("\t1 \0"), b"1");
/// ```
#[must_use]
pub const fn trimmed(text: &str) -> &[u8] {
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        if !is_php_space(*first) {
            break;
        }
        bytes = rest;
    }
    while let [rest @ .., last] = bytes {
        if !is_php_space(*last) {
            break;
        }
        bytes = rest;
    }
    bytes
}

/// A number that PHP has read from a text: an integer if it fits 64 bits, a float otherwise.
#[derive(Clone, Copy)]
pub enum ParsedNumber {
    /// An integer of 64 bits.
    Int(i64),
    /// A float.
    Float {
        /// The nearest double.
        value: f64,
        /// The sign of the number if the text is an integer beyond 64 bits, 0 otherwise. Zend calls it `oflow_info`.
        overflow: i8,
    },
}

impl ParsedNumber {
    pub(super) const fn float(value: f64) -> Self {
        Self::Float { value, overflow: 0 }
    }
}

/// Converts a numeric text to a number; `None` if [`is_numeric`] is false.
///
/// Source: `_is_numeric_string_ex` in `Zend/zend_operators.c`.
#[must_use]
pub const fn parse_number(text: &str) -> Option<ParsedNumber> {
    let Some(decimal) = numeric_decimal(text) else { return None };
    if has_only_digits(text) {
        return Some(match decimal.to_i64() {
            Some(number) => ParsedNumber::Int(number),
            None => ParsedNumber::Float { value: float::from_decimal(&decimal), overflow: decimal.signum() },
        });
    }
    Some(ParsedNumber::float(float::from_decimal(&decimal)))
}

const fn has_only_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if matches!(bytes[at], b'.' | b'e' | b'E') {
            return false;
        }
        at += 1;
    }
    true
}

/// Returns `true` if a number is finite and has a positive sign.
///
/// The bits of positive floats are ordered as the floats, so that one comparison decides both.
#[inline]
#[must_use]
pub const fn is_positive(number: f64) -> bool {
    number.to_bits() < f64::INFINITY.to_bits()
}

/// Reads a JSON number as PHP does: `-0` is an integer; `-0.0` and every integer beyond 64 bits are floats.
#[must_use]
pub fn from_json(lexeme: &str) -> Value<'static> {
    if has_only_digits(lexeme)
        && let Ok(number) = lexeme.parse()
    {
        return Value::Int(number);
    }
    // `parse` accepts every number of JSON's grammar. One that is too large becomes infinite, as in PHP.
    Value::Float(lexeme.parse().unwrap_or(f64::NAN))
}
