//! Dates that Carbon, with which Laravel reads dates, accepts beyond PHP.
//!
//! Numbers are seconds since 1970 unless they are text of at most 14 digits, `@` stands before any sum of numbers, and a
//! text that PHP refuses is read once more with a few phrases replaced.

use super::calendar::Civil;
use super::moment::{self, Moment};
use super::parse::{self, Parsed};
use super::reader::decimal;
use super::resolve;
use super::zone::Zone;
use crate::number::is_numeric;

/// Carbon's `parse` of a text.
pub(super) fn read(text: &str, now: Moment) -> Option<Moment> {
    if let Some(numbers) = text.strip_prefix('@') {
        return sum(numbers).or_else(|| read_phrases(text, now));
    }
    if is_numeric(text) && !is_short_number(text) {
        return sum(text).or_else(|| read_phrases(text, now));
    }
    moment::read(text, now).or_else(|| read_phrases(text, now))
}

/// PHP's `/^\d{1,14}$/`, which lets one line feed pass.
fn is_short_number(text: &str) -> bool {
    let digits = text.strip_suffix('\n').unwrap_or(text);
    (1..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads seconds as Carbon does: it adds up all numbers of a text, and a minus at its beginning counts for the sum.
pub(super) fn sum(text: &str) -> Option<Moment> {
    let (mut seconds, mut fraction) = (0_i64, 0.0);
    for number in text.split(|character: char| !character.is_ascii_digit() && character != '.') {
        let mut parts = number.split('.');
        seconds = seconds.checked_add(decimal(parts.next().unwrap_or_default().as_bytes()))?;
        fraction += parts.next().and_then(|digits| format!("0.{digits}").parse().ok()).unwrap_or(0.0);
    }
    // It prints the sum with 14 digits and reads that, so more of them are no timestamp.
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let micros = whole((fraction * 1e6_f64).round())?;
    let micros = sign * micros;
    let seconds = (sign * seconds).checked_add(micros.div_euclid(1_000_000))?;
    let nanos = u32::try_from(micros.rem_euclid(1_000_000) * 1000).ok()?;
    (seconds.unsigned_abs() < 100_000_000_000_000).then(|| Moment::from_unix(seconds, nanos))
}

fn whole(number: f64) -> Option<i64> {
    format!("{number:.0}").parse().ok()
}

/// Carbon's `change`: phrases are replaced, then PHP's `modify` is asked from now on, which knows no zones.
fn read_phrases(text: &str, now: Moment) -> Option<Moment> {
    let text = replaced(text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0B']));
    let text = next_time(&text, now).unwrap_or(text);
    modify(&text, now)
}

/// The phrases in the order in which PHP's `strtr` prefers them: longest first.
const PHRASES: &[(&str, &str)] = &[
    ("before yesterday", "yesterday -1 day"),
    ("after tomorrow", "tomorrow +1 day"),
    ("just now", "now"),
    (" at ", " "),
];

fn replaced(text: &str) -> String {
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

/// `next 10am`, `last 9:30`: that time of today, or of the day before or after where it lies on the wrong side of now.
fn next_time(text: &str, now: Moment) -> Option<String> {
    let (word, time) = text.split_once(|character: char| character.is_ascii_whitespace())?;
    let is_word = ["next", "previous", "last"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let time = time.trim_start_matches(|character: char| character.is_ascii_whitespace() || character == '\x0B');
    if !is_word || !is_clock(time) {
        return None;
    }
    let time = time.replace('h', ":00");
    let moment = modify(&time, now)?;
    // Carbon looks for a small `next`, whatever its pattern lets pass.
    let beyond = if word == "next" { moment < now } else { moment > now };
    Some(if beyond { format!("{word} day {time}") } else { format!("today {time}") })
}

/// `/^\d{1,2}(h|am|pm|:\d{1,2}(:\d{1,2})?)$/i`
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

/// PHP's `modify` of now: what the text says replaces what now says, field by field.
fn modify(text: &str, now: Moment) -> Option<Moment> {
    let parsed = parse::parse(text.as_bytes())?;
    Moment::of(resolve::add(set(&parsed, now.civil()), parsed.relative), &Zone::Utc)
}

fn set(parsed: &Parsed, now: Civil) -> Civil {
    let field = |said: Option<i64>, now: i128| said.map_or(now, i128::from);
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
