//! The clock: the source of the current time.

use super::moment::Moment;

/// The source of the current time.
///
/// ```
/// use frontpay_php::date::{Clock, Moment};
/// let noon = Moment::from_unix(1_768_478_400, 0);
/// assert_eq!(Clock::Fixed(noon).now(), noon);
/// assert!(Clock::System.now() > noon);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Clock {
    /// The clock of the system, read when a rule needs it.
    #[default]
    System,
    /// A fixed moment.
    Fixed(Moment),
}

impl Clock {
    /// Returns the current time of the clock.
    ///
    /// ```
    /// use frontpay_php::date::{Clock, Moment};
    /// assert_eq!(Clock::Fixed(Moment::from_unix(0, 0)).now().unix_seconds(), 0);
    /// ```
    #[must_use]
    pub fn now(self) -> Moment {
        match self {
            Self::System => Moment::now(),
            Self::Fixed(moment) => moment,
        }
    }
}
