//! When a call is repeated, and for how long.

use std::time::Duration;

use backon::ExponentialBuilder;

use crate::error::Error;

/// How often and for how long a call is repeated, where repeating is safe.
///
/// Repeated are a request that never went out, and a read (GET) that met a broken connection, a timeout or one of the
/// statuses 408, 429, 500, 502, 503 and 504; see [`Error::is_retryable`]. A create that may have reached the API is
/// never repeated. The pauses double and are jittered; `Retry-After` lengthens them, and a server that asks for more
/// time than the deadline leaves ends the call at once.
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
}

impl Default for Retries {
    /// Three repetitions, after about 0.2, 0.4 and 0.8 seconds, all within a minute.
    fn default() -> Self {
        Self {
            times: 3,
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(10),
            deadline: Duration::from_secs(60),
        }
    }
}

impl Retries {
    /// Repeats nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default().times(0)
    }

    /// Sets how often a call is repeated after the first attempt.
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

    pub(crate) fn backoff(&self) -> ExponentialBuilder {
        ExponentialBuilder::new()
            .with_max_times(self.times)
            .with_min_delay(self.first_pause)
            .with_max_delay(self.longest_pause)
            .with_jitter()
    }

    /// The time a repetition has, after `spent` on earlier attempts.
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
    use http::{Method, StatusCode};

    use super::*;
    use crate::error::ApiError;

    const SECOND: Duration = Duration::from_secs(1);

    fn busy(retry_after: Option<Duration>) -> Error {
        let answer = ApiError::new(&Method::GET, StatusCode::TOO_MANY_REQUESTS, None, String::new());
        Error::Api(answer.with_retry_after(retry_after))
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
    fn a_repetition_has_what_is_left_of_the_deadline() {
        let retries = Retries::default().within(SECOND * 10);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 2), SECOND * 3);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 9), SECOND);
        assert_eq!(retries.timeout_of_repetition(SECOND * 3, SECOND * 11), Duration::ZERO);
    }
}
