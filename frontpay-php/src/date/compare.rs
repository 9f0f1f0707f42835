//! Dates against dates, as Laravel's `before`, `after` and `date_equals` compare them.

use super::clock::Clock;
use super::format;
use super::moment::Moment;
use super::read::{moment, moment_of_number};
use crate::number::Text;
use crate::value::Value;

/// The order that a date must have to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `before`
    Before,
    /// `before_or_equal`
    BeforeOrEqual,
    /// `date_equals`
    Equal,
    /// `after_or_equal`
    AfterOrEqual,
    /// `after`
    After,
}

/// The other side of a comparison: a date, or where the text is none, the value of the field of that name.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// The parameter of the rule; empty where there is none.
    pub text: &'a str,
    /// The value of the field of that name, if it is there.
    pub value: Option<Value<'a>>,
    /// The `date_format` in the rules of that field.
    pub format: Option<&'a str>,
}

/// Returns `true` if a value has an order to a reference, as Laravel's `before`, `after` and `date_equals` decide.
///
/// `format` is the `date_format` in the rules of the value's own field: with one, texts are read by it first and fractions
/// of seconds count; without, whole seconds are compared. Where Laravel throws, because the reference leads to a list or
/// map, this is `false`.
///
/// ```
/// use frontpay_php::Value;
/// use frontpay_php::date::{Clock, Order, Reference, lies};
/// let reference = Reference { text: "2026-02-01", value: None, format: None };
/// assert!(lies(Value::Str("15 January 2026"), Order::Before, &reference, None, Clock::System));
/// assert!(!lies(Value::Str("01/02/2026"), Order::Equal, &reference, None, Clock::System));
/// assert!(lies(Value::Str("01/02/2026"), Order::Equal, &reference, Some("d/m/Y"), Clock::System));
/// ```
#[must_use]
pub fn lies(value: Value<'_>, order: Order, reference: &Reference<'_>, format: Option<&str>, clock: Clock) -> bool {
    let (Value::Str(_) | Value::Int(_) | Value::Float(_)) = value else { return false };
    match format.filter(|format| is_true(format)) {
        Some(format) => lies_by_format(value, order, reference, format, clock),
        None => lies_by_seconds(value, order, reference, clock),
    }
}

/// Without a format whole seconds are compared, and what is no date is null.
fn lies_by_seconds(value: Value<'_>, order: Order, reference: &Reference<'_>, clock: Clock) -> bool {
    let seconds = |value: Value<'_>| of_value(value, clock).map(Moment::unix_seconds);
    let other = match (seconds(Value::Str(reference.text)), reference.value) {
        (None, Some(value)) if value.is_array() => return false,
        (None, Some(value)) => seconds(value),
        (found, _) => found,
    };
    match (seconds(value), other) {
        (Some(left), Some(right)) => order.holds(&left, &right),
        (left, right) if order == Order::Equal => left == right,
        // PHP compares null with a number as booleans.
        (left, right) => order.holds(&left.is_some_and(|left| left != 0), &right.is_some_and(|right| right != 0)),
    }
}

/// With a format, texts are read by it first, and fractions of seconds count. What is no date fails.
fn lies_by_format(value: Value<'_>, order: Order, reference: &Reference<'_>, format: &str, clock: Clock) -> bool {
    // PHP throws at a NUL in what is read by a format.
    let has_nul = |value: Value<'_>| value.as_str().is_some_and(|text| text.contains('\0'));
    let other_format = reference.format.filter(|format| is_true(format)).unwrap_or(format);
    let text = Value::Str(reference.text);
    let other = match (of_value_by(text, other_format, clock), reference.value) {
        (Some(other), _) => Some(other),
        (None, None | Some(Value::Null)) => return !has_nul(value),
        (None, Some(other)) if other.is_array() || has_nul(other) => return false,
        (None, Some(other)) => of_value_by(other, other_format, clock),
    };
    match (of_value_by(value, format, clock), other) {
        (Some(left), Some(right)) => !has_nul(value) && order.holds(&left, &right),
        _ => false,
    }
}

/// Tells whether PHP takes a text for true.
fn is_true(text: &str) -> bool {
    !matches!(text, "" | "0")
}

fn of_value_by(value: Value<'_>, format: &str, clock: Clock) -> Option<Moment> {
    let by_format = match value {
        Value::Bool(flag) => format::read(if flag { "1" } else { "" }, format),
        value => Text::of(value).and_then(|text| format::read(text.as_str(), format)),
    };
    by_format.map(|dated| dated.moment).or_else(|| of_value(value, clock))
}

fn of_value(value: Value<'_>, clock: Clock) -> Option<Moment> {
    match value {
        Value::Str(text) => moment(text, clock.now()),
        Value::Bool(flag) => Some(Moment::from_unix(flag.into(), 0)),
        Value::Int(seconds) => Some(Moment::from_unix(seconds, 0)).filter(|_| is_printable(seconds)),
        Value::Float(seconds) => moment_of_number(seconds),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Carbon prints seconds with 14 digits on the way.
fn is_printable(seconds: i64) -> bool {
    seconds.unsigned_abs() < 100_000_000_000_000
}

impl Order {
    fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Before => left < right,
            Self::BeforeOrEqual => left <= right,
            Self::Equal => left == right,
            Self::AfterOrEqual => left >= right,
            Self::After => left > right,
        }
    }
}
