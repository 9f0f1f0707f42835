//! Texts and numbers read as dates.

use super::moment::{self, Moment};
use super::{calendar, carbon, format, parse};

/// Returns the seconds since 1970 that a text means, or none where Laravel sees no date in it.
///
/// This is what its rules compare: beyond PHP's `strtotime` it takes numbers (`"1.5"` and `"-1"` are seconds, though
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

/// Returns the moment that a text means, to the microsecond; see [`timestamp`].
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

/// Tells whether PHP reads a text as a date, whatever that may mean.
#[doc(hidden)]
#[must_use]
pub fn is_understood(text: &str) -> bool {
    text.is_empty() || parse::parse(text.as_bytes()).is_some()
}

/// Returns the moment that a JSON number means to Laravel: seconds since 1970, with six digits of their fraction.
///
/// ```
/// use frontpay_php::date::{Moment, moment_of_number};
/// assert_eq!(moment_of_number(-1.5), Some(Moment::from_unix(-2, 500_000_000)));
/// assert_eq!(moment_of_number(1e20), None);
/// ```
#[must_use]
pub fn moment_of_number(seconds: f64) -> Option<Moment> {
    carbon::sum(&format!("{seconds:.6}"))
}

/// Tells whether a text is a date with a year, a month and a day that exist: Laravel's rule `date`.
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
    calendar::is_date(year, month, day) && moment::resolved(&parsed, now).is_some()
}

/// Returns the moment that a text means by a format of PHP's `DateTime::createFromFormat`.
///
/// What the format does not name is that of `1970-01-01 00:00:00 UTC`. A day beyond its month runs into the next.
///
/// ```
/// use frontpay_php::date::moment_by_format;
/// let moment = moment_by_format("02/01/1970", "d/m/Y");
/// assert_eq!(moment.map(|moment| moment.unix_seconds()), Some(86_400));
/// assert_eq!(moment_by_format("1970-01-02", "d/m/Y"), None);
/// ```
#[must_use]
pub fn moment_by_format(text: &str, format: &str) -> Option<Moment> {
    format::read(text, format).map(|dated| dated.moment)
}

/// Reads a text by a format and prints it by the same: where that gives the text again, it is of the format.
///
/// PHP compares both loosely, so of two numerals the values count: `5` is of the format `d`, which prints `05`.
///
/// ```
/// use frontpay_php::date::reprinted;
/// assert_eq!(reprinted("15.01.2026", "d.m.Y").as_deref(), Some("15.01.2026"));
/// assert_eq!(reprinted("30.02.2026", "d.m.Y").as_deref(), Some("02.03.2026"));
/// assert_eq!(reprinted("5", "d").as_deref(), Some("05"));
/// assert_eq!(reprinted("2026-01-15", "d.m.Y"), None);
/// ```
#[must_use]
pub fn reprinted(text: &str, format: &str) -> Option<String> {
    // PHP refuses a text with a NUL.
    if text.contains('\0') {
        return None;
    }
    format::read(text, format).map(|dated| dated.print(format))
}
