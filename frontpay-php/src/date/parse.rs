//! `strtotime`: from a text to what it says of a date.

use super::calendar;
use super::reader::Reader;
use super::token::{self, Token};
use super::words::{Measure, Ordinal};
use super::zone::Zone;

/// The parsed parts of a text; none for each part that it does not have.
#[derive(Debug, Clone, Default)]
pub(super) struct Parsed {
    pub(super) year: Option<i64>,
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
    pub(super) hour: Option<i64>,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
    pub(super) micro: Option<i64>,
    pub(super) zone: Option<Zone>,
    pub(super) relative: Relative,
    has_date: bool,
    /// The number of times given. A second one of four digits is a year.
    times: u8,
    zones: u8,
}

/// The relative part: units to add, or a weekday to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Relative {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) micro: i64,
    /// The number of a weekday; below zero one that lies behind.
    pub(super) weekday: i64,
    pub(super) has_weekday: bool,
    pub(super) search: Search,
    pub(super) working_days: Option<i64>,
    pub(super) of_month: Option<OfMonth>,
    pub(super) edge: Option<Edge>,
}

/// The direction of the search for a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Search {
    /// From tomorrow on.
    #[default]
    FromTomorrow,
    /// From today on.
    FromToday,
    /// In the week of the day.
    InWeek,
}

/// `first monday of`, `last monday of`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfMonth {
    FromFirst,
    FromLast,
}

/// `first day of`, `last day of`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
}

/// Reads a text; none where PHP reports an error.
pub(super) fn parse(text: &[u8]) -> Option<Parsed> {
    let text = trimmed(text);
    if text.is_empty() {
        return None;
    }
    let mut parsed = Parsed::default();
    let mut at = 0;
    while at <= text.len() {
        let (token, end) = token::next(text, at)?;
        parsed.word(token, &mut Reader::new(&text[at..end.min(text.len())]))?;
        at = end;
    }
    Some(parsed)
}

/// Takes white space away, but leaves one character.
fn trimmed(text: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let Some(last) = text.len().checked_sub(1) else { return text };
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(last);
    let end = text.iter().rposition(|byte| !is_space(byte)).unwrap_or(start);
    &text[start..=end]
}

impl Parsed {
    /// Takes one word in; none where it contradicts those before it.
    fn word(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        match token {
            Token::Nothing | Token::Now => {}
            Token::Today => self.no_time(),
            Token::Yesterday => self.day_from_today(-1),
            Token::Tomorrow => self.day_from_today(1),
            Token::Noon => self.noon(),
            Token::BackOrFrontOf => self.quarter(reader)?,
            Token::Time12 | Token::MssqlTime => self.time_12(reader)?,
            Token::Time24 => self.time_24(reader)?,
            Token::HourMinute => self.hour_minute(reader)?,
            Token::HourMinuteSecond => self.hour_minute_second(reader)?,
            Token::Timestamp | Token::TimestampWithFraction => self.timestamp(reader)?,
            Token::DateAndTime => self.date_and_time(reader)?,
            Token::CommonLog => self.common_log(reader)?,
            Token::MonthNameDayTime12 => self.month_day_time(reader, Self::clock_12)?,
            Token::MonthNameDayTime24 => self.month_day_time(reader, Self::clock_behind_day)?,
            Token::Year => self.year = reader.number(4),
            Token::Zone => self.only_zone(reader)?,
            Token::FirstOrLastDayOf
            | Token::WeekdayOf
            | Token::Ago
            | Token::Weekday
            | Token::RelativeWeek
            | Token::RelativeWords
            | Token::Relative => self.relative_word(token, reader)?,
            _ => self.date(token, reader)?,
        }
        Some(())
    }

    /// Takes in a word that is a date and nothing else.
    fn date(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_date()?;
        match token {
            Token::American => {
                (self.month, self.day) = (reader.number(2), reader.number(2));
                if reader.peek() == b'/' {
                    self.year = reader.year(4);
                }
            }
            Token::YearMonthDay => self.year_month_day(reader.signed(4), reader),
            Token::LongYearMonthDay => self.year_month_day(Some(reader.signed(19)?), reader),
            Token::ShortYearMonthDay | Token::LooseYearMonthDay => self.year_month_day(reader.year(4), reader),
            Token::Compact => self.year_month_day(reader.number(4), reader),
            Token::YearMonth => {
                (self.year, self.month, self.day) = (reader.year(4), reader.number(2), Some(1));
            }
            Token::DayMonthNameYear => {
                self.day_month(reader);
                self.year = reader.year(4);
            }
            Token::DayMonthName => self.day_month(reader),
            Token::PointedLongYear | Token::PointedShortYear => {
                (self.day, self.month) = (reader.number(2), reader.number(2));
                self.year = reader.year(if token == Token::PointedLongYear { 4 } else { 2 });
            }
            Token::MonthNameYear => {
                (self.month, self.year, self.day) = (reader.separated_month(), reader.year(4), Some(1));
            }
            Token::YearMonthName => {
                (self.year, self.month, self.day) = (reader.year(4), reader.separated_month(), Some(1));
            }
            Token::MonthNameDay | Token::MonthNameDayYear => {
                (self.month, self.day) = (reader.separated_month(), reader.number(2));
                self.year = reader.year(4);
            }
            Token::YearMonthNameDay => {
                (self.year, self.month, self.day) = (reader.year(4), reader.separated_month(), reader.number(2));
            }
            Token::DayOfYear => {
                (self.year, self.day, self.month) = (reader.year(4), reader.number(3), Some(1));
            }
            Token::WeekAndDay | Token::Week => self.week(token, reader)?,
            _ => self.month = reader.month(),
        }
        Some(())
    }

    fn year_month_day(&mut self, year: Option<i64>, reader: &mut Reader<'_>) {
        (self.year, self.month, self.day) = (year, reader.number(2), reader.number(2));
    }

    fn day_month(&mut self, reader: &mut Reader<'_>) {
        self.day = reader.number(2);
        reader.day_suffix();
        self.month = reader.separated_month();
    }

    fn week(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        let (year, week) = (reader.number(4)?, reader.number(2)?);
        let day = if token == Token::WeekAndDay { reader.number(1)? } else { 1 };
        (self.year, self.month, self.day) = (Some(year), Some(1), Some(1));
        self.relative.day = calendar::days_to_iso_week(year, week, day);
        Some(())
    }

    fn begin_date(&mut self) -> Option<()> {
        let first = !self.has_date;
        self.has_date = true;
        first.then_some(())
    }

    fn begin_time(&mut self) -> Option<()> {
        if self.times > 0 {
            return None;
        }
        self.no_time();
        self.times = 1;
        Some(())
    }

    fn no_time(&mut self) {
        self.times = 0;
        (self.hour, self.minute, self.second, self.micro) = (Some(0), Some(0), Some(0), Some(0));
    }

    fn day_from_today(&mut self, days: i64) {
        self.no_time();
        self.relative.day = days;
    }

    fn noon(&mut self) {
        self.no_time();
        self.times = 1;
        self.hour = Some(12);
    }

    /// `back of 7pm` is a quarter past it, `front of 7pm` a quarter to it.
    fn quarter(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.no_time();
        self.times = 1;
        // PHP looks for a small `b`, whatever the case of the rest.
        let back = reader.peek() == b'b';
        let hour = reader.number(2)? - i64::from(!back);
        let adds = if reader.is_at_end() { 0 } else { reader.meridian(hour) };
        (self.hour, self.minute) = (Some(hour + adds), Some(if back { 15 } else { 45 }));
        Some(())
    }

    fn time_12(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.clock_12(reader)
    }

    fn clock_12(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.clock(reader)?;
        let hour = self.hour?;
        self.hour = Some(hour + reader.meridian(hour));
        Some(())
    }

    fn time_24(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.clock(reader)?;
        self.zone_if_any(reader)
    }

    /// Behind a day PHP reads seconds only after a colon, and takes what follows a point for a zone.
    fn clock_behind_day(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        (self.hour, self.minute) = (reader.number(2), reader.number(2));
        if reader.peek() == b':' {
            self.second = reader.number(2);
        }
        self.zone_if_any(reader)
    }

    /// Reads hour, minute, second and fraction, as many as there are.
    fn clock(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let goes_on = |reader: &Reader<'_>| matches!(reader.peek(), b':' | b'.');
        self.hour = Some(reader.number(2)?);
        if goes_on(reader) {
            self.minute = Some(reader.number(2)?);
        }
        if goes_on(reader) {
            self.second = Some(reader.number(2)?);
        }
        if goes_on(reader) {
            self.micro = reader.fraction();
        }
        Some(())
    }

    fn hour_minute(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        match self.times {
            0 => (self.hour, self.minute, self.second) = (reader.number(2), reader.number(2), Some(0)),
            1 => self.year = reader.number(4),
            _ => return None,
        }
        self.times += 1;
        Some(())
    }

    fn hour_minute_second(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.compact_clock(reader);
        Some(())
    }

    fn compact_clock(&mut self, reader: &mut Reader<'_>) {
        (self.hour, self.minute, self.second) = (reader.number(2), reader.number(2), reader.number(2));
    }

    fn date_and_time(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.begin_date()?;
        self.year_month_day(reader.number(4), reader);
        self.compact_clock(reader);
        if reader.peek() == b'.' {
            self.micro = reader.fraction();
            self.zone_if_any(reader)?;
        }
        Some(())
    }

    fn common_log(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.begin_date()?;
        (self.day, self.month, self.year) = (reader.number(2), reader.separated_month(), reader.number(4));
        self.compact_clock(reader);
        reader.spaces();
        self.zone = Some(Zone::read(reader)?);
        Some(())
    }

    fn month_day_time(
        &mut self,
        reader: &mut Reader<'_>,
        clock: impl Fn(&mut Self, &mut Reader<'_>) -> Option<()>,
    ) -> Option<()> {
        self.begin_date()?;
        (self.month, self.day) = (reader.separated_month(), reader.number(2));
        self.begin_time()?;
        clock(self, reader)
    }

    fn timestamp(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        (self.has_date, self.times) = (false, 0);
        if !self.begin_zone()? {
            (self.year, self.month, self.day) = (Some(0), Some(0), Some(0));
            self.no_time();
            return Some(());
        }
        reader.skip(1);
        let negative = reader.peek() == b'-';
        let has_fraction = !reader.ends_with(b'.');
        let seconds = reader.signed(24)?;
        (self.year, self.month, self.day) = (Some(1970), Some(1), Some(1));
        self.no_time();
        self.relative.second = self.relative.second.saturating_add(seconds);
        if reader.peek() == b'.' {
            // PHP's grammar takes a point with nothing behind it, the number behind it does not.
            let micro = reader.fraction().filter(|_| has_fraction)?;
            self.relative.micro = if negative { -micro } else { micro };
        }
        self.zone = Some(Zone::Offset(0));
        Some(())
    }

    fn only_zone(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        if self.begin_zone()? {
            self.zone = Some(Zone::read(reader)?);
        }
        Some(())
    }

    /// Tells whether a zone counts: a second one does not, a third one is an error.
    fn begin_zone(&mut self) -> Option<bool> {
        let first = self.zones == 0;
        self.zones += 1;
        (self.zones < 3).then_some(first)
    }

    fn zone_if_any(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        if !reader.is_at_end() {
            self.zone = Some(Zone::read(reader)?);
        }
        Some(())
    }

    fn relative_word(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        match token {
            Token::FirstOrLastDayOf => {
                let last = matches!(reader.peek(), b'l' | b'L');
                self.relative.edge = Some(if last { Edge::Last } else { Edge::First });
            }
            Token::WeekdayOf => self.weekday_of(reader),
            Token::Ago => self.relative.turn_round(),
            Token::Weekday => self.weekday(reader)?,
            Token::RelativeWeek => {
                self.ordinal_and_unit(reader);
                self.relative.search = Search::InWeek;
                if !self.relative.has_weekday {
                    (self.relative.has_weekday, self.relative.weekday) = (true, 1);
                }
            }
            Token::RelativeWords => self.ordinal_and_unit(reader),
            _ => {
                let amount = reader.signed(24)?;
                reader.spaces();
                self.add(reader, amount, Search::FromToday, true);
            }
        }
        Some(())
    }

    fn ordinal_and_unit(&mut self, reader: &mut Reader<'_>) {
        let ordinal = reader.ordinal();
        reader.spaces();
        self.add(reader, ordinal.amount, search(ordinal), false);
    }

    fn weekday_of(&mut self, reader: &mut Reader<'_>) {
        let ordinal = reader.ordinal();
        reader.spaces();
        self.relative.working_days = None;
        if ordinal.amount > 0 {
            self.relative.of_month = Some(OfMonth::FromFirst);
            self.add(reader, ordinal.amount, Search::FromToday, false);
        } else {
            self.relative.of_month = Some(OfMonth::FromLast);
            self.add(reader, ordinal.amount, search(ordinal), false);
        }
    }

    fn weekday(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.no_time();
        self.relative.has_weekday = true;
        self.relative.weekday = reader.unit()?.factor;
        if self.relative.search != Search::InWeek {
            self.relative.search = Search::FromToday;
        }
        Some(())
    }

    fn add(&mut self, reader: &mut Reader<'_>, amount: i64, search: Search, keeps_time: bool) {
        let Some(unit) = reader.unit() else { return };
        let is_day = matches!(unit.measure, Measure::Weekday | Measure::WorkingDay);
        if is_day && !keeps_time {
            self.no_time();
        }
        let relative = &mut self.relative;
        let field = match unit.measure {
            Measure::Microsecond => &mut relative.micro,
            Measure::Second => &mut relative.second,
            Measure::Minute => &mut relative.minute,
            Measure::Hour => &mut relative.hour,
            Measure::Day => &mut relative.day,
            Measure::Month => &mut relative.month,
            Measure::Year => &mut relative.year,
            Measure::Weekday => {
                (relative.has_weekday, relative.weekday, relative.search) = (true, unit.factor, search);
                let weeks = if amount > 0 { amount - 1 } else { amount };
                relative.day = relative.day.saturating_add(weeks.saturating_mul(7));
                return;
            }
            Measure::WorkingDay => {
                (relative.working_days, relative.of_month) = (Some(amount), None);
                return;
            }
        };
        *field = field.saturating_add(amount.saturating_mul(unit.factor));
    }

    /// Tells whether nothing but a zone is said.
    pub(super) fn is_zone_only(&self) -> bool {
        let fields = [self.year, self.month, self.day, self.hour, self.minute, self.second, self.micro];
        self.zone.is_some() && fields.iter().all(Option::is_none) && self.relative == Relative::default()
    }

    /// Tells whether there is a date and no time, which is then midnight.
    pub(super) fn is_date_only(&self) -> bool {
        self.has_date && self.times == 0
    }
}

fn search(ordinal: Ordinal) -> Search {
    if ordinal.today_counts { Search::FromToday } else { Search::FromTomorrow }
}

impl Relative {
    /// `ago`
    fn turn_round(&mut self) {
        let fields = [
            &mut self.year,
            &mut self.month,
            &mut self.day,
            &mut self.hour,
            &mut self.minute,
            &mut self.second,
            &mut self.weekday,
        ];
        for field in fields {
            *field = field.saturating_neg();
        }
        if self.weekday == 0 {
            self.weekday = -7;
        }
        self.working_days = self.working_days.map(i64::saturating_neg);
    }
}
