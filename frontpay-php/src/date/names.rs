//! The words of PHP's date language: months, weekdays, units and relative words.
//!
//! Source: the tables of timelib's `parse_date.re`.

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Microsecond,
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
    /// A day of the week; the multiplier of its unit is the number of the day.
    Weekday,
    /// A day from Monday to Friday.
    WorkingDay,
}

/// A unit of a relative part, as a multiple of a unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RelativeUnit {
    pub(super) unit: TimeUnit,
    pub(super) multiplier: i64,
}

/// The meaning of a word such as `first`, `next` or `last`; timelib calls these relative texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RelativeText {
    pub(super) amount: i64,
    /// True if the search for a weekday includes today.
    pub(super) includes_today: bool,
}

const UNITS: &[(&[&str], TimeUnit, i64)] = &[
    (&["ms", "msec", "msecs", "millisecond", "milliseconds"], TimeUnit::Microsecond, 1000),
    (&["µs", "usec", "usecs", "µsec", "µsecs", "microsecond", "microseconds"], TimeUnit::Microsecond, 1),
    (&["sec", "secs", "second", "seconds"], TimeUnit::Second, 1),
    (&["min", "mins", "minute", "minutes"], TimeUnit::Minute, 1),
    (&["hour", "hours"], TimeUnit::Hour, 1),
    (&["day", "days"], TimeUnit::Day, 1),
    (&["week", "weeks"], TimeUnit::Day, 7),
    (&["fortnight", "fortnights", "forthnight", "forthnights"], TimeUnit::Day, 14),
    (&["month", "months"], TimeUnit::Month, 1),
    (&["year", "years"], TimeUnit::Year, 1),
    (&["mon", "monday", "mondays"], TimeUnit::Weekday, 1),
    (&["tue", "tuesday", "tuesdays"], TimeUnit::Weekday, 2),
    (&["wed", "wednesday", "wednesdays"], TimeUnit::Weekday, 3),
    (&["thu", "thursday", "thursdays"], TimeUnit::Weekday, 4),
    (&["fri", "friday", "fridays"], TimeUnit::Weekday, 5),
    (&["sat", "saturday", "saturdays"], TimeUnit::Weekday, 6),
    (&["sun", "sunday", "sundays"], TimeUnit::Weekday, 0),
    (&["weekday", "weekdays"], TimeUnit::WorkingDay, 1),
];

const RELATIVE_TEXTS: &[(&[&str], i64)] = &[
    (&["first", "next"], 1),
    (&["second"], 2),
    (&["third"], 3),
    (&["fourth"], 4),
    (&["fifth"], 5),
    (&["sixth"], 6),
    (&["seventh"], 7),
    (&["eight", "eighth"], 8),
    (&["ninth"], 9),
    (&["tenth"], 10),
    (&["eleventh"], 11),
    (&["twelfth"], 12),
    (&["last", "previous"], -1),
    (&["this"], 0),
];

const MONTHS: &[&[&str]] = &[
    &["jan", "january", "i"],
    &["feb", "february", "ii"],
    &["mar", "march", "iii"],
    &["apr", "april", "iv"],
    &["may", "v"],
    &["jun", "june", "vi"],
    &["jul", "july", "vii"],
    &["aug", "august", "viii"],
    &["sep", "sept", "september", "ix"],
    &["oct", "october", "x"],
    &["nov", "november", "xi"],
    &["dec", "december", "xii"],
];

/// The months as PHP prints them.
pub(super) const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week as PHP prints them.
pub(super) const DAY_NAMES: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

pub(super) fn relative_unit(word: &[u8]) -> Option<RelativeUnit> {
    let (_, unit, multiplier) = UNITS.iter().find(|(names, ..)| is_among(word, names))?;
    Some(RelativeUnit { unit: *unit, multiplier: *multiplier })
}

pub(super) fn relative_text(word: &[u8]) -> RelativeText {
    let amount = RELATIVE_TEXTS.iter().find(|(names, _)| is_among(word, names)).map_or(0, |(_, amount)| *amount);
    RelativeText { amount, includes_today: word.eq_ignore_ascii_case(b"this") }
}

pub(super) fn month(word: &[u8]) -> Option<i64> {
    (1..).zip(MONTHS).find(|(_, names)| is_among(word, names)).map(|(number, _)| number)
}

fn is_among(word: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
}
