//! Dates as PHP and Laravel read them.
//!
//! Laravel's date rules accept the texts of PHP's `strtotime`: `2026-01-15`, `15 January 2026`, `tomorrow`,
//! `first monday of january 2026`, `@1768435200`, with time zones by offset, abbreviation and name. The grammar is that of
//! timelib, PHP's date library, with its surprises: a day beyond the end of its month is in the next month, `2026` is a
//! time (20:26), and single letters are time zones.
//!
//! The meaning of a text can depend on the current time, so the functions take a [`Moment`] for now. A text without a zone
//! is in UTC. The clock of the system is read by [`Moment::now`] and [`Clock::System`] only, its time zone never.
//!
//! ```
//! use frontpay_php::date::{Moment, timestamp};
//!
//! let now = Moment::from_unix(1_768_478_400, 0); // 2026-01-15T12:00:00Z
//! let midnight = timestamp("tomorrow", now);
//! assert_eq!(midnight, timestamp("2026-01-16", now));
//! assert_eq!(midnight, timestamp("16 January 2026 01:00 Europe/Oslo", now));
//! assert_eq!(timestamp("the day after", now), None);
//! ```
//!
//! # Differences
//!
//! - The zones are those of the published time zone database, in which some cities share their data before 1970 (Oslo has
//!   that of Berlin). PHP is built with older data for these zones, so that a text with such a zone and a year before 1970
//!   can mean another moment there. No other text is affected.
//! - A text with a zone alone (`o`, `EST`) means now, as in Carbon with a test clock. With the clock of the system, PHP
//!   shifts it by the offset of the zone.

#[rustfmt::skip]
mod abbreviations;
mod calendar;
mod carbon;
mod clock;
mod compare;
mod format;
mod moment;
mod names;
mod parse;
mod read;
mod reader;
mod regex;
mod resolve;
mod timezones;
mod tokens;
mod tzif;
mod zone;

#[cfg(test)]
mod tests;

pub use calendar::days_in_month;
pub use clock::Clock;
pub use compare::{DateOrder, ReferenceDate, has_order};
pub use moment::Moment;
pub use read::{is_date, is_parsable, moment, moment_by_format, moment_of_number, reformat, timestamp};
pub use timezones::{is_group_or_country, is_listed, is_timezone};
