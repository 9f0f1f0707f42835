//! Numbers as PHP reads, prints and compares them, without an allocation and in `const fn`.

mod decimal;
mod equality;
mod float;
mod multiple;
mod size;

pub(crate) use decimal::Decimal;
pub(crate) use equality::{identical, is_index, loosely_equal, truth};
pub(crate) use float::{FloatText, print as print_float};
pub(crate) use size::{Size, characters};

use crate::value::{Value, is_php_space, same_bytes};

/// The text that PHP makes of a value, borrowed or in a small buffer.
///
/// `true` is `1`; `false` and null are empty; a float has 14 significant digits; lists and maps have none.
#[derive(Clone, Copy)]
pub(crate) enum Text<'a> {
    Borrowed(&'a str),
    Int(IntText),
    Float(FloatText),
}

impl<'a> Text<'a> {
    pub(crate) const fn of(value: Value<'a>) -> Option<Self> {
        Some(match value {
            Value::Null | Value::Bool(false) => Self::Borrowed(""),
            Value::Bool(true) => Self::Borrowed("1"),
            Value::Int(number) => Self::Int(IntText::print(number)),
            Value::Float(number) => Self::Float(print_float(number)),
            Value::Str(text) => Self::Borrowed(text),
            Value::List(_) | Value::Map(_) => return None,
        })
    }

    pub(crate) const fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Int(text) => text.as_str(),
            Self::Float(text) => text.as_str(),
        }
    }
}

/// The decimal digits of an integer.
#[derive(Clone, Copy)]
pub(crate) struct IntText {
    bytes: [u8; 20],
    start: usize,
}

impl IntText {
    pub(crate) const fn print(number: i64) -> Self {
        let mut text = Self { bytes: [b'0'; 20], start: 20 };
        let mut rest = number.unsigned_abs();
        loop {
            text.start -= 1;
            text.bytes[text.start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            text.start -= 1;
            text.bytes[text.start] = b'-';
        }
        text
    }

    /// Prints a count, or the index of an item.
    #[expect(clippy::cast_possible_wrap, reason = "nothing in memory is that long")]
    pub(crate) const fn of_count(count: usize) -> Self {
        Self::print(count as i64)
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.start).1) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// Tells whether PHP takes a text for a number: `is_numeric`.
///
/// White space around, a sign, digits with at most one point, an exponent. The space is wider than that of `trim`: a form
/// feed counts, a zero byte does not.
///
/// ```
/// assert!(frontpay_rules::is_numeric(" +.5e3\n"));
/// assert!(!frontpay_rules::is_numeric("1_000"));
/// ```
#[must_use]
pub const fn is_numeric(text: &str) -> bool {
    Decimal::is(without_space(text))
}

/// Reads text that PHP takes for a number.
pub(crate) const fn numeric(text: &str) -> Option<Decimal<'_>> {
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

/// PHP's `trim`.
pub(crate) const fn trimmed(text: &str) -> &[u8] {
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
pub(crate) enum Scalar {
    Int(i64),
    /// With the sign of the overflow where the text was an integer beyond 64 bits, 0 otherwise.
    Float(f64, i8),
}

/// Reads text that PHP takes for a number as PHP holds it.
pub(crate) const fn scalar(text: &str) -> Option<Scalar> {
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

/// The value of a decimal without fraction and exponent, where 64 bits hold it.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
pub(crate) const fn integer(decimal: &Decimal<'_>) -> Option<i64> {
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

/// Tells by one comparison whether a number is finite and its sign is plus.
#[inline]
pub(crate) const fn is_positive(number: f64) -> bool {
    number.to_bits() < f64::INFINITY.to_bits()
}

/// Reads a JSON number as PHP does: `-0` is an integer, `-0.0` and everything beyond 64 bits a float.
pub(crate) fn from_json(lexeme: &str) -> Value<'static> {
    if has_only_digits(lexeme)
        && let Ok(number) = lexeme.parse()
    {
        return Value::Int(number);
    }
    // The grammar of JSON is part of Rust's; what is too large becomes infinite, as in PHP.
    Value::Float(lexeme.parse().unwrap_or(f64::NAN))
}

/// PHP's `==` between a value that is neither boolean nor null and text.
pub(crate) const fn loosely_equals(value: Value<'_>, text: &str) -> bool {
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

/// What begins with a letter is no number.
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

    fn parse(text: &str) -> Option<f64> {
        Decimal::parse(text.as_bytes()).map(|decimal| float::from_decimal(&decimal))
    }

    #[test]
    fn floats_print_as_php_prints_them() {
        for (value, text) in [
            (0.300_000_000_000_000_04, "0.3"),
            (1e15, "1.0E+15"),
            (1e14, "1.0E+14"),
            (12_345_678_901_234.0, "12345678901234"),
            (1.0, "1"),
            (-0.0, "-0"),
            (4017.86, "4017.86"),
            (0.0001, "0.0001"),
            (0.00001, "1.0E-5"),
            (1.5e300, "1.5E+300"),
            (5e-324, "4.9406564584125E-324"),
            (f64::INFINITY, "INF"),
        ] {
            assert_eq!(print_float(value).as_str(), text);
        }
    }

    #[test]
    fn loose_comparison_follows_php() {
        for (value, text, equal) in [
            (Value::Int(1), "01", true),
            (Value::Int(1), "1.0", true),
            (Value::Int(0), "a", false),
            (Value::Int(0), "", false),
            (Value::Str("1e1"), "10", true),
            (Value::Str("1e1"), "10 ", true),
            (Value::Str("abc"), "ABC", false),
            (Value::Str("9223372036854775808"), "9223372036854775809", false),
            (Value::Float(1.5), "1.50", true),
            (Value::Float(1e25), "1.0E+25", true),
        ] {
            assert_eq!(loosely_equals(value, text), equal, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn decimal_text_becomes_the_float_that_rust_reads(value: f64) {
            if value.is_finite() {
                let text = format!("{value:e}");
                proptest::prop_assert_eq!(parse(&text), Some(value));
            }
        }

        #[test]
        fn long_decimals_become_the_float_that_rust_reads(text in "-?[0-9]{1,40}\\.[0-9]{1,40}(e-?[0-9]{1,3})?") {
            let ours = parse(&text).map(f64::to_bits);
            proptest::prop_assert_eq!(ours, text.parse::<f64>().ok().map(f64::to_bits));
        }

        #[test]
        fn fourteen_digits_are_those_of_a_correct_printer(value: f64) {
            if value.is_finite() && value != 0.0 {
                let ours: f64 = print_float(value).as_str().parse().map_err(|_| proptest::test_runner::TestCaseError::fail("not a number"))?;
                let theirs: f64 = format!("{value:.13e}").parse().map_err(|_| proptest::test_runner::TestCaseError::fail("not a number"))?;
                proptest::prop_assert_eq!(ours.to_bits(), theirs.to_bits());
            }
        }
    }
}
