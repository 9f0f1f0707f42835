//! The names of months, weekdays, units and ordinals.

/// The unit of a relative word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Microsecond,
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
    /// A day of the week; its factor is the number of the day.
    Weekday,
    /// A day that is not of a weekend.
    WorkingDay,
}

/// A unit, and how many of its measure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) measure: Measure,
    pub(super) factor: i64,
}

/// The meaning of `first`, `next`, `last` and similar words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ordinal {
    pub(super) amount: i64,
    /// True if today counts, where a weekday is meant.
    pub(super) today_counts: bool,
}

const UNITS: &[(&[&str], Measure, i64)] = &[
    (&["ms", "msec", "msecs", "millisecond", "milliseconds"], Measure::Microsecond, 1000),
    (&["µs", "usec", "usecs", "µsec", "µsecs", "microsecond", "microseconds"], Measure::Microsecond, 1),
    (&["sec", "secs", "second", "seconds"], Measure::Second, 1),
    (&["min", "mins", "minute", "minutes"], Measure::Minute, 1),
    (&["hour", "hours"], Measure::Hour, 1),
    (&["day", "days"], Measure::Day, 1),
    (&["week", "weeks"], Measure::Day, 7),
    (&["fortnight", "fortnights", "forthnight", "forthnights"], Measure::Day, 14),
    (&["month", "months"], Measure::Month, 1),
    (&["year", "years"], Measure::Year, 1),
    (&["mon", "monday", "mondays"], Measure::Weekday, 1),
    (&["tue", "tuesday", "tuesdays"], Measure::Weekday, 2),
    (&["wed", "wednesday", "wednesdays"], Measure::Weekday, 3),
    (&["thu", "thursday", "thursdays"], Measure::Weekday, 4),
    (&["fri", "friday", "fridays"], Measure::Weekday, 5),
    (&["sat", "saturday", "saturdays"], Measure::Weekday, 6),
    (&["sun", "sunday", "sundays"], Measure::Weekday, 0),
    (&["weekday", "weekdays"], Measure::WorkingDay, 1),
];

const ORDINALS: &[(&[&str], i64)] = &[
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

pub(super) fn unit(word: &[u8]) -> Option<Unit> {
    let (_, measure, factor) = UNITS.iter().find(|(names, ..)| is_among(word, names))?;
    Some(Unit { measure: *measure, factor: *factor })
}

pub(super) fn ordinal(word: &[u8]) -> Ordinal {
    let amount = ORDINALS.iter().find(|(names, _)| is_among(word, names)).map_or(0, |(_, amount)| *amount);
    Ordinal { amount, today_counts: word.eq_ignore_ascii_case(b"this") }
}

pub(super) fn month(word: &[u8]) -> Option<i64> {
    (1..).zip(MONTHS).find(|(_, names)| is_among(word, names)).map(|(number, _)| number)
}

fn is_among(word: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
}
