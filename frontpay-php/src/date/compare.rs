//! Comparison of dates as by Laravel's `before`, `after` and `date_equals`.

use super::clock::Clock;
use super::format;
use super::moment::Moment;
use super::read::{moment, moment_of_number};
use crate::number::ValueText;
use crate::value::Value;

/// The order of one date to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
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

/// The date to compare with: a text, or if that is not a date, the value of the field with that name.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceDate<'a> {
    /// The parameter of the rule; empty if there is none.
    pub text: &'a str,
    /// The value of the field with that name, if it is present.
    pub value: Option<Value<'a>>,
    /// The `date_format` among the rules of that field.
    pub format: Option<&'a str>,
}

/// Returns `true` if a value has an order to a reference, as Laravel's `before`, `after` and `date_equals` decide.
///
/// `format` is the `date_format` among the rules of the value's field. With a format, texts are read by it first, and
/// fractions of seconds count; without one, whole seconds are compared. If the reference is a field with a list or map,
/// Laravel throws and this is `false`.
///
/// ```
/// use frontpay_php::Value;
/// use frontpay_php::date::{Clock, DateOrder, ReferenceDate, has_order};
/// let reference = ReferenceDate { text: "2026-02-01", value: None, format: None };
/// assert!(has_order(Value::Str("15 January 2026"), DateOrder::Before, &reference, None, Clock::System));
/// assert!(!has_order(Value::Str("01/02/2026"), DateOrder::Equal, &reference, None, Clock::System));
/// assert!(has_order(Value::Str("01/02/2026"), DateOrder::Equal, &reference, Some("d/m/Y"), Clock::System));
/// ```
#[must_use]
pub fn has_order(
    value: Value<'_>,
    order: DateOrder,
    reference: &ReferenceDate<'_>,
    format: Option<&str>,
    clock: Clock,
) -> bool {
    let (Value::Str(_) | Value::Int(_) | Value::Float(_)) = value else { return false };
    match format.filter(|format| is_truthy(format)) {
        Some(format) => has_order_by_format(value, order, reference, format, clock),
        None => has_order_by_seconds(value, order, reference, clock),
    }
}

/// Compares whole seconds; a value that is not a date is null.
fn has_order_by_seconds(value: Value<'_>, order: DateOrder, reference: &ReferenceDate<'_>, clock: Clock) -> bool {
    let seconds = |value: Value<'_>| moment_of_value(value, clock).map(Moment::unix_seconds);
    let other = match (seconds(Value::Str(reference.text)), reference.value) {
        (None, Some(value)) if value.is_array() => return false,
        (None, Some(value)) => seconds(value),
        (found, _) => found,
    };
    match (seconds(value), other) {
        (Some(left), Some(right)) => order.is_met_by(&left, &right),
        (left, right) if order == DateOrder::Equal => left == right,
        // PHP compares null and a number as booleans.
        (left, right) => order.is_met_by(&left.is_some_and(|left| left != 0), &right.is_some_and(|right| right != 0)),
    }
}

/// Compares moments, of which texts are read by the format first; a value that is not a date fails.
fn has_order_by_format(
    value: Value<'_>,
    order: DateOrder,
    reference: &ReferenceDate<'_>,
    format: &str,
    clock: Clock,
) -> bool {
    // PHP throws at a NUL in a text that is read by a format.
    let has_nul = |value: Value<'_>| value.as_str().is_some_and(|text| text.contains('\0'));
    let other_format = reference.format.filter(|format| is_truthy(format)).unwrap_or(format);
    let text = Value::Str(reference.text);
    let other = match (moment_of_value_by_format(text, other_format, clock), reference.value) {
        (Some(other), _) => Some(other),
        (None, None | Some(Value::Null)) => return !has_nul(value),
        (None, Some(other)) if other.is_array() || has_nul(other) => return false,
        (None, Some(other)) => moment_of_value_by_format(other, other_format, clock),
    };
    match (moment_of_value_by_format(value, format, clock), other) {
        (Some(left), Some(right)) => !has_nul(value) && order.is_met_by(&left, &right),
        _ => false,
    }
}

/// Returns `true` if PHP converts a text to `true`.
fn is_truthy(text: &str) -> bool {
    !matches!(text, "" | "0")
}

fn moment_of_value_by_format(value: Value<'_>, format: &str, clock: Clock) -> Option<Moment> {
    let by_format = match value {
        Value::Bool(flag) => format::read(if flag { "1" } else { "" }, format),
        value => ValueText::of(value).and_then(|text| format::read(text.as_str(), format)),
    };
    by_format.map(|zoned| zoned.moment).or_else(|| moment_of_value(value, clock))
}

fn moment_of_value(value: Value<'_>, clock: Clock) -> Option<Moment> {
    match value {
        Value::Str(text) => moment(text, clock.now()),
        Value::Bool(flag) => Some(Moment::from_unix(flag.into(), 0)),
        Value::Int(seconds) => Some(Moment::from_unix(seconds, 0)).filter(|_| is_printable(seconds)),
        Value::Float(seconds) => moment_of_number(seconds),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

/// Returns `true` if 14 digits hold the seconds: Carbon prints them with that precision and reads the text.
fn is_printable(seconds: i64) -> bool {
    seconds.unsigned_abs() < 100_000_000_000_000
}

impl DateOrder {
    fn is_met_by<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Before => left < right,
            Self::BeforeOrEqual => left <= right,
            Self::Equal => left == right,
            Self::AfterOrEqual => left >= right,
            Self::After => left > right,
        }
    }
}
