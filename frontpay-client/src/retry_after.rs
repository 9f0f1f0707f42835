//! The `Retry-After` header: seconds, or a date.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

/// A longer wait is no advice, and may be a number of the request that the server repeats.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Reads the time that the server asks to wait, a day at most.
///
/// A date counts from the server's own `Date` where it sends one, since its clock may differ from ours.
pub(crate) fn read(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = text(headers, &RETRY_AFTER)?;
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds).min(LONGEST));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let now = text_date(headers).unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default().min(LONGEST))
}

fn text_date(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(text(headers, &DATE)?).ok()
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(headers: &[(HeaderName, &str)]) -> Option<u64> {
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.parse().unwrap()));
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        read(&headers.collect(), now).map(|delay| delay.as_secs())
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(wait(&[(RETRY_AFTER, " 120 ")]), Some(120));
        assert_eq!(wait(&[(RETRY_AFTER, "0")]), Some(0));
        assert_eq!(wait(&[(RETRY_AFTER, "739204816")]), Some(86_400), "a day at most");
    }

    #[test]
    fn a_date_counts_from_now_and_the_past_is_no_wait() {
        assert_eq!(wait(&[(RETRY_AFTER, "Sun, 06 Nov 1994 08:50:37 GMT")]), Some(60));
        assert_eq!(wait(&[(RETRY_AFTER, "Sun, 06 Nov 1994 07:00:00 GMT")]), Some(0));
    }

    #[test]
    fn a_date_counts_from_the_servers_own_clock() {
        let headers = [(RETRY_AFTER, "Sun, 06 Nov 1994 08:50:37 GMT"), (DATE, "Sun, 06 Nov 1994 08:50:27 GMT")];
        assert_eq!(wait(&headers), Some(10));
    }

    #[test]
    fn anything_else_is_no_wait_at_all() {
        for odd in ["", "-1", "soon", "1.5", "99999999999999999999999"] {
            assert_eq!(wait(&[(RETRY_AFTER, odd)]), None, "{odd}");
        }
    }
}
