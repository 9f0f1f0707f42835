//! Rules about the digits of a number.
//!
//! They look at the text of the value: a string as it stands, of a number what PHP prints (14 significant digits, so that
//! `1.0` is `1`). Booleans, null, lists and maps fail. The limits are compared with the count as PHP compares an integer
//! with text, so a limit that is no number is never equal.

use core::cmp::Ordering;

use frontpay_php::number::{Decimal, IntText, numeric_decimal, trimmed};

use super::Input;
use super::text::text_or_number;
use crate::param::Param;

/// `digits:n`: the text is exactly `n` of the digits 0 to 9.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "digits:4")])?;
/// assert!(rules.validate_json(br#"{"zip": "0150"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zip": "150"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDigits`.
///
/// # Surprises
///
/// The characters are counted, not the value: zeros in front count, while a sign, a point or a line feed at the end
/// fails.
///
/// - `digits:3` takes `"007"`, `100` and `100.0`, not `-12`, `"1.5"` or `"123\n"`
#[must_use]
pub const fn digits(input: &Input<'_>) -> bool {
    matches!(compare_count(input, 0), Some(Ordering::Equal))
}

/// `digits_between:a,b`: the text is at least `a` and at most `b` of the digits 0 to 9.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("pin", "digits_between:4,6")])?;
/// assert!(rules.validate_json(br#"{"pin": "12345"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"pin": "123"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDigitsBetween`.
///
/// # Surprises
///
/// The digits are counted, not the value measured, so that a negative number never passes.
///
/// - `digits_between:1,2` takes `"00"` and `12`, not `-5` or `"1 2"`
#[must_use]
pub const fn digits_between(input: &Input<'_>) -> bool {
    matches!(compare_count(input, 0), Some(Ordering::Greater | Ordering::Equal))
        && matches!(compare_count(input, 1), Some(Ordering::Less | Ordering::Equal))
}

/// `min_digits:n`: the text is at least `n` of the digits 0 to 9.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("pin", "min_digits:4")])?;
/// assert!(rules.validate_json(br#"{"pin": 1234}"#).is_ok());
/// assert!(rules.validate_json(br#"{"pin": "123"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMinDigits`.
///
/// # Surprises
///
/// A value with anything but digits fails, however many digits it has.
///
/// - `min_digits:2` takes `12`, not `-12` or `1.25`
#[must_use]
pub const fn min_digits(input: &Input<'_>) -> bool {
    matches!(compare_count(input, 0), Some(Ordering::Greater | Ordering::Equal))
}

/// `max_digits:n`: the text is at most `n` of the digits 0 to 9.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("pin", "max_digits:4")])?;
/// assert!(rules.validate_json(br#"{"pin": "1234"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"pin": "12 34"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMaxDigits`.
///
/// # Surprises
///
/// It is no limit to the length of any text: what is not all digits fails.
///
/// - `max_digits:4` takes `"0001"`, not `"ab"` or `-1`
#[must_use]
pub const fn max_digits(input: &Input<'_>) -> bool {
    matches!(compare_count(input, 0), Some(Ordering::Less | Ordering::Equal))
}

/// `decimal:n`, `decimal:a,b`: the value is a number with exactly `n`, or `a` to `b`, digits behind the point.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("amount", "decimal:0,2")])?;
/// assert!(rules.validate_json(br#"{"amount": "9.99"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"amount": "9.999"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Beside it, size rules measure the number and not the length. Source: `validateDecimal`.
///
/// # Surprises
///
/// A JSON number loses the zeros at its end, as PHP prints it, while text keeps them. No exponent and no space passes,
/// but one line feed at the end does.
///
/// - `decimal:2` takes `"1.50"` and `"1.50\n"`, not `1.50` or `" 1.50"`
/// - `decimal:0,2` takes `"1."` and `".5"`, not `"1e1"`
#[must_use]
pub const fn decimal(input: &Input<'_>) -> bool {
    let Some(text) = text_or_number(input.value) else { return false };
    let Some(places) = decimal_places(text.as_str()) else { return false };
    match input.params {
        [least, most, ..] => {
            matches!(compare(places, least), Ordering::Greater | Ordering::Equal)
                && matches!(compare(places, most), Ordering::Less | Ordering::Equal)
        }
        [exact] => matches!(compare(places, exact), Ordering::Equal),
        [] => false,
    }
}

/// `multiple_of:n`: the value is a number and an integer times `n`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("amount", "multiple_of:0.05")])?;
/// assert!(rules.validate_json(br#"{"amount": 0.15}"#).is_ok());
/// assert!(rules.validate_json(br#"{"amount": "0.16"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An infinite number, at which Laravel throws, fails. Source: `validateMultipleOf`.
///
/// # Surprises
///
/// Decimals are divided exactly, not as floats. 0 is a multiple of everything but 0.
///
/// - `multiple_of:0.1` takes `0.3` and `"-0.7"`
/// - `multiple_of:3` takes `0`
/// - `multiple_of:0` refuses `0` and `3`
#[must_use]
pub const fn multiple_of(input: &Input<'_>) -> bool {
    let [divisor, ..] = input.params else { return false };
    let (Some(text), Some(divisor)) = (text_or_number(input.value), divisor.text()) else { return false };
    match (exact(text.as_str()), exact(divisor)) {
        (Some(number), Some(divisor)) => number.is_multiple_of(&divisor),
        _ => false,
    }
}

/// Reads a number without the space around it; `None` also for what PHP takes for one and Laravel then throws at.
const fn exact(text: &str) -> Option<Decimal<'_>> {
    if numeric_decimal(text).is_some() { Decimal::parse(trimmed(text)) } else { None }
}

/// Compares the number of digits with the limit at a place; `None` where the text is not all digits.
const fn compare_count(input: &Input<'_>, at: usize) -> Option<Ordering> {
    let Some(text) = text_or_number(input.value) else { return None };
    let digits = text.as_str().as_bytes();
    let mut place = 0;
    while place < digits.len() {
        if !digits[place].is_ascii_digit() {
            return None;
        }
        place += 1;
    }
    if at < input.params.len() { Some(compare(digits.len(), &input.params[at])) } else { None }
}

/// Counts the digits behind the point as `/^[+-]?\d*\.?(\d*)$/` does.
const fn decimal_places(text: &str) -> Option<usize> {
    if numeric_decimal(text).is_none() {
        return None;
    }
    let mut rest = match text.as_bytes() {
        [b'+' | b'-', rest @ ..] | rest => rest,
    };
    if let [before @ .., b'\n'] = rest {
        rest = before;
    }
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    if let [b'.', behind @ ..] = rest {
        rest = behind;
    }
    let places = rest.len();
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    if rest.is_empty() { Some(places) } else { None }
}

/// Compares a count with a limit as PHP compares an integer with text, or with null.
const fn compare(count: usize, limit: &Param) -> Ordering {
    let Some(limit) = limit.text() else {
        return if count == 0 { Ordering::Equal } else { Ordering::Greater };
    };
    let count = IntText::of_count(count);
    match (Decimal::parse(count.as_str().as_bytes()), numeric_decimal(limit)) {
        (Some(count), Some(limit)) => count.compare(&limit),
        _ => compare_texts(count.as_str().as_bytes(), limit.as_bytes()),
    }
}

const fn compare_texts(left: &[u8], right: &[u8]) -> Ordering {
    let mut at = 0;
    loop {
        match (at < left.len(), at < right.len()) {
            (false, false) => return Ordering::Equal,
            (false, true) => return Ordering::Less,
            (true, false) => return Ordering::Greater,
            (true, true) if left[at] < right[at] => return Ordering::Less,
            (true, true) if left[at] > right[at] => return Ordering::Greater,
            (true, true) => at += 1,
        }
    }
}
