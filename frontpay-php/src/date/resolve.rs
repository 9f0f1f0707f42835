//! From what a text says to a moment: what is missing comes from now, then the relative parts are added.

use super::calendar::Civil;
use super::parse::{Edge, OfMonth, Parsed, Relative, Search};

/// Fills what a text leaves open, and adds what is relative; the zone is left aside.
pub(super) fn civil(parsed: &Parsed, now: Civil) -> Civil {
    let says_something =
        [parsed.year, parsed.month, parsed.day, parsed.hour, parsed.minute, parsed.second].iter().any(Option::is_some);
    let field = |said: Option<i64>, now: i128| said.map_or(now, i128::from);
    let mut civil = Civil {
        year: field(parsed.year, now.year),
        month: field(parsed.month, now.month),
        day: field(parsed.day, now.day),
        hour: field(parsed.hour, now.hour),
        minute: field(parsed.minute, now.minute),
        second: field(parsed.second, now.second),
        micro: field(parsed.micro, if says_something { 0 } else { now.micro }),
    };
    if parsed.is_date_only() {
        (civil.hour, civil.minute, civil.second, civil.micro) = (0, 0, 0, 0);
    }
    add(civil, parsed.relative)
}

/// Adds what is relative to a day and time.
pub(super) fn add(mut civil: Civil, mut relative: Relative) -> Civil {
    if let Some(of_month) = relative.of_month {
        civil.day = 1;
        civil.month += i128::from(relative.month) + i128::from(of_month == OfMonth::FromLast);
        relative.month = 0;
    }
    civil = to_edge(civil, relative.edge).in_order();
    if relative.has_weekday {
        civil.day += days_to_weekday(civil.weekday(), &mut relative);
    }
    civil = civil.in_order();
    civil.year += i128::from(relative.year);
    civil.month += i128::from(relative.month);
    civil.day += i128::from(relative.day);
    civil.hour += i128::from(relative.hour);
    civil.minute += i128::from(relative.minute);
    civil.second += i128::from(relative.second);
    civil.micro += i128::from(relative.micro);
    civil = to_edge(civil, relative.edge).in_order();
    if let Some(count) = relative.working_days {
        civil.day += working_days(count.into(), civil.weekday());
    }
    civil.in_order()
}

fn to_edge(mut civil: Civil, edge: Option<Edge>) -> Civil {
    match edge {
        None => {}
        Some(Edge::First) => civil.day = 1,
        Some(Edge::Last) => {
            civil.day = 0;
            civil.month += 1;
        }
    }
    civil
}

fn days_to_weekday(today: i128, relative: &mut Relative) -> i128 {
    let wanted = i128::from(relative.weekday);
    let today_counts = match relative.search {
        Search::InWeek => return days_in_week(today, wanted),
        Search::FromToday => 1,
        Search::FromTomorrow => 0,
    };
    if wanted < 0 {
        return wanted.abs() - today - 7;
    }
    let days = wanted - today;
    let passed = if relative.day < 0 { days < 0 } else { days <= -today_counts };
    if passed { days + 7 } else { days }
}

/// A week begins with its Monday.
fn days_in_week(today: i128, wanted: i128) -> i128 {
    match (today, wanted) {
        (0, wanted) if wanted != 0 => wanted - 7,
        (today, 0) if today != 0 => 7 - today,
        _ => wanted - today,
    }
}

/// Returns how many days so many working days take.
fn working_days(count: i128, today: i128) -> i128 {
    let (weeks, rest) = (count / 5 * 7, count % 5);
    let weekend = match (rest, today) {
        // Where the count ends on a weekend it goes back to the Friday, or on to the Monday.
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
