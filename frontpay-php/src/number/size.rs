//! Sizes as Laravel's size rules measure and compare them.

use core::cmp::Ordering;

use super::decimal::Decimal;
use super::float::print as print_float;
use super::parse::{is_numeric, trimmed};
use super::print::{IntText, ValueText};
use crate::value::Value;

/// The size that Laravel's `size`, `min`, `max` and `between` compare: characters, items, or the number itself.
#[derive(Clone, Copy)]
pub enum Size<'a> {
    /// A count, or an integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A number that is text.
    Decimal(Decimal<'a>),
}

/// The greatest exponent, positive or negative, with which Laravel compares numbers.
const EXPONENT_RANGE: i64 = 1000;

impl<'a> Size<'a> {
    /// Measures a value: the number itself if `numeric` (the field has a numeric rule), otherwise items or characters.
    ///
    /// `None` for the values at which Laravel throws: an infinite number, a numeric text that begins with a form feed, an
    /// exponent beyond 1000.
    #[must_use]
    pub const fn of(value: Value<'a>, numeric: bool) -> Option<Self> {
        match value {
            Value::Int(number) if numeric => Some(Self::Int(number)),
            Value::Float(number) if numeric => {
                if number.is_finite() {
                    Some(Self::Float(number))
                } else {
                    None
                }
            }
            Value::Str(text) if numeric && is_numeric(text) => match Decimal::parse(trimmed(text)) {
                Some(number) if number.exponent() <= EXPONENT_RANGE && number.exponent() >= -EXPONENT_RANGE => {
                    Some(Self::Decimal(number))
                }
                _ => None,
            },
            Value::List(items) => Some(Self::count(items.len())),
            Value::Map(entries) => Some(Self::count(entries.len())),
            _ => match ValueText::of(value) {
                Some(text) => Some(Self::count(char_count(text.as_str()))),
                None => None,
            },
        }
    }

    #[expect(clippy::cast_possible_wrap, reason = "nothing in memory is that long")]
    const fn count(count: usize) -> Self {
        Self::Int(count as i64)
    }

    /// Measures a number or a decimal text by its value, whatever its exponent.
    #[must_use]
    pub const fn of_number(value: Value<'a>) -> Option<Self> {
        match value {
            Value::Int(number) => Some(Self::Int(number)),
            Value::Float(number) if number.is_finite() => Some(Self::Float(number)),
            Value::Str(text) => match Decimal::parse(trimmed(text)) {
                Some(number) => Some(Self::Decimal(number)),
                None => None,
            },
            _ => None,
        }
    }

    /// Compares a size with a limit by value; `None` for an infinite number.
    #[must_use]
    pub const fn compare(&self, limit: &Decimal<'_>) -> Option<Ordering> {
        Some(match self {
            Self::Int(number) => match limit.to_i64() {
                Some(limit) if *number < limit => Ordering::Less,
                Some(limit) if *number > limit => Ordering::Greater,
                Some(_) => Ordering::Equal,
                None => match Decimal::parse(IntText::print(*number).as_str().as_bytes()) {
                    Some(number) => number.compare(limit),
                    None => return None,
                },
            },
            Self::Float(number) => match Decimal::parse(print_float(*number).as_bytes()) {
                Some(number) => number.compare(limit),
                None => return None,
            },
            Self::Decimal(number) => number.compare(limit),
        })
    }
}

impl Size<'_> {
    /// Compares two sizes by value; `None` for an infinite number.
    #[must_use]
    pub const fn compare_size(&self, other: &Size<'_>) -> Option<Ordering> {
        match other {
            Size::Int(number) => match Decimal::parse(IntText::print(*number).as_str().as_bytes()) {
                Some(number) => self.compare(&number),
                None => None,
            },
            Size::Float(number) => match Decimal::parse(print_float(*number).as_bytes()) {
                Some(number) => self.compare(&number),
                None => None,
            },
            Size::Decimal(number) => self.compare(number),
        }
    }
}

/// Counts the code points of a text.
#[must_use]
pub const fn char_count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] & 0xC0 != 0x80 {
            count += 1;
        }
        at += 1;
    }
    count
}
