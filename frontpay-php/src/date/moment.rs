//! Moments, and their conversion from texts and parsed dates.

use super::calendar::Civil;
use super::parse::{self, Parsed};
use super::resolve;
use super::zone::Zone;

/// A moment in UTC, to the microsecond as in PHP. Later moments are greater.
///
/// ```
/// use frontpay_php::date::Moment;
/// let noon = Moment::from_unix(1_768_478_400, 0);
/// assert!(noon < Moment::from_unix(1_768_478_400, 1_000));
/// assert_eq!(noon.unix_seconds(), 1_768_478_400);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    seconds: i64,
    micros: u32,
}

impl Moment {
    /// Creates a moment from the seconds since 1970-01-01T00:00:00Z and nanoseconds, which are truncated to microseconds.
    ///
    /// ```
    /// use frontpay_php::date::Moment;
    /// assert_eq!(Moment::from_unix(5, 1_999), Moment::from_unix(5, 1_000));
    /// assert_eq!(Moment::from_unix(5, 1_000_000_000), Moment::from_unix(6, 0));
    /// ```
    #[must_use]
    pub const fn from_unix(seconds: i64, nanoseconds: u32) -> Self {
        let micros = nanoseconds / 1000;
        Self { seconds: seconds.saturating_add((micros / 1_000_000) as i64), micros: micros % 1_000_000 }
    }

    /// Returns the current time of the system's clock.
    ///
    /// On `wasm32-unknown-unknown`, where the standard library has no clock, this is the beginning of 1970. Pass a
    /// [`Clock::Fixed`](super::Clock::Fixed) there.
    ///
    /// ```
    /// use frontpay_php::date::Moment;
    /// assert!(Moment::now() > Moment::from_unix(1_700_000_000, 0));
    /// ```
    #[must_use]
    pub fn now() -> Self {
        #[cfg(all(target_family = "wasm", target_os = "unknown"))]
        return Self { seconds: 0, micros: 0 };
        #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
        {
            use std::time::{SystemTime, UNIX_EPOCH};
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Self::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_nanos())
        }
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z, which are negative before it.
    ///
    /// ```
    /// use frontpay_php::date::Moment;
    /// assert_eq!(Moment::from_unix(-1, 0).unix_seconds(), -1);
    /// ```
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    pub(super) fn civil(self) -> Civil {
        Civil::from_seconds(self.seconds.into(), self.micros.into())
    }

    pub(super) fn of(civil: Civil, zone: &Zone) -> Option<Self> {
        let civil = civil.normalized();
        let seconds = i64::try_from(zone.moment(civil.seconds())).ok()?;
        Some(Self { seconds, micros: u32::try_from(civil.micro).ok()? })
    }
}

/// Reads a text as `new DateTime` does: parts that are missing come from now.
pub(super) fn read(text: &str, now: Moment) -> Option<Moment> {
    // PHP's constructor reads the empty text as `now`.
    if text.is_empty() {
        return Some(now);
    }
    let parsed = parse::parse(text.as_bytes())?;
    // Carbon with a test clock, by which the rules run, reads a zone alone as now.
    if parsed.is_zone_only() { Some(now) } else { resolve_in_zone(&parsed, now) }
}

pub(super) fn resolve_in_zone(parsed: &Parsed, now: Moment) -> Option<Moment> {
    let zone = parsed.zone.as_ref().unwrap_or(&Zone::Utc);
    let now = match zone {
        Zone::Named { .. } => now.in_zone(zone),
        _ => now.civil(),
    };
    Moment::of(resolve::resolve(parsed, now), zone)
}

impl Moment {
    /// Returns the date and time that the clocks of a zone show.
    fn in_zone(self, zone: &Zone) -> Civil {
        let utc = i128::from(self.seconds);
        Civil::from_seconds(utc + zone.at(utc).offset, self.micros.into())
    }
}
