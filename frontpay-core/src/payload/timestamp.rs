//! The times of orders.

use core::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use frontpay_rules::const_eval::{ConstRules, FromLiteral, LiteralType};
use frontpay_rules::{AsValue, Scratch, Value, fits};
use serde::{Deserialize, Serialize};

/// A point in time in the format of the API: Unix seconds as text, such as `"1703040812"`.
///
/// The rules only require text. Since August 2025 the documents say Unix seconds, which the constructors write. Until July
/// 2025 the server required `02 Aug, 2023`, and it may send a fraction (`"1677047770.652"`), so any text is kept unchanged.
///
/// ```
/// use frontpay_core::payload::Timestamp;
/// assert_eq!(Timestamp::from_unix(1_703_040_812).as_str(), "1703040812");
/// assert_eq!(Timestamp::from_text("02 Aug, 2023").unix(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(String);

impl Timestamp {
    /// Creates a timestamp from seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds.to_string())
    }

    /// Creates a timestamp from any text, for servers that require another format.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the Unix seconds, without a fraction; `None` if the text has another format.
    #[must_use]
    pub fn unix(&self) -> Option<i64> {
        let (seconds, fraction) = self.0.split_once('.').unwrap_or((&self.0, ""));
        if fraction.bytes().all(|digit| digit.is_ascii_digit()) { seconds.parse().ok() } else { None }
    }
}

impl From<SystemTime> for Timestamp {
    /// Drops fractions of a second; a time before 1970 is negative.
    fn from(time: SystemTime) -> Self {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(elapsed) => i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
        };
        Self::from_unix(seconds)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsValue for Timestamp {
    #[inline]
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Str(&self.0)
    }
}

impl<L, const N: usize> ConstRules<L, N> for Timestamp {}

impl FromLiteral<'_> for Timestamp {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Text;

    #[inline]
    fn from_literal(value: Value<'_>) -> Self {
        Self(String::from_literal(value))
    }
}

impl<R> fits::Text<R> for Timestamp {}
