//! Rules about dates and time zones.
//!
//! A date is any text that PHP's `strtotime` reads ([`crate::date`] tells more), and a number is seconds since 1970.
//! What a text leaves open comes from the clock that is given to [`RuleSet::check_at`](crate::RuleSet::check_at), or
//! from the clock of the system; where no zone is named it is UTC.
//!
//! The rules that compare take a date or the name of another field. They read it as a date **first**: a field that is
//! called `may`, `sat` or `o` (a time zone of seamen) is never looked at.

use super::Input;
use crate::date::{self, Order, Reference};
use crate::number::{Text, loosely_equal};
use crate::table::{DateRef, Other, Param};
use crate::value::Value;

/// `date`: the value is a date with a year, a month and a day that exist.
///
/// `"2026-01"` and `20260115` pass; `"tomorrow"`, `"10:00"` and `"2026"` (which is 20:26 o'clock) fail for want of a day.
/// Source: `validateDate`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("born", "date")])?;
/// assert!(rules.validate_json(br#"{"born": "15 January 1990"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"born": "1990-02-30"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn date(input: &Input<'_>) -> bool {
    text(input.value).is_some_and(|text| date::is_date(text.as_str(), input.clock.now()))
}

/// `date_format:f,..`: the value is written in one of these formats of PHP's `DateTime::createFromFormat`.
///
/// It must read the same when it is printed again, so that a day beyond its month and the wrong weekday fail. Numerals
/// are compared by their values: `"5"` is of the format `d`. Source: `validateDateFormat`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("born", "date_format:d.m.Y,Y-m-d")])?;
/// assert!(rules.validate_json(br#"{"born": "15.01.1990"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"born": "30.02.1990"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn date_format(input: &Input<'_>) -> bool {
    let Some(text) = text(input.value) else { return false };
    input.params.iter().any(|format| {
        let printed = date::reprinted(text.as_str(), format.text().unwrap_or_default());
        printed.is_some_and(|printed| loosely_equal(Value::Str(&printed), input.value))
    })
}

/// `before:date`: the value lies before a date, or before the value of another field.
///
/// What is no date is null, and null comes before all but null and the beginning of 1970: `before:2026-01-01` passes
/// `"abc"`. Beside `date_format` both sides are read by that format first (the other field by its own, if it has one),
/// fractions of seconds count, and what is no date fails; an absent field passes then. A field that holds a list or a map
/// fails. Source: `compareDates`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("from", "date|before:to"), ("to", "date|before:2030-01-01")])?;
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-16"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-15"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn before(input: &Input<'_>) -> bool {
    lies(input, Order::Before)
}

/// `before_or_equal:date`: the value does not lie behind a date, or behind the value of another field.
///
/// All that [`before`] tells holds here too.
///
/// ```
/// use frontpay_rules::{RuleSet, date::Moment};
/// let rules = RuleSet::parse([("born", "date|before_or_equal:today")])?;
/// let noon = Moment::from_unix(1_768_478_400, 0); // 2026-01-15T12:00:00Z
/// let born = |day: &str| serde_json::json!({ "born": day }).to_string();
/// # use frontpay_rules::Document;
/// assert!(rules.check_at(&Document::read(born("2026-01-15").as_bytes())?, noon).is_ok());
/// assert!(rules.check_at(&Document::read(born("2026-01-16").as_bytes())?, noon).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn before_or_equal(input: &Input<'_>) -> bool {
    lies(input, Order::BeforeOrEqual)
}

/// `after:date`: the value lies behind a date, or behind the value of another field.
///
/// All that [`before`] tells holds here too.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("due", "date|after:2026-01-15 12:00")])?;
/// assert!(rules.validate_json(br#"{"due": "2026-01-15T12:00:01Z"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"due": "2026-01-15T13:00:00+01:00"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn after(input: &Input<'_>) -> bool {
    lies(input, Order::After)
}

/// `after_or_equal:date`: the value does not lie before a date, or before the value of another field.
///
/// All that [`before`] tells holds here too.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("from", "date"), ("to", "date|after_or_equal:from")])?;
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-15"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"from": "2026-01-15", "to": "2026-01-14"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn after_or_equal(input: &Input<'_>) -> bool {
    lies(input, Order::AfterOrEqual)
}

/// `date_equals:date`: the value is the same moment as a date, or as the value of another field.
///
/// All that [`before`] tells holds here too, but a value that is no date equals only what is none either. A `*` in the
/// name of a field is not that of the row. Source: `validateDateEquals`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("day", "date_equals:2026-01-15")])?;
/// assert!(rules.validate_json(br#"{"day": "15 January 2026"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"day": "2026-01-15 00:00:01"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn date_equals(input: &Input<'_>) -> bool {
    lies(input, Order::Equal)
}

/// `timezone`: the value is the name of a time zone, as PHP lists them; `timezone:group,country` lists fewer or more.
///
/// Groups are the regions (`timezone:Europe`), `utc`, `all`, `all_with_bc` (with old names like `Asia/Calcutta`) and
/// `per_country` (`timezone:per_country,NO`), in any case. The name must be spelled as it is. Source:
/// `validateTimezone`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zone", "timezone:per_country,NO")])?;
/// assert!(rules.validate_json(br#"{"zone": "Europe/Oslo"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zone": "Europe/Stockholm"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn timezone(input: &Input<'_>) -> bool {
    let Value::Str(name) = input.value else { return false };
    let param = |at: usize| input.params.get(at).and_then(Param::text);
    date::is_timezone(name, param(0), param(1)).unwrap_or(false)
}

/// The text of a value, where it is text or a number.
/// Dates and time zones are not read in the compiler.
pub(super) const fn late(_: &Input<'_>) -> Option<bool> {
    None
}

fn text(value: Value<'_>) -> Option<Text<'_>> {
    match value {
        Value::Str(_) | Value::Int(_) | Value::Float(_) => Text::of(value),
        _ => None,
    }
}

fn lies(input: &Input<'_>, order: Order) -> bool {
    let [Param::Date(DateRef { text, own_format, other_format, .. }), ..] = input.params else { return false };
    let value = match input.others {
        [Other { value, .. }, ..] => *value,
        [] => None,
    };
    let reference = Reference { text, value, format: other_format.as_deref() };
    date::lies(input.value, order, &reference, own_format.as_deref(), input.clock)
}
