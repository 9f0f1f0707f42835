//! Texts by a format: PHP's `DateTime::createFromFormat`, and `format`, which prints one.

use super::calendar::{self, Civil};
use super::moment::Moment;
use super::parse::{Relative, Search};
use super::reader::Reader;
use super::resolve;
use super::words::{DAY_NAMES, MONTH_NAMES};
use super::zone::{Clock, Zone};

/// A date that was read by a format.
pub(super) struct Dated {
    pub(super) moment: Moment,
    zone: Zone,
}

/// `DateTime::createFromFormat('!'.$format, $text)`: what the format does not name is that of 1970-01-01 00:00 UTC.
pub(super) fn read(text: &str, format: &str) -> Option<Dated> {
    let mut draft =
        Draft { civil: Civil::EPOCH, relative: Relative::default(), zone: Zone::Utc, more_may_follow: false };
    let mut reader = Reader::new(text.as_bytes());
    let mut letters = Reader::new(format.as_bytes());
    while !letters.is_at_end() && !reader.is_at_end() {
        let letter = letters.peek();
        letters.skip(1);
        draft.letter(letter, &mut letters, &mut reader)?;
    }
    if !reader.is_at_end() && !draft.more_may_follow {
        return None;
    }
    for letter in letters.take_while(|_| true) {
        match letter {
            b'!' => draft.reset(),
            b'|' | b'+' => {}
            _ => return None,
        }
    }
    let civil = resolve::add(draft.civil, draft.relative);
    Some(Dated { moment: Moment::of(civil, &draft.zone)?, zone: draft.zone })
}

struct Draft {
    civil: Civil,
    relative: Relative,
    zone: Zone,
    more_may_follow: bool,
}

impl Draft {
    fn reset(&mut self) {
        self.civil = Civil::EPOCH;
        if matches!(self.zone, Zone::Named { .. }) {
            self.zone = Zone::Utc;
        }
    }

    /// Reads what one letter of a format stands for.
    fn letter(&mut self, letter: u8, letters: &mut Reader<'_>, reader: &mut Reader<'_>) -> Option<()> {
        let civil = &mut self.civil;
        match letter {
            b'D' | b'l' => self.weekday(reader)?,
            b'd' | b'j' => civil.day = digits(reader, 2)?,
            b'S' => reader.day_suffix(),
            b'z' => {
                (civil.month, civil.day) = (1, digits(reader, 3)? + 1);
                *civil = civil.in_order();
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
            b' ' => reader.spaces(),
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
            b'+' => self.more_may_follow = true,
            _ => reader.eat(letter).then_some(())?,
        }
        Some(())
    }

    fn weekday(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.relative.weekday = reader.unit()?.factor;
        self.relative.has_weekday = true;
        self.relative.search = Search::FromToday;
        Some(())
    }

    fn timestamp(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let seconds = signed(reader, 24)?;
        self.civil = Civil::from_seconds(seconds.into(), self.civil.micro);
        self.zone = Zone::Offset(0);
        Some(())
    }
}

fn on_digit<'r, 't>(reader: &'r mut Reader<'t>) -> Option<&'r mut Reader<'t>> {
    reader.peek().is_ascii_digit().then_some(reader)
}

fn digits(reader: &mut Reader<'_>, most: usize) -> Option<i128> {
    on_digit(reader)?.number(most).map(i128::from)
}

fn two_digits(reader: &mut Reader<'_>) -> Option<i128> {
    let (number, length) = on_digit(reader)?.number_and_length(2)?;
    (length == 2).then_some(number.into())
}

fn signed(reader: &mut Reader<'_>, most: usize) -> Option<i64> {
    let starts = reader.peek().is_ascii_digit() || matches!(reader.peek(), b'+' | b'-');
    if starts { reader.signed(most) } else { None }
}

/// Reads up to so many digits of a fraction of a second.
fn fraction(reader: &mut Reader<'_>, most: usize) -> Option<i128> {
    let (number, length) = on_digit(reader)?.number_and_length(most)?;
    Some((length..most).fold(i128::from(number), |number, _| number * 10))
}

fn separator(reader: &mut Reader<'_>) -> Option<()> {
    let found = matches!(reader.peek(), b';' | b':' | b'/' | b'.' | b',' | b'-' | b'(' | b')');
    reader.skip(usize::from(found));
    found.then_some(())
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'.' | b',' | b':' | b';' | b'/' | b'-')
}

impl Dated {
    /// Prints the date as PHP's `format` does.
    pub(super) fn print(&self, format: &str) -> String {
        let utc = i128::from(self.moment.unix_seconds());
        let clock = self.zone.at(utc);
        let local = Civil { micro: self.moment.civil().micro, ..Civil::from_seconds(utc + clock.offset, 0) };
        let printer = Printer { utc, local, clock, zone: &self.zone };
        printer.text(format)
    }
}

struct Printer<'z> {
    utc: i128,
    local: Civil,
    clock: Clock,
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
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        match letter {
            'd' => format!("{day:02}"),
            'D' => self.day_name()[..3].to_owned(),
            'j' => day.to_string(),
            'l' => self.day_name().to_owned(),
            'S' => suffix(day).to_owned(),
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
            'g' => twelve.to_string(),
            'G' => hour.to_string(),
            'h' => format!("{twelve:02}"),
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
            'I' => u8::from(self.clock.summer).to_string(),
            'p' if matches!(self.clock.abbreviation.as_str(), "UTC" | "Z" | "GMT+0000") => "Z".to_owned(),
            'P' | 'p' => self.offset(":"),
            'O' => self.offset(""),
            'T' => self.clock.abbreviation.clone(),
            'e' => match self.zone {
                Zone::Named { name, .. } | Zone::Abbreviation { name, .. } => name.clone(),
                Zone::Offset(_) => self.offset(":"),
                Zone::Utc => "UTC".to_owned(),
            },
            'Z' => self.clock.offset.to_string(),
            'c' => self.text("x-m-d\\TH:i:sP").replacen('+', "", usize::from(self.local.year > 9999)),
            'r' => self.text("D, d M Y H:i:s O"),
            'U' => self.utc.to_string(),
            _ => letter.to_string(),
        }
    }

    fn offset(&self, between: &str) -> String {
        let (sign, offset) = (if self.clock.offset < 0 { '-' } else { '+' }, self.clock.offset.abs());
        format!("{sign}{:02}{between}{:02}", offset / 3600, offset / 60 % 60)
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

fn suffix(day: i128) -> &'static str {
    match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
