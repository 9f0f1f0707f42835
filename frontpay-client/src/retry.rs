//! The repetition of calls.

use std::fmt;
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use tower::retry::budget::{Budget, TpsBudget};

use crate::error::Error;

/// The number and time of the repetitions of a call, where repeating is safe.
///
/// The client repeats a request that never went out, and a read (GET) that met a broken connection, a timeout or one of the
/// statuses 408, 429, 500, 502, 503 and 504; see [`Error::is_retryable`]. A create that may have reached the API is
/// never repeated. The pauses double and are jittered; `Retry-After` lengthens them, and a server that asks for more
/// time than the deadline leaves ends the call at once.
///
/// All calls of a client share a budget: one repetition for twenty calls, and one a second besides. So a client with
/// 1,000 readers does not send 4,000 requests to an API that is down, but 1,060.
///
/// ```
/// use std::time::Duration;
/// use frontpay_client::Retries;
///
/// let patient = Retries::default().times(5).within(Duration::from_secs(120));
/// # let _ = patient;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retries {
    times: usize,
    first_pause: Duration,
    longest_pause: Duration,
    deadline: Duration,
    creates_after_rate_limit: bool,
}

/// The repetitions that the calls of a client may make together.
pub(crate) struct RetryBudget(TpsBudget);

impl Default for RetryBudget {
    /// 5 % of the calls of the last ten seconds, and one a second for a client that makes few.
    fn default() -> Self {
        Self(TpsBudget::new(Duration::from_secs(10), 1, 0.05))
    }
}

impl RetryBudget {
    /// Counts a call.
    pub(crate) fn deposit(&self) {
        self.0.deposit();
    }

    /// Takes a repetition from the budget; returns `false` if none is left.
    pub(crate) fn withdraw(&self) -> bool {
        self.0.withdraw()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryBudget")
    }
}

impl Default for Retries {
    /// Three repetitions, after about 0.2, 0.4 and 0.8 seconds, all within a minute.
    fn default() -> Self {
        Self {
            times: 3,
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(10),
            deadline: Duration::from_secs(60),
            creates_after_rate_limit: false,
        }
    }
}

impl Retries {
    /// Repeats nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default().times(0)
    }

    /// Sets the number of repetitions after the first attempt.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Sets the pause before the first repetition.
    #[must_use]
    pub fn first_pause(mut self, pause: Duration) -> Self {
        self.first_pause = pause;
        self
    }

    /// Sets the pause beyond which pauses do not grow; `Retry-After` may ask for more.
    #[must_use]
    pub fn longest_pause(mut self, pause: Duration) -> Self {
        self.longest_pause = pause;
        self
    }

    /// Sets the time for all attempts and pauses together.
    ///
    /// No repetition begins or runs beyond it; the first attempt has its whole timeout all the same.
    #[must_use]
    pub fn within(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets whether a create is repeated after the API refused it with 429: not by default.
    ///
    /// A 429 in the API's shape, or with Laravel's own sentence, was refused before the application ran, so that repeating
    /// it makes no second order. Any other 429 is not repeated.
    #[must_use]
    pub fn creates_after_rate_limit(mut self, is_repeated: bool) -> Self {
        self.creates_after_rate_limit = is_repeated;
        self
    }

    /// Returns `true` if a call that failed with `error` may be repeated.
    pub(crate) fn allows(&self, error: &Error, is_read: bool) -> bool {
        let is_allowed = is_read || self.creates_after_rate_limit || !matches!(error, Error::TooManyRequests(_));
        is_allowed && error.is_retryable()
    }

    pub(crate) fn pauses(&self) -> ExponentialBackoff {
        ExponentialBuilder::new()
            .with_max_times(self.times)
            .with_min_delay(self.first_pause)
            .with_max_delay(self.longest_pause)
            .with_jitter()
            .build()
    }

    /// The time that a repetition has, after `spent` on earlier attempts.
    pub(crate) fn timeout_of_repetition(&self, timeout: Duration, spent: Duration) -> Duration {
        timeout.min(self.deadline.saturating_sub(spent))
    }

    /// The pause after `error`; `None` ends the call.
    pub(crate) fn pause(&self, error: &Error, planned: Option<Duration>, spent: Duration) -> Option<Duration> {
        let pause = planned?.max(error.retry_after().unwrap_or_default());
        (spent.saturating_add(pause) < self.deadline).then_some(pause)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{Method, StatusCode};

    use super::*;
    use crate::error::ApiError;
    use crate::evidence::Outcome;
    use crate::redact::Redactor;

    const SECOND: Duration = Duration::from_secs(1);

    fn busy(retry_after: Option<Duration>) -> Error {
        let status = StatusCode::TOO_MANY_REQUESTS;
        let response = ApiError::new(&Method::GET, status, Outcome::Refused, Bytes::new(), Redactor::default());
        Error::TooManyRequests(response.with_retry_after(retry_after))
    }

    #[test]
    fn the_planned_pause_holds_unless_the_server_asks_for_more() {
        let retries = Retries::default();
        assert_eq!(retries.pause(&busy(None), Some(SECOND), SECOND), Some(SECOND));
        assert_eq!(retries.pause(&busy(Some(SECOND * 5)), Some(SECOND), SECOND), Some(SECOND * 5));
        assert_eq!(retries.pause(&busy(Some(Duration::ZERO)), Some(SECOND), SECOND), Some(SECOND));
    }

    #[test]
    fn a_pause_that_ends_behind_the_deadline_ends_the_call() {
        let retries = Retries::default().within(SECOND * 10);
        assert_eq!(retries.pause(&busy(None), Some(SECOND), SECOND * 9), None);
        assert_eq!(retries.pause(&busy(Some(Duration::MAX)), Some(SECOND), SECOND), None);
    }

    #[test]
    fn after_the_last_repetition_nothing_helps() {
        assert_eq!(Retries::default().pause(&busy(Some(SECOND)), None, SECOND), None);
    }

    #[test]
    fn a_create_is_repeated_after_a_429_only_where_that_was_asked_for() {
        assert!(Retries::default().allows(&busy(None), true));
        assert!(!Retries::default().allows(&busy(None), false));
        assert!(Retries::default().creates_after_rate_limit(true).allows(&busy(None), false));
    }

    #[tokio::test(start_paused = true)]
    async fn a_thousand_calls_have_sixty_repetitions() {
        let budget = RetryBudget::default();
        (0..1000).for_each(|_| budget.deposit());
        assert_eq!((0..1000).filter(|_| budget.withdraw()).count(), 60);
        tokio::time::advance(SECOND * 60).await;
        assert!((0..1000).filter(|_| budget.withdraw()).count() >= 10, "a client that makes few calls repeats them");
    }

    #[test]
    fn a_repetition_has_what_is_left_of_the_deadline() {
        let retries = Retries::default().within(SECOND * 10);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 2), SECOND * 3);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 9), SECOND);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 11), Duration::ZERO);
    }
}
