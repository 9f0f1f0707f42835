//! Rules about the size of a value.
//!
//! A number is measured by its value only where the field is numeric by rule (`numeric`, wherever it stands in the list);
//! otherwise the characters of its text count: `min:3` refuses `5` and accepts `12345`. Lists and maps are measured by
//! their items. Numbers are compared exactly as decimals, a float by the 14 digits that PHP prints of it. What Laravel
//! throws on (an infinite number, an exponent beyond 1000, a limit that is no number) fails here.

use core::cmp::Ordering;

use frontpay_php::Value;
use frontpay_php::number::{Decimal, Size, char_count, is_positive, trimmed};

use super::Input;
use crate::param::Param;

/// `min:n`: the size is at least `n`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("age", "numeric|min:18"), ("name", "string|min:2")])?;
/// assert!(rules.validate_json(br#"{"age": "18.0", "name": "Bo"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"age": 17, "name": "B"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMin`.
///
/// # Surprises
///
/// A number counts as its text unless a rule beside says that it is one, so that `5` has the length 1.
///
/// - `min:3` takes `12345`, not `5`
/// - `numeric|min:3` takes `5` and `"5"`
/// - `min:3` takes `""`, not `[1, 2]`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn min(input: &Input<'_>) -> bool {
    is_within(input, 0, Side::Least)
}

/// `max:n`: the size is at most `n`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "string|max:3")])?;
/// assert!(rules.validate_json("{\"name\": \"Åse\"}".as_bytes()).is_ok());
/// assert!(rules.validate_json(br#"{"name": "Anne"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMax`.
///
/// # Surprises
///
/// Characters are Unicode's code points, not bytes, and not what a reader takes for one: a letter with a mark of its
/// own is two.
///
/// - `max:3` takes `"Åse"`, not `"A\u030ase"`
/// - `max:3` takes `-99`, not `1000`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn max(input: &Input<'_>) -> bool {
    is_within(input, 0, Side::Most)
}

/// `size:n`: the size is `n`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("items", "array|size:2")])?;
/// assert!(rules.validate_json(br#"{"items": [1, 2]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"items": [1]}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateSize`.
///
/// # Surprises
///
/// It is no equality: without a rule that makes the field numeric it asks for so many characters, also of a number;
/// `true` has one.
///
/// - `size:3` takes `100`, not `3`
/// - `numeric|size:3` takes `3` and `"3.0"`
/// - `size:1` takes `true` and `[true]`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn size(input: &Input<'_>) -> bool {
    is_within(input, 0, Side::Least) && is_within(input, 0, Side::Most)
}

/// `between:a,b`: the size is at least `a` and at most `b`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("age", "numeric|between:18,120")])?;
/// assert!(rules.validate_json(br#"{"age": 120}"#).is_ok());
/// assert!(rules.validate_json(br#"{"age": 120.5}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateBetween`.
///
/// # Surprises
///
/// Both bounds belong to it. Numbers compare as decimals, by the 14 digits that PHP prints of a float.
///
/// - `numeric|between:0.1,0.3` takes `0.30000000000000004` and `"1e-1"`, not `"0.30000000000000004"`
/// - `between:1,3` takes `999`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn between(input: &Input<'_>) -> bool {
    is_within(input, 0, Side::Least) && is_within(input, 1, Side::Most)
}

/// A limit from below or from above.
#[derive(Clone, Copy)]
enum Side {
    Least,
    Most,
}

impl Side {
    #[cfg_attr(not(debug_assertions), inline(always))]
    const fn takes(self, order: Option<Ordering>) -> bool {
        match self {
            Self::Least => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
            Self::Most => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        }
    }

    /// Tells whether a text has at least or at most so many characters. Of most texts the bytes tell it, of which a character
    /// has one to four.
    #[cfg_attr(not(debug_assertions), inline(always))]
    const fn takes_text(self, text: &str, limit: usize) -> bool {
        match self {
            Self::Least => text.len().div_ceil(4) >= limit || counted(text) >= limit,
            Self::Most => text.len() <= limit || counted(text) <= limit,
        }
    }
}

/// The number of characters, where their bytes do not tell enough: not in the code of every field.
#[cold]
#[inline(never)]
const fn counted(text: &str) -> usize {
    char_count(text)
}

/// Tells whether the size of the value is within the limit at a place; not so where one of them is no number.
#[cfg_attr(not(debug_assertions), inline(always))]
#[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "it is in range")]
const fn is_within(input: &Input<'_>, at: usize, side: Side) -> bool {
    if at >= input.params.len() {
        return false;
    }
    let limit = &input.params[at];
    match (input.value, limit) {
        (Value::Int(number), Param::Number { whole: Some(limit), .. }) if input.modifiers.numeric => {
            side.takes(Some(order(number, *limit)))
        }
        (Value::Float(number), Param::Number { whole: Some(whole), .. }) if input.modifiers.numeric => {
            side.takes(match order_at_sight(number, *whole) {
                None => order_by_digits(number.to_bits(), limit),
                order => order,
            })
        }
        (Value::Str(text), Param::Number { whole: Some(limit), .. })
            if !input.modifiers.numeric && 0 <= *limit && *limit <= 0xFFFF_FFFF =>
        {
            side.takes_text(text, *limit as usize)
        }
        (value, limit) => side.takes(compare_as_decimals(value, limit, input.modifiers.numeric)),
    }
}

/// Compares a float with a limit where that takes a few instructions, which stand in the code of every field.
#[inline]
const fn order_at_sight(number: f64, limit: i64) -> Option<Ordering> {
    if limit != 0 {
        return order_by_distance(number, limit);
    }
    // The sign alone tells of the most common limit.
    if is_positive(number) {
        return Some(if number == 0.0 { Ordering::Equal } else { Ordering::Greater });
    }
    if is_positive(-number) && number != 0.0 {
        return Some(Ordering::Less);
    }
    None
}

/// Compares a float with a limit of up to 14 digits, unless it is so near that the 14 digits decide which PHP prints of it.
///
/// They are nearer to the float than a part in 10^13, and they are those of the limit where the float is.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "14 digits lose none")]
const fn order_by_distance(number: f64, limit: i64) -> Option<Ordering> {
    let apart = number - limit as f64;
    let unseen = number.abs() * 1e-13;
    if limit.unsigned_abs() >= 100_000_000_000_000 {
        None
    } else if apart > unseen {
        Some(Ordering::Greater)
    } else if apart < -unseen {
        Some(Ordering::Less)
    } else if apart == 0.0 {
        Some(Ordering::Equal)
    } else {
        None
    }
}

#[inline]
const fn order(one: i64, other: i64) -> Ordering {
    if one < other {
        Ordering::Less
    } else if one > other {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Compares a float that is not settled at sight; it takes the bits, so that what is settled at sight is read as nothing
/// else.
#[cold]
#[inline(never)]
const fn order_by_digits(bits: u64, limit: &Param) -> Option<Ordering> {
    let number = f64::from_bits(bits);
    if let Param::Number { whole: Some(limit), .. } = limit
        && let Some(order) = order_by_distance(number, *limit)
    {
        return Some(order);
    }
    compare_as_decimals(Value::Float(number), limit, true)
}

const fn compare_as_decimals(value: Value<'_>, limit: &Param, numeric: bool) -> Option<Ordering> {
    let Some(size) = Size::of(value, numeric) else { return None };
    match (limit, &size) {
        (Param::Number { whole: Some(limit), .. }, Size::Int(number)) => Some(order(*number, *limit)),
        (limit, size) => match limit.text() {
            Some(text) => match Decimal::parse(trimmed(text)) {
                Some(limit) => size.compare(&limit),
                None => None,
            },
            None => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_digits(number: f64, limit: i64) -> Option<Ordering> {
        let limit = limit.to_string();
        Size::of(Value::Float(number), true)?.compare(&Decimal::parse(limit.as_bytes())?)
    }

    proptest! {
        #[test]
        fn what_is_seen_is_what_the_digits_say(limit in -100_000_000_000_000..100_000_000_000_000_i64, small in -100..100_i64, ulps in -2000..2000_i64, far: f64) {
            for limit in [limit, small] {
                #[expect(clippy::cast_precision_loss, reason = "up to 14 digits")]
                let near = f64::from_bits((limit as f64).to_bits().wrapping_add_signed(ulps));
                for number in [near, far] {
                    for seen in [order_at_sight(number, limit), order_by_distance(number, limit)] {
                        prop_assert!(seen.is_none() || seen == by_digits(number, limit), "{} {}", number, limit);
                    }
                }
            }
        }
    }

    #[test]
    fn near_zero_the_sign_decides() {
        assert_eq!(order_at_sight(5e-324, 0), Some(Ordering::Greater));
        assert_eq!(order_at_sight(0.0, 0), Some(Ordering::Equal));
        assert_eq!(order_at_sight(-5e-324, 0), Some(Ordering::Less));
        assert_eq!([-0.0, f64::NAN, f64::NEG_INFINITY].map(|number| order_at_sight(number, 0)), [None; 3]);
        assert_eq!(order_by_distance(-0.0, 0), Some(Ordering::Equal));
        assert_eq!(order_by_distance(-5e-324, 0), Some(Ordering::Less));
        assert_eq!(order_at_sight(0.1 + 0.2, 1), Some(Ordering::Less));
        assert_eq!(order_at_sight(1.000_000_000_000_000_2, 1), None);
    }
}
