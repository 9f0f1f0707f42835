//! Rules about dates and time zones.
//!
//! A date is any text that PHP's `strtotime` reads (see [`crate::date`]), and a number is seconds since 1970. The parts that
//! a text does not state come from the clock of [`RuleSet::with_context`](crate::RuleSet::with_context), or from the clock of
//! the system. A date without a time zone is in UTC.
//!
//! The rules that compare take a date or the name of another field. They read it as a date **first**: a field that is
//! called `may`, `sat` or `o` (a time zone of seamen) is never looked at.

mod const_date;

use frontpay_php::Value;
use frontpay_php::date::{self, DateOrder, ReferenceDate};
use frontpay_php::number::{ValueText, loosely_equal};

use super::Input;
use crate::param::{DateRef, Other, Param};

/// `date`: the value is a date with a year, a month and a day that exist.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("born", "date")])?;
/// assert!(rules.validate_json(br#"{"born": "15 January 1990"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"born": "1990-02-30"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDate`.
///
/// # Surprises
///
/// `strtotime` is no reader of ISO 8601: it takes words, and digits without hyphens. But the text must name a day, or
/// at least a month with its year: `"tomorrow"` does not, and `"2026"` is 20:26 o'clock.
///
/// - `date` takes `"2026-01"`, `20260115` and `"first monday of january 2026"`
/// - `date` refuses `"tomorrow"`, `"10:00"`, `"2026"` and `"2026-02-30"`
#[must_use]
pub fn date(input: &Input<'_>) -> bool {
    text(input.value).is_some_and(|text| date::is_date(text.as_str(), input.clock.now()))
}

/// `date_format:f,..`: the value is written in one of these formats of PHP's `DateTime::createFromFormat`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("born", "date_format:d.m.Y,Y-m-d")])?;
/// assert!(rules.validate_json(br#"{"born": "15.01.1990"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"born": "30.02.1990"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The value must read the same when it is printed again, so that a day beyond its month and the wrong weekday fail.
/// Source: `validateDateFormat`.
///
/// # Surprises
///
/// A text that is a numeral is compared by its value, so a leading zero may be missing there, and only there.
///
/// - `date_format:d` takes `"05"`, `"5"` and `5`
/// - `date_format:Y-m-d` takes `"2026-01-05"`, not `"2026-1-5"` or `"2026-02-30"`
#[must_use]
pub fn date_format(input: &Input<'_>) -> bool {
    let Some(text) = text(input.value) else { return false };
    input.params.iter().any(|format| {
        let printed = date::reformat(text.as_str(), format.text().unwrap_or_default());
        printed.is_some_and(|printed| loosely_equal(Value::Str(&printed), input.value))
    })
}

/// `before:date`: the value lies before a date, or before the value of another field.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("from", "date|before:to"), ("to", "date|before:2030-01-01")])?;
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-16"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-15"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Beside `date_format` both sides are read by that format first (the other field by its own, if it has one), fractions
/// of seconds count, and what is no date fails; an absent field passes then. A field that holds a list or a map fails.
/// Source: `compareDates`.
///
/// # Surprises
///
/// Text that is no date counts as null, and null comes before all but null and the beginning of 1970. Null itself fails.
///
/// - `before:2026-01-01` takes `"abc"`, not `null`
/// - `date|before:2026-01-01` refuses `"abc"`
#[must_use]
pub fn before(input: &Input<'_>) -> bool {
    lies(input, DateOrder::Before)
}

/// `before_or_equal:date`: the value does not lie behind a date, or behind the value of another field.
///
/// ```
/// use frontpay_rules::{RuleSet, date::Moment};
/// let rules = RuleSet::parse([("born", "date|before_or_equal:today")])?;
/// let noon = Moment::from_unix(1_768_478_400, 0); // 2026-01-15T12:00:00Z
/// let born = |day: &str| serde_json::json!({ "born": day }).to_string();
/// # use frontpay_rules::Document;
/// assert!(rules.with_context(noon).check_json(born("2026-01-15").as_bytes()).is_ok());
/// assert!(rules.with_context(noon).check_json(born("2026-01-16").as_bytes()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All that [`before`] tells holds here too. Source: `validateBeforeOrEqual`.
///
/// # Surprises
///
/// A date without a time is its midnight, so that the rest of the day lies behind it.
///
/// - `before_or_equal:2026-01-15` takes `"2026-01-15"`, not `"2026-01-15 00:00:01"`
#[must_use]
pub fn before_or_equal(input: &Input<'_>) -> bool {
    lies(input, DateOrder::BeforeOrEqual)
}

/// `after:date`: the value lies behind a date, or behind the value of another field.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("due", "date|after:2026-01-15 12:00")])?;
/// assert!(rules.validate_json(br#"{"due": "2026-01-15T12:00:01Z"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"due": "2026-01-15T13:00:00+01:00"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All that [`before`] tells holds here too. Source: `validateAfter`.
///
/// # Surprises
///
/// Moments are compared, not days: the same day an hour later lies behind, and a zone can move a time to the day
/// before. What is no date lies behind nothing.
///
/// - `after:2026-01-15` takes `"2026-01-15 01:00"`, not `"2026-01-15"` or `"2026-01-15T00:30:00+01:00"`
/// - `after:2026-01-15` refuses `"abc"`
#[must_use]
pub fn after(input: &Input<'_>) -> bool {
    lies(input, DateOrder::After)
}

/// `after_or_equal:date`: the value does not lie before a date, or before the value of another field.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("from", "date"), ("to", "date|after_or_equal:from")])?;
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-15"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-14"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All that [`before`] tells holds here too. Source: `validateAfterOrEqual`.
///
/// # Surprises
///
/// The parameter is read as a date first, and single letters are time zones of seamen: the field `o` is never looked
/// at. `may`, `sat` and `utc` are not, either.
///
/// - `after_or_equal:other` beside `{"other": "2999-01-01"}` refuses `"2998-01-01"`
/// - `after_or_equal:o` beside `{"o": "2999-01-01"}` takes `"2998-01-01"`
#[must_use]
pub fn after_or_equal(input: &Input<'_>) -> bool {
    lies(input, DateOrder::AfterOrEqual)
}

/// `date_equals:date`: the value is the same moment as a date, or as the value of another field.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("day", "date_equals:2026-01-15")])?;
/// assert!(rules.validate_json(br#"{"day": "15 January 2026"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"day": "2026-01-15 00:00:01"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All that [`before`] tells holds here too. A `*` in the name of a field is not that of the row. Source:
/// `validateDateEquals`.
///
/// # Surprises
///
/// Text that is no date equals text that is none either, and days are equal only as moments.
///
/// - `date_equals:2026-01-15` takes `"15 January 2026"`, not `"2026-01-15 00:00:01"`
/// - `date_equals:abc` takes `"def"`, not `null`
#[must_use]
pub fn date_equals(input: &Input<'_>) -> bool {
    lies(input, DateOrder::Equal)
}

/// `timezone`: the value is the name of a time zone, as PHP lists them; `timezone:group,country` lists fewer or more.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zone", "timezone:per_country,NO")])?;
/// assert!(rules.validate_json(br#"{"zone": "Europe/Oslo"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zone": "Europe/Stockholm"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Groups are the regions (`timezone:Europe`), `utc`, `all`, `all_with_bc` (with old names) and `per_country`
/// (`timezone:per_country,NO`), in any case. Source: `validateTimezone`.
///
/// # Surprises
///
/// The name must be spelled as it is listed, though a group may be in any case. Offsets are no names, and old names are
/// only in `all_with_bc`.
///
/// - `timezone` takes `"Europe/Oslo"` and `"UTC"`, not `"europe/oslo"`, `"+01:00"` or `"Asia/Calcutta"`
/// - `timezone:ALL_WITH_BC` takes `"Asia/Calcutta"`
#[must_use]
pub fn timezone(input: &Input<'_>) -> bool {
    let Value::Str(name) = input.value else { return false };
    let param = |at: usize| input.params.get(at).and_then(Param::text);
    date::is_timezone(name, param(0), param(1)).unwrap_or(false)
}

/// [`date`] in the compiler.
pub(super) const fn date_in_const(input: &Input<'_>) -> Option<bool> {
    const_date::is_date(input.value)
}

/// [`date_format`] in the compiler.
pub(super) const fn date_format_in_const(input: &Input<'_>) -> Option<bool> {
    match input.params {
        [format] => const_date::has_format(input.value, format.text()),
        _ => None,
    }
}

macro_rules! early {
    ($($(#[$doc:meta])* $name:ident: $order:ident;)*) => {$(
        $(#[$doc])*
        pub(super) const fn $name(input: &Input<'_>) -> Option<bool> {
            match input.params {
                [Param::Date(date), ..] => const_date::lies(input.value, DateOrder::$order, date.get(), input.others),
                _ => None,
            }
        }
    )*};
}

early! {
    /// [`before`] in the compiler.
    before_in_const: Before;
    /// [`before_or_equal`] in the compiler.
    before_or_equal_in_const: BeforeOrEqual;
    /// [`date_equals`] in the compiler.
    date_equals_in_const: Equal;
    /// [`after_or_equal`] in the compiler.
    after_or_equal_in_const: AfterOrEqual;
    /// [`after`] in the compiler.
    after_in_const: After;
}

/// [`timezone`] in the compiler, without a group.
pub(super) const fn timezone_in_const(input: &Input<'_>) -> Option<bool> {
    match (input.value, input.params) {
        (Value::Str(name), []) => Some(date::is_listed(name)),
        (Value::Str(_), _) => None,
        _ => Some(false),
    }
}

fn text(value: Value<'_>) -> Option<ValueText<'_>> {
    match value {
        Value::Str(_) | Value::Int(_) | Value::Float(_) => ValueText::of(value),
        _ => None,
    }
}

fn lies(input: &Input<'_>, order: DateOrder) -> bool {
    let [Param::Date(date), ..] = input.params else { return false };
    let DateRef { text, own_format, other_format, .. } = date.get();
    let value = match input.others {
        [Other { value, .. }, ..] => *value,
        [] => None,
    };
    let reference = ReferenceDate { text, value, format: other_format.as_deref() };
    date::has_order(input.value, order, &reference, own_format.as_deref(), input.clock)
}
