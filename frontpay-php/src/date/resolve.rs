//! Resolution of a parsed date: missing parts come from now, then the relative parts are added.
//!
//! Source: timelib's `timelib_fill_holes` and `tm2unixtime.c`, in the same order of steps, since the result depends on it.

use super::calendar::Civil;
use super::parse::{FirstLastDayOf, Parsed, Relative, WeekdayBehavior, WeekdayOfMonth};

/// Fills missing parts and adds relative ones; the zone is not applied.
pub(super) fn resolve(parsed: &Parsed, now: Civil) -> Civil {
    let has_any_field =
        [parsed.year, parsed.month, parsed.day, parsed.hour, parsed.minute, parsed.second].iter().any(Option::is_some);
    let field = |parsed: Option<i64>, now: i128| parsed.map_or(now, i128::from);
    let mut civil = Civil {
        year: field(parsed.year, now.year),
        month: field(parsed.month, now.month),
        day: field(parsed.day, now.day),
        hour: field(parsed.hour, now.hour),
        minute: field(parsed.minute, now.minute),
        second: field(parsed.second, now.second),
        micro: field(parsed.micro, if has_any_field { 0 } else { now.micro }),
    };
    if parsed.is_date_only() {
        (civil.hour, civil.minute, civil.second, civil.micro) = (0, 0, 0, 0);
    }
    add_relative(civil, parsed.relative)
}

/// Adds the relative parts to a date and time.
pub(super) fn add_relative(mut civil: Civil, mut relative: Relative) -> Civil {
    if let Some(weekday_of_month) = relative.weekday_of_month {
        civil.day = 1;
        civil.month += i128::from(relative.month) + i128::from(weekday_of_month == WeekdayOfMonth::FromLast);
        relative.month = 0;
    }
    civil = to_first_or_last_day(civil, relative.first_last_day_of).normalized();
    if relative.has_weekday {
        civil.day += days_to_weekday(civil.weekday(), &mut relative);
    }
    civil = civil.normalized();
    civil.year += i128::from(relative.year);
    civil.month += i128::from(relative.month);
    civil.day += i128::from(relative.day);
    civil.hour += i128::from(relative.hour);
    civil.minute += i128::from(relative.minute);
    civil.second += i128::from(relative.second);
    civil.micro += i128::from(relative.micro);
    civil = to_first_or_last_day(civil, relative.first_last_day_of).normalized();
    if let Some(count) = relative.working_days {
        civil.day += working_days(count.into(), civil.weekday());
    }
    civil.normalized()
}

fn to_first_or_last_day(mut civil: Civil, first_last_day_of: Option<FirstLastDayOf>) -> Civil {
    match first_last_day_of {
        None => {}
        Some(FirstLastDayOf::First) => civil.day = 1,
        Some(FirstLastDayOf::Last) => {
            civil.day = 0;
            civil.month += 1;
        }
    }
    civil
}

fn days_to_weekday(today: i128, relative: &mut Relative) -> i128 {
    let wanted = i128::from(relative.weekday);
    let today_counts = match relative.weekday_behavior {
        WeekdayBehavior::InWeek => return days_in_week(today, wanted),
        WeekdayBehavior::FromToday => 1,
        WeekdayBehavior::FromTomorrow => 0,
    };
    if wanted < 0 {
        return wanted.abs() - today - 7;
    }
    let days = wanted - today;
    let passed = if relative.day < 0 { days < 0 } else { days <= -today_counts };
    if passed { days + 7 } else { days }
}

/// Returns the days from today to a weekday of the same week, which begins on Monday.
fn days_in_week(today: i128, wanted: i128) -> i128 {
    match (today, wanted) {
        (0, wanted) if wanted != 0 => wanted - 7,
        (today, 0) if today != 0 => 7 - today,
        _ => wanted - today,
    }
}

/// Returns the number of days that a number of working days takes.
fn working_days(count: i128, today: i128) -> i128 {
    let (weeks, rest) = (count / 5 * 7, count % 5);
    let weekend = match (rest, today) {
        // A count that ends on a weekend goes back to Friday, or on to Monday.
        (0, 0) if count > 0 => -2,
        (0, 6) if count > 0 => -1,
        (0, 6) => 2,
        (0, 0) => 1,
        (0, _) => 0,
        (_, 6) if count > 0 => 1,
        (_, 0) if count < 0 => -1,
        _ if count > 0 && today + rest > 5 => 2,
        _ if count < 0 && today + rest < 1 => -2,
        _ => 0,
    };
    weeks + weekend + rest
}
