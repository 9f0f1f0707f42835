//! Dates that the compiler reads: `2026-01-15`, which means one day to PHP whatever the time is.

use frontpay_php::Value;
use frontpay_php::date::{DateOrder, days_in_month};
use frontpay_php::text::parse_digits;

use crate::param::{DateRef, Other, is_day_format};

/// The meaning of a text.
enum Written {
    /// A day that exists, so written that a later one is greater.
    Day(u64),
    /// A day beyond the end of its month.
    NoDay,
    /// Anything else.
    Otherwise,
}

/// Tells whether a value is a date, or nothing where only PHP's whole grammar can tell.
pub(crate) const fn is_date(value: Value<'_>) -> Option<bool> {
    match value {
        Value::Str(text) => match written(text) {
            Written::Day(_) => Some(true),
            Written::NoDay => Some(false),
            Written::Otherwise => None,
        },
        Value::Int(_) | Value::Float(_) => None,
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => Some(false),
    }
}

/// Tells whether a value has a format, or nothing where that is another one than `Y-m-d`.
pub(crate) const fn has_format(value: Value<'_>, format: Option<&str>) -> Option<bool> {
    match (value, format) {
        (Value::Str(text), Some(format)) if is_day_format(format) => match text.as_bytes() {
            // PHP reads and prints the year 0 as well.
            [b'0', b'0', b'0', b'0', ..] => None,
            _ => Some(matches!(written(text), Written::Day(_))),
        },
        (Value::Str(_) | Value::Int(_) | Value::Float(_), _) => None,
        _ => Some(false),
    }
}

/// Tells whether a value lies so to a reference, or nothing where one of them is written in another way.
pub(crate) const fn lies(
    value: Value<'_>,
    order: DateOrder,
    reference: &DateRef,
    others: &[Other<'_>],
) -> Option<bool> {
    let text = match value {
        Value::Str(text) => text,
        Value::Int(_) | Value::Float(_) => return None,
        _ => return Some(false),
    };
    if reference.is_formatted_otherwise() {
        return None;
    }
    let other = match others {
        // Where the text of the parameter is a date, it names no field.
        [Other { value: Some(Value::Str(other)), .. }, ..] => other,
        [] => reference.written(),
        _ => return None,
    };
    match (written(text), written(other)) {
        (Written::Day(left), Written::Day(right)) => Some(match order {
            DateOrder::Before => left < right,
            DateOrder::BeforeOrEqual => left <= right,
            DateOrder::Equal => left == right,
            DateOrder::AfterOrEqual => left >= right,
            DateOrder::After => left > right,
        }),
        _ => None,
    }
}

const fn written(text: &str) -> Written {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Written::Otherwise };
    let (Some(year), Some(month), Some(day)) =
        (parse_digits(&[*y1, *y2, *y3, *y4]), parse_digits(&[*m1, *m2]), parse_digits(&[*d1, *d2]))
    else {
        return Written::Otherwise;
    };
    if year == 0 || month == 0 || month > 12 || day == 0 || day > 31 {
        return Written::Otherwise;
    }
    if day as i128 > days_in_month(year as i128, month as i128) {
        Written::NoDay
    } else {
        Written::Day(year * 10_000 + month * 100 + day)
    }
}

#[cfg(test)]
mod tests {
    use super::{has_format, is_date, lies};
    use crate::param::DateRef;
    use frontpay_php::Value;
    use frontpay_php::date::{self, Clock, DateOrder, Moment, ReferenceDate};

    const TEXTS: &[&str] = &[
        "2026-01-15",
        "2026-02-28",
        "2026-02-29",
        "2024-02-29",
        "1900-02-29",
        "2000-02-29",
        "2026-02-30",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-01-32",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "2026-1-5",
        "tomorrow",
        "2026-01-15 ",
        "",
        "2026",
    ];

    /// The compiler answers as the program does.
    #[test]
    fn it_answers_as_the_whole_grammar_does() {
        let now = Moment::from_unix(1_768_478_400, 0);
        let mut answered = 0;
        for text in TEXTS {
            let value = Value::Str(text);
            let late = date::reformat(text, "Y-m-d").is_some_and(|printed| printed == *text);
            assert!(is_date(value).is_none_or(|early| early == date::is_date(text, now)), "{text}");
            assert!(has_format(value, Some("Y-m-d")).is_none_or(|early| early == late), "{text}");
            for other in TEXTS {
                for order in [
                    DateOrder::Before,
                    DateOrder::BeforeOrEqual,
                    DateOrder::Equal,
                    DateOrder::AfterOrEqual,
                    DateOrder::After,
                ] {
                    let reference = ReferenceDate { text: other, value: None, format: None };
                    let Some(early) = lies(value, order, &DateRef::read((*other).to_owned()), &[]) else { continue };
                    assert_eq!(
                        early,
                        date::has_order(value, order, &reference, None, Clock::Fixed(now)),
                        "{text} {other}"
                    );
                    answered += 1;
                }
            }
        }
        assert_eq!(answered, 180);
    }
}
