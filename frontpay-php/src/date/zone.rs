//! Time zones: offsets, abbreviations, and zones of the time zone database by name.

use super::abbreviations;
use super::reader::{Reader, decimal};
use super::tzif::{LocalTimeType, Tzif};

/// The zone of a date.
#[derive(Debug, Clone)]
pub(super) enum Zone {
    /// The zone of texts without one.
    Utc,
    /// An offset in seconds east of Greenwich.
    Offset(i64),
    /// An abbreviation, such as `CEST`.
    Abbreviation { name: String, offset: i64, is_dst: bool },
    /// A zone of the database, with its name as it was written: `Europe/Oslo`.
    Named { name: String, zone: Box<Tzif> },
}

/// The offset of a zone at one moment.
#[derive(Debug)]
pub(super) struct TimeOffset {
    /// Seconds east of Greenwich.
    pub(super) offset: i128,
    pub(super) is_dst: bool,
    pub(super) abbreviation: String,
}

impl Zone {
    /// Reads a zone, with the parentheses that can be around it.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.take_while(|byte| matches!(byte, b' ' | b'\t' | b'('));
        if reader.starts_with("GMT+") || reader.starts_with("GMT-") {
            reader.skip(3);
        }
        let zone = match reader.peek() {
            b'+' => read_offset(reader).map(Self::Offset),
            b'-' => read_offset(reader).map(|seconds| Self::Offset(-seconds)),
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
            Some((offset, is_dst)) => Some(Self::Abbreviation { name: word.to_ascii_uppercase(), offset, is_dst }),
            None => {
                let zone = Box::new(Tzif::find(word)?);
                Some(Self::Named { name: word.to_owned(), zone })
            }
        }
    }

    /// Returns the moment at which the clocks of the zone show a time, both in seconds since 1970.
    ///
    /// A time in a gap is moved forward by the length of the gap; of a time in an overlap the first moment is taken.
    pub(super) fn moment(&self, local: i128) -> i128 {
        match self {
            Self::Utc => local,
            Self::Offset(offset) | Self::Abbreviation { offset, .. } => local - i128::from(*offset),
            Self::Named { zone, .. } => local - zone.at_local(local).offset,
        }
    }

    /// Returns the offset of the zone at a moment.
    pub(super) fn at(&self, moment: i128) -> TimeOffset {
        match self {
            Self::Utc => TimeOffset { offset: 0, is_dst: false, abbreviation: "UTC".to_owned() },
            Self::Offset(offset) => {
                let (sign, offset) = (if *offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
                let abbreviation = format!("GMT{sign}{:02}{:02}", offset / 3600, offset / 60 % 60);
                TimeOffset { offset: self.fixed_offset(), is_dst: false, abbreviation }
            }
            Self::Abbreviation { name, is_dst, .. } => {
                TimeOffset { offset: self.fixed_offset(), is_dst: *is_dst, abbreviation: name.clone() }
            }
            Self::Named { zone, .. } => {
                let LocalTimeType { offset, is_dst, abbreviation } = zone.at(moment);
                TimeOffset { offset, is_dst, abbreviation: abbreviation.to_owned() }
            }
        }
    }

    fn fixed_offset(&self) -> i128 {
        match self {
            Self::Offset(offset) | Self::Abbreviation { offset, .. } => (*offset).into(),
            Self::Utc | Self::Named { .. } => 0,
        }
    }
}

/// Reads hours, minutes and seconds behind a sign.
///
/// Source: `timelib_parse_tz_cor`.
fn read_offset(reader: &mut Reader<'_>) -> Option<i64> {
    reader.skip(1);
    let text = reader.take_while(|byte| byte.is_ascii_digit() || byte == b':');
    let number = |part: &[u8]| decimal(&part[..part.iter().take_while(|byte| **byte != b':').count()]);
    let total = |hours: i64, minutes: i64, seconds: i64| Some(hours * 3600 + minutes * 60 + seconds);
    match text {
        [_] | [_, _] => total(number(text), 0, 0),
        [hour, b':', minutes @ ..] if text.len() <= 4 => total(number(&[*hour]), number(minutes), 0),
        [hour @ .., b':', _] | [hour @ .., b':', _, _] if hour.len() == 2 => total(number(hour), number(&text[3..]), 0),
        [_, _, _] | [_, _, _, _] => total(number(text) / 100, number(text) % 100, 0),
        [_, _, _, _, _, _] => total(number(text) / 10_000, number(text) / 100 % 100, number(text) % 100),
        [_, _, b':', _, _, b':', _, _] => total(number(text), number(&text[3..]), number(&text[6..])),
        _ => None,
    }
}
