//! Dates by a format: PHP's `DateTime::createFromFormat` and `DateTime::format`.
//!
//! Sources: `timelib_parse_from_format` and `date_format` in `ext/date/php_date.c`. The formats of `jiff` and `chrono` are
//! those of `strftime`, which have other letters and no counterpart for some of PHP's.

use super::calendar::{self, Civil};
use super::moment::Moment;
use super::names::{DAY_NAMES, MONTH_NAMES};
use super::parse::{Relative, WeekdayBehavior};
use super::reader::Reader;
use super::resolve;
use super::zone::{TimeOffset, Zone};

/// A moment with the zone in which its text was written.
pub(super) struct ZonedMoment {
    pub(super) moment: Moment,
    zone: Zone,
}

/// Reads a text as `DateTime::createFromFormat('!'.$format, $text)` does: missing parts are those of 1970-01-01 00:00 UTC.
pub(super) fn read(text: &str, format: &str) -> Option<ZonedMoment> {
    let mut partial = PartialDate {
        civil: Civil::EPOCH,
        relative: Relative::default(),
        zone: Zone::Utc,
        allows_trailing_text: false,
    };
    let mut reader = Reader::new(text.as_bytes());
    let mut letters = Reader::new(format.as_bytes());
    while !letters.is_at_end() && !reader.is_at_end() {
        let letter = letters.peek();
        letters.skip(1);
        partial.letter(letter, &mut letters, &mut reader)?;
    }
    if !reader.is_at_end() && !partial.allows_trailing_text {
        return None;
    }
    for letter in letters.take_while(|_| true) {
        match letter {
            b'!' => partial.reset(),
            b'|' | b'+' => {}
            _ => return None,
        }
    }
    let civil = resolve::add_relative(partial.civil, partial.relative);
    Some(ZonedMoment { moment: Moment::of(civil, &partial.zone)?, zone: partial.zone })
}

/// A date while it is read.
struct PartialDate {
    civil: Civil,
    relative: Relative,
    zone: Zone,
    allows_trailing_text: bool,
}

impl PartialDate {
    fn reset(&mut self) {
        self.civil = Civil::EPOCH;
        if matches!(self.zone, Zone::Named { .. }) {
            self.zone = Zone::Utc;
        }
    }

    /// Reads the part of a text that one letter of a format means.
    fn letter(&mut self, letter: u8, letters: &mut Reader<'_>, reader: &mut Reader<'_>) -> Option<()> {
        let civil = &mut self.civil;
        match letter {
            b'D' | b'l' => self.weekday(reader)?,
            b'd' | b'j' => civil.day = digits(reader, 2)?,
            b'S' => reader.skip_day_suffix(),
            b'z' => {
                (civil.month, civil.day) = (1, digits(reader, 3)? + 1);
                *civil = civil.normalized();
            }
            b'm' | b'n' => civil.month = digits(reader, 2)?,
            b'M' | b'F' => civil.month = reader.month()?.into(),
            b'y' => civil.year = on_digit(reader)?.year(2)?.into(),
            b'Y' => civil.year = digits(reader, 4)?,
            b'x' | b'X' => civil.year = signed(reader, 19)?.into(),
            b'g' | b'h' => civil.hour = digits(reader, 2).filter(|hour| *hour <= 12)?,
            b'G' | b'H' => civil.hour = digits(reader, 2)?,
            b'a' | b'A' => {
                let hour = i64::try_from(civil.hour).ok()?;
                civil.hour += i128::from(reader.strict_meridian(hour)?);
            }
            b'i' => civil.minute = two_digits(reader)?,
            b's' => civil.second = two_digits(reader)?,
            b'u' => civil.micro = fraction(reader, 6)?,
            b'v' => civil.micro = fraction(reader, 3)? * 1000,
            b' ' => reader.skip_spaces(),
            b'U' => self.timestamp(reader)?,
            b'e' | b'T' | b'O' | b'P' | b'p' => self.zone = Zone::read(reader)?,
            b'#' => separator(reader)?,
            b'!' => self.reset(),
            b'|' => {}
            b'?' => reader.skip(1),
            b'\\' => {
                let escaped = letters.peek();
                letters.skip(1);
                reader.eat(escaped).then_some(())?;
            }
            b'*' => {
                reader.skip(1);
                reader.take_while(|byte| !(is_separator(byte) || byte.is_ascii_digit()));
            }
            b'+' => self.allows_trailing_text = true,
            _ => reader.eat(letter).then_some(())?,
        }
        Some(())
    }

    fn weekday(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.relative.weekday = reader.relative_unit()?.multiplier;
        self.relative.has_weekday = true;
        self.relative.weekday_behavior = WeekdayBehavior::FromToday;
        Some(())
    }

    fn timestamp(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let seconds = signed(reader, 24)?;
        self.civil = Civil::from_seconds(seconds.into(), self.civil.micro);
        self.zone = Zone::Offset(0);
        Some(())
    }
}

/// Returns the reader if it is at a digit: unlike `strtotime`, a format allows nothing before a number.
fn on_digit<'r, 't>(reader: &'r mut Reader<'t>) -> Option<&'r mut Reader<'t>> {
    reader.peek().is_ascii_digit().then_some(reader)
}

fn digits(reader: &mut Reader<'_>, max_digits: usize) -> Option<i128> {
    on_digit(reader)?.number(max_digits).map(i128::from)
}

fn two_digits(reader: &mut Reader<'_>) -> Option<i128> {
    let (number, length) = on_digit(reader)?.number_and_length(2)?;
    (length == 2).then_some(number.into())
}

fn signed(reader: &mut Reader<'_>, max_digits: usize) -> Option<i64> {
    let is_number = reader.peek().is_ascii_digit() || matches!(reader.peek(), b'+' | b'-');
    if is_number { reader.signed(max_digits) } else { None }
}

/// Reads up to `max_digits` digits of a fraction of a second.
fn fraction(reader: &mut Reader<'_>, max_digits: usize) -> Option<i128> {
    let (number, length) = on_digit(reader)?.number_and_length(max_digits)?;
    Some((length..max_digits).fold(i128::from(number), |number, _| number * 10))
}

fn separator(reader: &mut Reader<'_>) -> Option<()> {
    let found = matches!(reader.peek(), b';' | b':' | b'/' | b'.' | b',' | b'-' | b'(' | b')');
    reader.skip(usize::from(found));
    found.then_some(())
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'.' | b',' | b':' | b';' | b'/' | b'-')
}

impl ZonedMoment {
    /// Prints the date as PHP's `format` does.
    pub(super) fn print(&self, format: &str) -> String {
        let utc = i128::from(self.moment.unix_seconds());
        let offset = self.zone.at(utc);
        let local = Civil { micro: self.moment.civil().micro, ..Civil::from_seconds(utc + offset.offset, 0) };
        let printer = Printer { utc, local, offset, zone: &self.zone };
        printer.text(format)
    }
}

/// A date with all that its letters can print.
struct Printer<'z> {
    utc: i128,
    local: Civil,
    offset: TimeOffset,
    zone: &'z Zone,
}

impl Printer<'_> {
    fn text(&self, format: &str) -> String {
        let mut out = String::new();
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => out.extend(letters.next()),
                _ => out.push_str(&self.letter(letter)),
            }
        }
        out
    }

    fn letter(&self, letter: char) -> String {
        let Civil { year, month, day, hour, minute, second, micro } = self.local;
        let hour_12 = if hour % 12 == 0 { 12 } else { hour % 12 };
        match letter {
            'd' => format!("{day:02}"),
            'D' => self.day_name()[..3].to_owned(),
            'j' => day.to_string(),
            'l' => self.day_name().to_owned(),
            'S' => english_suffix(day).to_owned(),
            'w' => self.local.weekday().to_string(),
            'N' => (if self.local.weekday() == 0 { 7 } else { self.local.weekday() }).to_string(),
            'z' => self.local.day_of_year().to_string(),
            'W' => format!("{:02}", self.local.iso_week().1),
            'o' => self.local.iso_week().0.to_string(),
            'F' => self.month_name().to_owned(),
            'm' => format!("{month:02}"),
            'M' => self.month_name()[..3].to_owned(),
            'n' => month.to_string(),
            't' => calendar::days_in_month(year, month).to_string(),
            'L' => u8::from(calendar::is_leap(year)).to_string(),
            'y' => format!("{:02}", year % 100),
            'Y' => signed_year(year, ""),
            'x' => signed_year(year, if year > 9999 { "+" } else { "" }),
            'X' => signed_year(year, "+"),
            'a' => (if hour < 12 { "am" } else { "pm" }).to_owned(),
            'A' => (if hour < 12 { "AM" } else { "PM" }).to_owned(),
            'B' => format!("{:03}", (self.utc + 3600).rem_euclid(calendar::DAY) * 10 / 864),
            'g' => hour_12.to_string(),
            'G' => hour.to_string(),
            'h' => format!("{hour_12:02}"),
            'H' => format!("{hour:02}"),
            'i' => format!("{minute:02}"),
            's' => format!("{second:02}"),
            'u' => format!("{micro:06}"),
            'v' => format!("{:03}", micro / 1000),
            _ => self.zone_letter(letter),
        }
    }

    fn zone_letter(&self, letter: char) -> String {
        match letter {
            'I' => u8::from(self.offset.is_dst).to_string(),
            'p' if matches!(self.offset.abbreviation.as_str(), "UTC" | "Z" | "GMT+0000") => "Z".to_owned(),
            'P' | 'p' => self.offset_text(":"),
            'O' => self.offset_text(""),
            'T' => self.offset.abbreviation.clone(),
            'e' => match self.zone {
                Zone::Named { name, .. } | Zone::Abbreviation { name, .. } => name.clone(),
                Zone::Offset(_) => self.offset_text(":"),
                Zone::Utc => "UTC".to_owned(),
            },
            'Z' => self.offset.offset.to_string(),
            'c' => self.text("x-m-d\\TH:i:sP").replacen('+', "", usize::from(self.local.year > 9999)),
            'r' => self.text("D, d M Y H:i:s O"),
            'U' => self.utc.to_string(),
            _ => letter.to_string(),
        }
    }

    fn offset_text(&self, separator: &str) -> String {
        let (sign, offset) = (if self.offset.offset < 0 { '-' } else { '+' }, self.offset.offset.abs());
        format!("{sign}{:02}{separator}{:02}", offset / 3600, offset / 60 % 60)
    }

    fn day_name(&self) -> &'static str {
        usize::try_from(self.local.weekday()).ok().and_then(|day| DAY_NAMES.get(day)).unwrap_or(&"???")
    }

    fn month_name(&self) -> &'static str {
        usize::try_from(self.local.month - 1).ok().and_then(|month| MONTH_NAMES.get(month)).unwrap_or(&"???")
    }
}

fn signed_year(year: i128, plus: &str) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { plus }, year.abs())
}

fn english_suffix(day: i128) -> &'static str {
    match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
