//! The count behind `x-ratelimit-remaining`.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// The recorded `x-ratelimit-limit`. Its window is not known; a minute is Laravel's default.
pub(crate) const LIMIT: u32 = 240;

/// A counter of the requests in the current minute.
#[derive(Debug, Default)]
pub(crate) struct Quota(Mutex<(u64, u32)>);

impl Quota {
    /// Counts a request and returns the number of remaining ones.
    pub(crate) fn take(&self, now: SystemTime) -> u32 {
        let minute = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 60);
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window.0 != minute {
            *window = (minute, 0);
        }
        window.1 = window.1.saturating_add(1);
        LIMIT.saturating_sub(window.1)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_new_minute_resets_the_count() {
        let quota = Quota::default();
        let start = UNIX_EPOCH + Duration::from_secs(600);
        assert_eq!([quota.take(start), quota.take(start)], [239, 238]);
        assert_eq!(quota.take(start + Duration::from_secs(60)), 239);
    }

    #[test]
    fn it_ends_at_zero() {
        let quota = Quota::default();
        let left = (0..300).map(|_| quota.take(UNIX_EPOCH)).last();
        assert_eq!(left, Some(0));
    }
}
