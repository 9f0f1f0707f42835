//! The public functions that read texts and numbers as dates.

use super::moment::{self, Moment};
use super::{calendar, carbon, format, parse};

/// Reads a text as a date, and returns its seconds since 1970; `None` if Laravel does not read it as a date.
///
/// Laravel's rules compare these. In addition to PHP's `strtotime` it reads numbers (`"1.5"` and `"-1"` are seconds, but
/// `"20260115"` is a day) and a few phrases (`2026-01-15 at 10:00`, `next 10am`).
///
/// ```
/// use frontpay_php::date::{Moment, timestamp};
/// let now = Moment::from_unix(1_768_478_400, 0);
/// assert_eq!(timestamp("1970-01-02", now), Some(86_400));
/// assert_eq!(timestamp("1970-01-32", now), None);
/// assert_eq!(timestamp("1970-02-30", now), timestamp("1970-03-02", now));
/// assert_eq!(timestamp("today", now), timestamp("2026-01-15", now));
/// assert_eq!(timestamp("-1", now), Some(-1));
/// ```
#[must_use]
pub fn timestamp(text: &str, now: Moment) -> Option<i64> {
    moment(text, now).map(Moment::unix_seconds)
}

/// Reads a text as a date, to the microsecond; see [`timestamp`].
///
/// ```
/// use frontpay_php::date::{Moment, moment};
/// let now = Moment::from_unix(0, 0);
/// assert_eq!(moment("1970-01-01T00:00:01.5Z", now), Some(Moment::from_unix(1, 500_000_000)));
/// ```
#[must_use]
pub fn moment(text: &str, now: Moment) -> Option<Moment> {
    carbon::read(text, now)
}

/// Returns `true` if PHP's parser accepts a text as a date, without computing it.
#[doc(hidden)]
#[must_use]
pub fn is_parsable(text: &str) -> bool {
    text.is_empty() || parse::parse(text.as_bytes()).is_some()
}

/// Reads a JSON number as a date as Laravel does: the seconds since 1970, with six digits of their fraction.
///
/// ```
/// use frontpay_php::date::{Moment, moment_of_number};
/// assert_eq!(moment_of_number(-1.5), Some(Moment::from_unix(-2, 500_000_000)));
/// assert_eq!(moment_of_number(1e20), None);
/// ```
#[must_use]
pub fn moment_of_number(seconds: f64) -> Option<Moment> {
    carbon::sum_of_numbers(&format!("{seconds:.6}"))
}

/// Returns `true` if a text is a date with an existing year, month and day: Laravel's rule `date`.
///
/// ```
/// use frontpay_php::date::{Moment, is_date};
/// let now = Moment::from_unix(1_768_478_400, 0);
/// assert!(is_date("2026-01-15", now));
/// assert!(is_date("first monday of january 2026", now));
/// assert!(!is_date("2026-02-30", now));
/// assert!(!is_date("tomorrow", now));
/// assert!(!is_date("2026", now));
/// ```
#[must_use]
pub fn is_date(text: &str, now: Moment) -> bool {
    let Some(parsed) = parse::parse(text.as_bytes()) else { return false };
    let (Some(year), Some(month), Some(day)) = (parsed.year, parsed.month, parsed.day) else { return false };
    calendar::is_date(year, month, day) && moment::resolve_in_zone(&parsed, now).is_some()
}

/// Reads a text by a format of PHP's `DateTime::createFromFormat`.
///
/// Parts that the format does not have come from `1970-01-01 00:00:00 UTC`. A day beyond the end of its month is in the
/// next.
///
/// ```
/// use frontpay_php::date::moment_by_format;
/// let moment = moment_by_format("02/01/1970", "d/m/Y");
/// assert_eq!(moment.map(|moment| moment.unix_seconds()), Some(86_400));
/// assert_eq!(moment_by_format("1970-01-02", "d/m/Y"), None);
/// ```
#[must_use]
pub fn moment_by_format(text: &str, format: &str) -> Option<Moment> {
    format::read(text, format).map(|zoned| zoned.moment)
}

/// Reads a text by a format and prints the date by the same format: Laravel's `date_format` compares the result with the
/// text.
///
/// It compares loosely, so that numeric texts compare by value: `5` has the format `d`, which prints `05`.
///
/// ```
/// use frontpay_php::date::reformat;
/// assert_eq!(reformat("15.01.2026", "d.m.Y").as_deref(), Some("15.01.2026"));
/// assert_eq!(reformat("30.02.2026", "d.m.Y").as_deref(), Some("02.03.2026"));
/// assert_eq!(reformat("5", "d").as_deref(), Some("05"));
/// assert_eq!(reformat("2026-01-15", "d.m.Y"), None);
/// ```
#[must_use]
pub fn reformat(text: &str, format: &str) -> Option<String> {
    // PHP throws an error at a NUL.
    if text.contains('\0') {
        return None;
    }
    format::read(text, format).map(|zoned| zoned.print(format))
}
