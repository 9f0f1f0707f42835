//! Text that PHP takes for a number.

use super::decimal::Decimal;
use super::float;
use crate::text::is_php_space;
use crate::value::Value;

/// Returns `true` if PHP takes a text for a number: `is_numeric`.
///
/// White space around, a sign, digits with at most one point, an exponent. The space is wider than that of `trim`: a form
/// feed counts, a zero byte does not.
///
/// ```
/// assert!(frontpay_php::number::is_numeric(" +.5e3\n"));
/// assert!(!frontpay_php::number::is_numeric("1_000"));
/// ```
#[must_use]
pub const fn is_numeric(text: &str) -> bool {
    Decimal::is(without_space(text))
}

/// Reads text that PHP's `is_numeric` takes, without a conversion.
///
/// ```
/// use frontpay_php::number::numeric;
/// assert!(numeric(" 1.50").zip(numeric("15e-1")).is_some_and(|(left, right)| left.compare(&right).is_eq()));
/// assert!(numeric("1_000").is_none());
/// ```
#[must_use]
pub const fn numeric(text: &str) -> Option<Decimal<'_>> {
    Decimal::parse(without_space(text))
}

/// A text without the white space that PHP lets stand around a number.
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

/// Removes what PHP's `trim` does: space, `\t`, `\n`, `\r`, `\0` and `\x0B`.
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

/// A number as PHP holds what it read from text: an integer where it fits, a float otherwise.
#[derive(Clone, Copy)]
pub enum Scalar {
    /// An integer of 64 bits.
    Int(i64),
    /// With the sign of the overflow where the text was an integer beyond 64 bits, 0 otherwise.
    Float(f64, i8),
}

/// Reads text that PHP's `is_numeric` takes, as an integer or a float.
#[must_use]
pub const fn scalar(text: &str) -> Option<Scalar> {
    let Some(decimal) = numeric(text) else { return None };
    if has_only_digits(text) {
        return Some(match integer(&decimal) {
            Some(number) => Scalar::Int(number),
            None => Scalar::Float(float::from_decimal(&decimal), decimal.signum()),
        });
    }
    Some(Scalar::Float(float::from_decimal(&decimal), 0))
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

/// Returns the value of a decimal without fraction and exponent, where 64 bits hold it.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
#[must_use]
pub const fn integer(decimal: &Decimal<'_>) -> Option<i64> {
    if decimal.whole.len() > 19 || !decimal.fraction.is_empty() || decimal.exponent != 0 {
        return None;
    }
    let mut number: i128 = 0;
    let mut at = 0;
    while at < decimal.whole.len() {
        number = number * 10 + (decimal.whole[at] - b'0') as i128;
        at += 1;
    }
    if decimal.negative {
        number = -number;
    }
    if number < i64::MIN as i128 || number > i64::MAX as i128 { None } else { Some(number as i64) }
}

/// Returns `true` if a number is finite and its sign is plus; one comparison tells both.
#[inline]
#[must_use]
pub const fn is_positive(number: f64) -> bool {
    number.to_bits() < f64::INFINITY.to_bits()
}

/// Reads a JSON number as PHP does: `-0` is an integer, `-0.0` and everything beyond 64 bits a float.
#[must_use]
pub fn from_json(lexeme: &str) -> Value<'static> {
    if has_only_digits(lexeme)
        && let Ok(number) = lexeme.parse()
    {
        return Value::Int(number);
    }
    // The grammar of JSON is part of Rust's; what is too large becomes infinite, as in PHP.
    Value::Float(lexeme.parse().unwrap_or(f64::NAN))
}
