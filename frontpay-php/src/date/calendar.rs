//! The proleptic Gregorian calendar, without a limit of years.
//!
//! PHP's years have 64 bits, and on the way its fields can be far out of range, so the arithmetic has 128 bits. The
//! calendars of `jiff`, `chrono` and `time` have fewer years.

/// A date and time without a zone. Every field can be out of its range, until the value is normalized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i128,
    pub(super) month: i128,
    pub(super) day: i128,
    pub(super) hour: i128,
    pub(super) minute: i128,
    pub(super) second: i128,
    pub(super) micro: i128,
}

pub(super) const DAY: i128 = 86_400;
const DAYS_OF_400_YEARS: i128 = 146_097;
/// The days from the first of March of the year 0 to the beginning of 1970.
const DAYS_TO_EPOCH: i128 = 719_468;

impl Civil {
    /// The beginning of 1970.
    pub(super) const EPOCH: Self = Self { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, micro: 0 };

    /// Returns the date and time at a number of seconds since 1970.
    pub(super) fn from_seconds(seconds: i128, micro: i128) -> Self {
        let (year, month, day) = date_of(seconds.div_euclid(DAY));
        let of_day = seconds.rem_euclid(DAY);
        Self { year, month, day, hour: of_day / 3600, minute: of_day / 60 % 60, second: of_day % 60, micro }
    }

    /// Returns the seconds since 1970; the fields can be out of range.
    pub(super) fn seconds(&self) -> i128 {
        let days = days_to(self.year, self.month, self.day);
        days * DAY + self.hour * 3600 + self.minute * 60 + self.second + self.micro.div_euclid(1_000_000)
    }

    /// Returns the same date and time with all fields in range.
    pub(super) fn normalized(&self) -> Self {
        Self::from_seconds(self.seconds(), self.micro.rem_euclid(1_000_000))
    }

    /// Returns the day of the week, from 0 for Sunday.
    pub(super) fn weekday(&self) -> i128 {
        (days_to(self.year, self.month, self.day) + 4).rem_euclid(7)
    }

    /// Returns the day of the year, from 0.
    pub(super) fn day_of_year(&self) -> i128 {
        days_to(self.year, self.month, self.day) - days_to(self.year, 1, 1)
    }

    /// Returns the ISO 8601 year and week.
    pub(super) fn iso_week(&self) -> (i128, i128) {
        let today = days_to(self.year, self.month, self.day);
        let year = [self.year + 1, self.year].into_iter().find(|year| first_monday(*year) <= today);
        let year = year.unwrap_or(self.year - 1);
        (year, (today - first_monday(year)) / 7 + 1)
    }
}

/// Returns the day number of the Monday of the first ISO week.
fn first_monday(year: i128) -> i128 {
    let fourth = days_to(year, 1, 4);
    fourth - (fourth + 3).rem_euclid(7)
}

/// Returns the days from the first of January to a day of an ISO week.
pub(super) fn days_to_iso_week(year: i64, week: i64, day: i64) -> i64 {
    let first = (days_to(i128::from(year), 1, 1) + 4).rem_euclid(7);
    let first = i64::try_from(first).unwrap_or_default();
    (if first > 4 { 7 - first } else { -first }) + (week - 1) * 7 + day
}

pub(super) const fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Returns the number of days of a month, from 1 to 12, in the Gregorian calendar.
///
/// ```
/// use frontpay_php::date::days_in_month;
/// assert_eq!(days_in_month(2024, 2), 29);
/// assert_eq!(days_in_month(1900, 2), 28);
/// ```
#[must_use]
pub const fn days_in_month(year: i128, month: i128) -> i128 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns `true` if PHP's `checkdate` accepts a date.
pub(super) fn is_date(year: i64, month: i64, day: i64) -> bool {
    (1..=32_767).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year.into(), month.into())).contains(&day.into())
}

/// Returns the days since 1970; month and day can be out of range.
///
/// Source: `days_from_civil` in "chrono-Compatible Low-Level Date Algorithms" by Howard Hinnant. Years begin in March there,
/// so that the leap day is the last day.
fn days_to(year: i128, month: i128, day: i128) -> i128 {
    let months = year * 12 + month - 3;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5;
    era * DAYS_OF_400_YEARS + year * 365 + year / 4 - year / 100 + of_year + day - 1 - DAYS_TO_EPOCH
}

/// Returns year, month and day at a number of days since 1970.
///
/// Source: `civil_from_days`, as above.
fn date_of(days: i128) -> (i128, i128, i128) {
    let days = days + DAYS_TO_EPOCH;
    let (era, of_era) = (days.div_euclid(DAYS_OF_400_YEARS), days.rem_euclid(DAYS_OF_400_YEARS));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, (1970, 1, 1), 4)]
    #[case(-1, (1969, 12, 31), 3)]
    #[case(20_468, (2026, 1, 15), 4)]
    #[case(11_016, (2000, 2, 29), 2)]
    #[case(-719_528, (0, 1, 1), 6)]
    fn days_and_dates(#[case] days: i128, #[case] date: (i128, i128, i128), #[case] weekday: i128) {
        assert_eq!(date_of(days), date);
        assert_eq!(days_to(date.0, date.1, date.2), days);
        assert_eq!(Civil::from_seconds(days * DAY, 0).weekday(), weekday);
    }

    #[rstest]
    #[case((2026, 1, 1), (2026, 1))]
    #[case((2027, 1, 3), (2026, 53))]
    #[case((2024, 12, 30), (2025, 1))]
    #[case((2000, 1, 2), (1999, 52))]
    fn iso_weeks(#[case] date: (i128, i128, i128), #[case] week: (i128, i128)) {
        let (year, month, day) = date;
        assert_eq!(Civil { year, month, day, ..Civil::EPOCH }.iso_week(), week);
    }

    proptest! {
        #[test]
        fn seconds_go_there_and_back(seconds in any::<i64>(), micro in 0..1_000_000_i128) {
            let civil = Civil::from_seconds(seconds.into(), micro);
            prop_assert_eq!(civil.seconds(), i128::from(seconds));
            prop_assert_eq!(civil.normalized(), civil);
            prop_assert!((1..=days_in_month(civil.year, civil.month)).contains(&civil.day));
        }
    }
}
