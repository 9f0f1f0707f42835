//! Dates that Carbon, Laravel's date library, accepts in addition to PHP.
//!
//! A number is the seconds since 1970, unless it is a text of at most 14 digits. An `@` can precede a sum of numbers. A text
//! that PHP refuses is read once more with a few phrases replaced. Source: nesbot/carbon 3.13, `Creator::parse` and
//! `Timestamp::createFromTimestamp`.

use super::calendar::Civil;
use super::moment::{self, Moment};
use super::parse::{self, Parsed};
use super::reader::decimal;
use super::resolve;
use super::zone::Zone;
use crate::number::is_numeric;

/// Reads a text as Carbon's `parse` does.
pub(super) fn read(text: &str, now: Moment) -> Option<Moment> {
    if let Some(numbers) = text.strip_prefix('@') {
        return sum_of_numbers(numbers).or_else(|| read_phrases(text, now));
    }
    if is_numeric(text) && !is_short_number(text) {
        return sum_of_numbers(text).or_else(|| read_phrases(text, now));
    }
    moment::read(text, now).or_else(|| read_phrases(text, now))
}

/// Returns `true` if `/^\d{1,14}$/` matches, which allows a line feed at the end.
fn is_short_number(text: &str) -> bool {
    let digits = text.strip_suffix('\n').unwrap_or(text);
    (1..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads seconds as Carbon does: the sum of all numbers in a text, negative if the text begins with a minus sign.
pub(super) fn sum_of_numbers(text: &str) -> Option<Moment> {
    let (mut seconds, mut fraction) = (0_i64, 0.0);
    for number in text.split(|character: char| !character.is_ascii_digit() && character != '.') {
        let mut parts = number.split('.');
        seconds = seconds.checked_add(decimal(parts.next().unwrap_or_default().as_bytes()))?;
        fraction += parts.next().and_then(|digits| format!("0.{digits}").parse().ok()).unwrap_or(0.0);
    }
    // Carbon prints the sum with 14 digits and reads that, so a sum with more digits is not a timestamp.
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let micros = to_integer((fraction * 1e6_f64).round())?;
    let micros = sign * micros;
    let seconds = (sign * seconds).checked_add(micros.div_euclid(1_000_000))?;
    let nanos = u32::try_from(micros.rem_euclid(1_000_000) * 1000).ok()?;
    (seconds.unsigned_abs() < 100_000_000_000_000).then(|| Moment::from_unix(seconds, nanos))
}

fn to_integer(number: f64) -> Option<i64> {
    format!("{number:.0}").parse().ok()
}

/// Reads a text as Carbon's `change` does: replaces phrases, then applies PHP's `modify`, which ignores zones, to now.
fn read_phrases(text: &str, now: Moment) -> Option<Moment> {
    let text = replace_phrases(text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0B']));
    let text = replace_next_time(&text, now).unwrap_or(text);
    modify(&text, now)
}

/// The phrases in the order of PHP's `strtr`, which is longest first.
const PHRASES: &[(&str, &str)] = &[
    ("before yesterday", "yesterday -1 day"),
    ("after tomorrow", "tomorrow +1 day"),
    ("just now", "now"),
    (" at ", " "),
];

fn replace_phrases(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some((phrase, words)) = PHRASES.iter().find(|(phrase, _)| rest.starts_with(phrase)) {
            out.push_str(words);
            rest = &rest[phrase.len()..];
        } else {
            out.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    out
}

/// Replaces `next 10am` or `last 9:30` by that time of today, or of the next or last day if today's is on the wrong side of
/// now.
fn replace_next_time(text: &str, now: Moment) -> Option<String> {
    let (word, time) = text.split_once(|character: char| character.is_ascii_whitespace())?;
    let is_word = ["next", "previous", "last"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let time = time.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == '\x0B');
    if !is_word || !is_clock(time) {
        return None;
    }
    let time = time.replace('h', ":00");
    let moment = modify(&time, now)?;
    // Carbon compares with `next` in lower case, although its pattern ignores case.
    let is_past = if word == "next" { moment < now } else { moment > now };
    Some(if is_past { format!("{word} day {time}") } else { format!("today {time}") })
}

/// Returns `true` if `/^\d{1,2}(h|am|pm|:\d{1,2}(:\d{1,2})?)$/i` matches.
fn is_clock(time: &str) -> bool {
    let time = time.strip_suffix('\n').unwrap_or(time);
    let is_number = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = time.split(':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(hour), None, ..) => {
            let digits = hour.trim_end_matches(|character: char| character.is_ascii_alphabetic());
            let suffix = &hour[digits.len()..];
            is_number(digits) && ["h", "am", "pm"].iter().any(|known| suffix.eq_ignore_ascii_case(known))
        }
        (Some(hour), Some(minute), None, _) => is_number(hour) && is_number(minute),
        (Some(hour), Some(minute), Some(second), None) => [hour, minute, second].into_iter().all(is_number),
        _ => false,
    }
}

/// Applies PHP's `modify` to now: each field in the text replaces that of now.
fn modify(text: &str, now: Moment) -> Option<Moment> {
    let parsed = parse::parse(text.as_bytes())?;
    Moment::of(resolve::add_relative(replace_fields(&parsed, now.civil()), parsed.relative), &Zone::Utc)
}

fn replace_fields(parsed: &Parsed, now: Civil) -> Civil {
    let field = |parsed: Option<i64>, now: i128| parsed.map_or(now, i128::from);
    let mut civil = Civil {
        year: field(parsed.year, now.year),
        month: field(parsed.month, now.month),
        day: field(parsed.day, now.day),
        ..now
    };
    if let Some(hour) = parsed.hour {
        let minute = parsed.minute.map_or(0, i128::from);
        let second = if parsed.minute.is_some() { field(parsed.second, 0) } else { 0 };
        civil = Civil { hour: hour.into(), minute, second, micro: 0, ..civil };
    }
    civil.micro = field(parsed.micro, civil.micro);
    civil
}
