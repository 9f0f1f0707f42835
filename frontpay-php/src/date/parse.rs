//! The parser of `strtotime`: from a text to the parts of a date.
//!
//! Source: timelib's `parse_date.re`, whose actions for each token these methods follow, with their oddities. No crate has
//! this grammar.

use super::calendar;
use super::names::{RelativeText, TimeUnit};
use super::reader::Reader;
use super::tokens::{self, Token};
use super::zone::Zone;

/// The parts of a date in a text; `None` for each part that the text does not have.
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
    /// The number of times in the text. A second one of four digits is a year.
    times: u8,
    zones: u8,
}

/// The relative parts: units to add, and a weekday to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Relative {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) micro: i64,
    /// The weekday, from 0 for Sunday; negative for one in the past.
    pub(super) weekday: i64,
    pub(super) has_weekday: bool,
    pub(super) weekday_behavior: WeekdayBehavior,
    pub(super) working_days: Option<i64>,
    pub(super) weekday_of_month: Option<WeekdayOfMonth>,
    pub(super) first_last_day_of: Option<FirstLastDayOf>,
}

/// The direction in which a weekday is searched; timelib's `weekday_behavior`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum WeekdayBehavior {
    /// The first one from tomorrow on.
    #[default]
    FromTomorrow,
    /// The first one from today on.
    FromToday,
    /// The one in the same week.
    InWeek,
}

/// The side from which weekdays of a month are counted: `first monday of`, `last monday of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeekdayOfMonth {
    FromFirst,
    FromLast,
}

/// The day of the month of `first day of` and `last day of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstLastDayOf {
    First,
    Last,
}

/// Parses a text; `None` if PHP reports an error.
pub(super) fn parse(text: &[u8]) -> Option<Parsed> {
    let text = trimmed(text);
    if text.is_empty() {
        return None;
    }
    let mut parsed = Parsed::default();
    let mut at = 0;
    while at <= text.len() {
        let (token, end) = tokens::next(text, at)?;
        parsed.apply(token, &mut Reader::new(&text[at..end.min(text.len())]))?;
        at = end;
    }
    Some(parsed)
}

/// Removes white space at both ends, but leaves at least one character, as timelib does.
fn trimmed(text: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let Some(last) = text.len().checked_sub(1) else { return text };
    let start = text.iter().position(|byte| !is_space(byte)).unwrap_or(last);
    let end = text.iter().rposition(|byte| !is_space(byte)).unwrap_or(start);
    &text[start..=end]
}

impl Parsed {
    /// Applies one token; `None` if it contradicts those before it.
    fn apply(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        match token {
            Token::Nothing | Token::Now => {}
            Token::Today => self.reset_time(),
            Token::Yesterday => self.day_from_today(-1),
            Token::Tomorrow => self.day_from_today(1),
            Token::Noon => self.noon(),
            Token::BackOrFrontOf => self.back_or_front_of(reader)?,
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
            Token::Zone => self.zone_alone(reader)?,
            Token::FirstOrLastDayOf
            | Token::WeekdayOf
            | Token::Ago
            | Token::Weekday
            | Token::RelativeWeek
            | Token::RelativeWords
            | Token::Relative => self.apply_relative(token, reader)?,
            _ => self.date(token, reader)?,
        }
        Some(())
    }

    /// Applies a token that is a date without a time.
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
        reader.skip_day_suffix();
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
        self.reset_time();
        self.times = 1;
        Some(())
    }

    fn reset_time(&mut self) {
        self.times = 0;
        (self.hour, self.minute, self.second, self.micro) = (Some(0), Some(0), Some(0), Some(0));
    }

    fn day_from_today(&mut self, days: i64) {
        self.reset_time();
        self.relative.day = days;
    }

    fn noon(&mut self) {
        self.reset_time();
        self.times = 1;
        self.hour = Some(12);
    }

    /// Applies `back of 7pm`, a quarter past seven, or `front of 7pm`, a quarter to seven.
    fn back_or_front_of(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.reset_time();
        self.times = 1;
        // PHP compares with a lower-case `b` only.
        let is_back = reader.peek() == b'b';
        let hour = reader.number(2)? - i64::from(!is_back);
        let adds = if reader.is_at_end() { 0 } else { reader.meridian(hour) };
        (self.hour, self.minute) = (Some(hour + adds), Some(if is_back { 15 } else { 45 }));
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
        self.optional_zone(reader)
    }

    /// Reads a time behind a day: seconds only behind a colon; PHP reads whatever follows a point as a zone.
    fn clock_behind_day(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        (self.hour, self.minute) = (reader.number(2), reader.number(2));
        if reader.peek() == b':' {
            self.second = reader.number(2);
        }
        self.optional_zone(reader)
    }

    /// Reads hour, minute, second and fraction, as many as there are.
    fn clock(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let has_next = |reader: &Reader<'_>| matches!(reader.peek(), b':' | b'.');
        self.hour = Some(reader.number(2)?);
        if has_next(reader) {
            self.minute = Some(reader.number(2)?);
        }
        if has_next(reader) {
            self.second = Some(reader.number(2)?);
        }
        if has_next(reader) {
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
            self.optional_zone(reader)?;
        }
        Some(())
    }

    fn common_log(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.begin_time()?;
        self.begin_date()?;
        (self.day, self.month, self.year) = (reader.number(2), reader.separated_month(), reader.number(4));
        self.compact_clock(reader);
        reader.skip_spaces();
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
            self.reset_time();
            return Some(());
        }
        reader.skip(1);
        let negative = reader.peek() == b'-';
        let has_fraction = !reader.ends_with(b'.');
        let seconds = reader.signed(24)?;
        (self.year, self.month, self.day) = (Some(1970), Some(1), Some(1));
        self.reset_time();
        self.relative.second = self.relative.second.saturating_add(seconds);
        if reader.peek() == b'.' {
            // PHP's grammar allows a point without digits, but its action fails on one.
            let micro = reader.fraction().filter(|_| has_fraction)?;
            self.relative.micro = if negative { -micro } else { micro };
        }
        self.zone = Some(Zone::Offset(0));
        Some(())
    }

    fn zone_alone(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        if self.begin_zone()? {
            self.zone = Some(Zone::read(reader)?);
        }
        Some(())
    }

    /// Returns `true` for the first zone and `false` for the second, which PHP ignores; a third is an error.
    fn begin_zone(&mut self) -> Option<bool> {
        let first = self.zones == 0;
        self.zones += 1;
        (self.zones < 3).then_some(first)
    }

    fn optional_zone(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        if !reader.is_at_end() {
            self.zone = Some(Zone::read(reader)?);
        }
        Some(())
    }

    fn apply_relative(&mut self, token: Token, reader: &mut Reader<'_>) -> Option<()> {
        match token {
            Token::FirstOrLastDayOf => {
                let is_last = matches!(reader.peek(), b'l' | b'L');
                self.relative.first_last_day_of =
                    Some(if is_last { FirstLastDayOf::Last } else { FirstLastDayOf::First });
            }
            Token::WeekdayOf => self.weekday_of(reader),
            Token::Ago => self.relative.negate(),
            Token::Weekday => self.weekday(reader)?,
            Token::RelativeWeek => {
                self.relative_text_and_unit(reader);
                self.relative.weekday_behavior = WeekdayBehavior::InWeek;
                if !self.relative.has_weekday {
                    (self.relative.has_weekday, self.relative.weekday) = (true, 1);
                }
            }
            Token::RelativeWords => self.relative_text_and_unit(reader),
            _ => {
                let amount = reader.signed(24)?;
                reader.skip_spaces();
                self.add(reader, amount, WeekdayBehavior::FromToday, true);
            }
        }
        Some(())
    }

    fn relative_text_and_unit(&mut self, reader: &mut Reader<'_>) {
        let text = reader.relative_text();
        reader.skip_spaces();
        self.add(reader, text.amount, behavior_of(text), false);
    }

    fn weekday_of(&mut self, reader: &mut Reader<'_>) {
        let text = reader.relative_text();
        reader.skip_spaces();
        self.relative.working_days = None;
        if text.amount > 0 {
            self.relative.weekday_of_month = Some(WeekdayOfMonth::FromFirst);
            self.add(reader, text.amount, WeekdayBehavior::FromToday, false);
        } else {
            self.relative.weekday_of_month = Some(WeekdayOfMonth::FromLast);
            self.add(reader, text.amount, behavior_of(text), false);
        }
    }

    fn weekday(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        self.reset_time();
        self.relative.has_weekday = true;
        self.relative.weekday = reader.relative_unit()?.multiplier;
        if self.relative.weekday_behavior != WeekdayBehavior::InWeek {
            self.relative.weekday_behavior = WeekdayBehavior::FromToday;
        }
        Some(())
    }

    fn add(&mut self, reader: &mut Reader<'_>, amount: i64, behavior: WeekdayBehavior, keeps_time: bool) {
        let Some(relative_unit) = reader.relative_unit() else { return };
        let is_day = matches!(relative_unit.unit, TimeUnit::Weekday | TimeUnit::WorkingDay);
        if is_day && !keeps_time {
            self.reset_time();
        }
        let relative = &mut self.relative;
        let field = match relative_unit.unit {
            TimeUnit::Microsecond => &mut relative.micro,
            TimeUnit::Second => &mut relative.second,
            TimeUnit::Minute => &mut relative.minute,
            TimeUnit::Hour => &mut relative.hour,
            TimeUnit::Day => &mut relative.day,
            TimeUnit::Month => &mut relative.month,
            TimeUnit::Year => &mut relative.year,
            TimeUnit::Weekday => {
                (relative.has_weekday, relative.weekday, relative.weekday_behavior) =
                    (true, relative_unit.multiplier, behavior);
                let weeks = if amount > 0 { amount - 1 } else { amount };
                relative.day = relative.day.saturating_add(weeks.saturating_mul(7));
                return;
            }
            TimeUnit::WorkingDay => {
                (relative.working_days, relative.weekday_of_month) = (Some(amount), None);
                return;
            }
        };
        *field = field.saturating_add(amount.saturating_mul(relative_unit.multiplier));
    }

    /// Returns `true` if the text has a zone and nothing else.
    pub(super) fn is_zone_only(&self) -> bool {
        let fields = [self.year, self.month, self.day, self.hour, self.minute, self.second, self.micro];
        self.zone.is_some() && fields.iter().all(Option::is_none) && self.relative == Relative::default()
    }

    /// Returns `true` if the text has a date and no time, which is midnight.
    pub(super) fn is_date_only(&self) -> bool {
        self.has_date && self.times == 0
    }
}

fn behavior_of(text: RelativeText) -> WeekdayBehavior {
    if text.includes_today { WeekdayBehavior::FromToday } else { WeekdayBehavior::FromTomorrow }
}

impl Relative {
    /// Negates all parts, for `ago`.
    fn negate(&mut self) {
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
