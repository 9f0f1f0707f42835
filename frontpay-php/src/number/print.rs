//! Conversion of values to text, as by PHP.

use super::float::{FloatText, print as print_float};
use crate::value::Value;

/// The text that PHP converts a value to, borrowed or in a small buffer.
///
/// `true` becomes `1`; `false` and null become the empty text; a float has 14 significant digits. Lists and maps have no
/// text.
///
/// ```
/// use frontpay_php::{Value, number::ValueText};
/// let text = |value| ValueText::of(value).map(|text| text.as_str().to_owned());
/// assert_eq!(text(Value::Float(0.1 + 0.2)).as_deref(), Some("0.3"));
/// assert_eq!(text(Value::Bool(false)).as_deref(), Some(""));
/// ```
#[derive(Clone, Copy)]
pub enum ValueText<'a> {
    /// The text of a string, a boolean or null.
    Borrowed(&'a str),
    /// The digits of an integer.
    Int(IntText),
    /// The digits of a float.
    Float(FloatText),
}

impl<'a> ValueText<'a> {
    /// Converts a value to text; `None` for lists and maps.
    #[inline]
    #[must_use]
    pub const fn of(value: Value<'a>) -> Option<Self> {
        Some(match value {
            Value::Null | Value::Bool(false) => Self::Borrowed(""),
            Value::Bool(true) => Self::Borrowed("1"),
            Value::Int(number) => Self::Int(IntText::print(number)),
            Value::Float(number) => Self::Float(print_float(number)),
            Value::Str(text) => Self::Borrowed(text),
            Value::List(_) | Value::Map(_) => return None,
        })
    }

    /// Returns the text.
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Int(text) => text.as_str(),
            Self::Float(text) => text.as_str(),
        }
    }
}

/// The decimal digits of an integer.
#[derive(Clone, Copy)]
pub struct IntText {
    bytes: [u8; 20],
    start: usize,
}

impl IntText {
    /// Prints an integer.
    #[must_use]
    pub const fn print(number: i64) -> Self {
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
    #[must_use]
    #[expect(clippy::cast_possible_wrap, reason = "nothing in memory is that long")]
    pub const fn of_count(count: usize) -> Self {
        Self::print(count as i64)
    }

    /// Returns the digits.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.start).1) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
