//! Dates as PHP and Laravel read them.
//!
//! Laravel's date rules understand what PHP's `strtotime` does: `2026-01-15`, `15 January 2026`, `tomorrow`,
//! `first monday of january 2026`, `@1768435200`, with time zones by offset, abbreviation and name. The grammar is that of
//! PHP's own library, with its surprises: a day beyond its month runs into the next one, `2026` is a time (20:26), and
//! single letters are time zones.
//!
//! What such a text means may depend on the time of day, so the functions take a [`Moment`] for now. Where a text names
//! no zone it is in UTC. Neither is ever asked of the system, unless with [`Moment::now`] or [`Clock::System`].
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
//! - The zones are those of the time zone database as it is published, in which some cities share their clocks before
//!   1970 (Oslo has those of Berlin). PHP is built with older sources for them, so that a text that names such a zone and
//!   a year before 1970 can mean another moment there. No other spelling of a date is concerned.
//! - A text that names only a zone (`o`, `EST`) is now, as it is for Carbon under a clock that is set. By the clock of the
//!   system PHP moves it by the offset of the zone.

#[rustfmt::skip]
mod abbreviations;
mod calendar;
mod carbon;
mod clock;
mod compare;
mod format;
mod grammar;
mod moment;
mod parse;
mod read;
mod reader;
mod resolve;
mod timezones;
mod token;
mod tzif;
mod words;
mod zone;

#[cfg(test)]
mod tests;

pub use clock::Clock;
pub use compare::{Order, Reference, lies};
pub use moment::Moment;
pub use read::{is_date, is_understood, moment, moment_by_format, moment_of_number, reprinted, timestamp};
pub use timezones::{is_group_or_country, is_listed, is_timezone};
