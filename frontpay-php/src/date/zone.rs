//! Time zones: offsets, abbreviations, and the zones of the world by name.

use super::abbreviations;
use super::reader::{Reader, decimal};
use super::tzif::{Setting, Tzif};

/// The zone of a date.
#[derive(Debug, Clone)]
pub(super) enum Zone {
    /// The zone of texts without one.
    Utc,
    /// Seconds east of Greenwich.
    Offset(i64),
    /// `CEST`
    Abbreviation { name: String, offset: i64, summer: bool },
    /// `Europe/Oslo`, as it was spelled.
    Named { name: String, zone: Box<Tzif> },
}

/// The data of a zone at one moment.
#[derive(Debug)]
pub(super) struct Clock {
    pub(super) offset: i128,
    pub(super) summer: bool,
    pub(super) abbreviation: String,
}

impl Zone {
    /// Reads a zone as PHP does wherever one may stand.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.take_while(|byte| matches!(byte, b' ' | b'\t' | b'('));
        if reader.starts_with("GMT+") || reader.starts_with("GMT-") {
            reader.skip(3);
        }
        let zone = match reader.peek() {
            b'+' => offset(reader).map(Self::Offset),
            b'-' => offset(reader).map(|seconds| Self::Offset(-seconds)),
            _ => Self::find(
                reader.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+')),
            ),
        }?;
        reader.take_while(|byte| byte == b')');
        Some(zone)
    }

    fn find(word: &[u8]) -> Option<Self> {
        let word = core::str::from_utf8(word).ok()?;
        match abbreviations::find(word.as_bytes()) {
            Some(_) if word.eq_ignore_ascii_case("utc") => Some(Self::Utc),
            Some((offset, summer)) => Some(Self::Abbreviation { name: word.to_ascii_uppercase(), offset, summer }),
            None => {
                let zone = Box::new(Tzif::find(word)?);
                Some(Self::Named { name: word.to_owned(), zone })
            }
        }
    }

    /// Returns the moment at which the clocks of the zone show a time, both as seconds.
    ///
    /// A time that the clocks skip is one later; a time that they show twice is the first of both.
    pub(super) fn moment(&self, local: i128) -> i128 {
        match self {
            Self::Utc => local,
            Self::Offset(offset) | Self::Abbreviation { offset, .. } => local - i128::from(*offset),
            Self::Named { zone, .. } => local - zone.showing(local).offset,
        }
    }

    /// Returns what the clocks of the zone say at a moment.
    pub(super) fn at(&self, moment: i128) -> Clock {
        match self {
            Self::Utc => Clock { offset: 0, summer: false, abbreviation: "UTC".to_owned() },
            Self::Offset(offset) => {
                let (sign, offset) = (if *offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
                let abbreviation = format!("GMT{sign}{:02}{:02}", offset / 3600, offset / 60 % 60);
                Clock { offset: self.fixed(), summer: false, abbreviation }
            }
            Self::Abbreviation { name, summer, .. } => {
                Clock { offset: self.fixed(), summer: *summer, abbreviation: name.clone() }
            }
            Self::Named { zone, .. } => {
                let Setting { offset, summer, abbreviation } = zone.at(moment);
                Clock { offset, summer, abbreviation: abbreviation.to_owned() }
            }
        }
    }

    fn fixed(&self) -> i128 {
        match self {
            Self::Offset(offset) | Self::Abbreviation { offset, .. } => (*offset).into(),
            Self::Utc | Self::Named { .. } => 0,
        }
    }
}

/// Reads hours, minutes and seconds behind a sign.
fn offset(reader: &mut Reader<'_>) -> Option<i64> {
    reader.skip(1);
    let text = reader.take_while(|byte| byte.is_ascii_digit() || byte == b':');
    let number = |part: &[u8]| decimal(&part[..part.iter().take_while(|byte| **byte != b':').count()]);
    let of = |hours: i64, minutes: i64, seconds: i64| Some(hours * 3600 + minutes * 60 + seconds);
    match text {
        [_] | [_, _] => of(number(text), 0, 0),
        [hour, b':', minutes @ ..] if text.len() <= 4 => of(number(&[*hour]), number(minutes), 0),
        [hour @ .., b':', _] | [hour @ .., b':', _, _] if hour.len() == 2 => of(number(hour), number(&text[3..]), 0),
        [_, _, _] | [_, _, _, _] => of(number(text) / 100, number(text) % 100, 0),
        [_, _, _, _, _, _] => of(number(text) / 10_000, number(text) / 100 % 100, number(text) % 100),
        [_, _, b':', _, _, b':', _, _] => of(number(text), number(&text[3..]), number(&text[6..])),
        _ => None,
    }
}
