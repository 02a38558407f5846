//! When a request is sent again, and how long to wait before: pure decisions, made for `client.rs`.

use crate::base::host::{Header, HttpError, Response};
use crate::base::time::http_date;

/// First wait where the server names none, and the longest, in milliseconds; between them they double with each try.
const FIRST_WAIT: u64 = 1_000;
pub const LONGEST_WAIT: u64 = 30_000;
/// The least where the server names a time that is over: whoever says 0 is busy all the same.
pub const SHORTEST_WAIT: u64 = 500;

/// Whether an outcome is one that passes. 429 was not worked on, and what could not reach the server was never sent, so any
/// method may repeat these; what failed on the way or inside the server may have been done, so only what is harmless twice
/// is. A 401 is never tried again: Data Center answers repeated failures with a CAPTCHA.
pub fn is_retryable(outcome: &Result<Response, HttpError>, repeatable: bool) -> bool {
    match outcome {
        Ok(response) => response.status == 429 || (repeatable && matches!(response.status, 500 | 502..=599)),
        Err(HttpError::Unreachable(_)) => true,
        Err(HttpError::Timeout | HttpError::Interrupted(_) | HttpError::Other(_)) => repeatable,
        Err(HttpError::Denied(_) | HttpError::TooLarge(_) | HttpError::Cancelled(_)) => false,
    }
}

/// How long to wait before the next try, in milliseconds: as the server says, else exponential with full jitter.
pub fn wait(retry_after: Option<u64>, tries: u32, random: u64) -> u64 {
    match retry_after {
        Some(named) => named.max(SHORTEST_WAIT),
        None => random % (FIRST_WAIT.saturating_mul(1 << tries.min(16)).min(LONGEST_WAIT) + 1),
    }
}

/// The `Retry-After` of an answer, in milliseconds from now: seconds, or a date.
pub fn retry_after(headers: &[Header], now: impl Fn() -> u64) -> Option<u64> {
    let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case("Retry-After"))?;
    let value = header.value.trim();
    match value.parse::<u64>() {
        Ok(seconds) => Some(seconds.saturating_mul(1_000)),
        Err(_) => http_date(value).map(|at| at.saturating_sub(now())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::host::Content;

    fn answered(status: u16) -> Result<Response, HttpError> {
        Ok(Response { status, headers: Vec::new(), body: Content::Text(String::new()) })
    }

    #[test]
    fn only_what_is_harmless_is_repeated() {
        for status in [500, 502, 503, 504, 555] {
            assert!(is_retryable(&answered(status), true) && !is_retryable(&answered(status), false), "{status}");
        }
        assert!(is_retryable(&answered(429), false));
        for status in [200, 302, 400, 401, 403, 404, 409, 501] {
            assert!(!is_retryable(&answered(status), true), "{status}");
        }
        assert!(is_retryable(&Err(HttpError::Timeout), true) && !is_retryable(&Err(HttpError::Timeout), false));
        assert!(is_retryable(&Err(HttpError::Unreachable(String::new())), false));
        let interrupted = Err(HttpError::Interrupted(String::new()));
        assert!(is_retryable(&interrupted, true) && !is_retryable(&interrupted, false));
        assert!(!is_retryable(&Err(HttpError::Denied(String::new())), true));
        assert!(!is_retryable(&Err(HttpError::Cancelled(String::new())), true));
    }

    #[test]
    fn waits_are_the_servers_or_grow_to_a_ceiling() {
        assert_eq!(wait(Some(7_000), 9, 1), 7_000);
        assert_eq!(wait(Some(0), 9, 1), SHORTEST_WAIT);
        assert_eq!(wait(None, 0, 1_000), 1_000);
        assert_eq!(wait(None, 0, 1_001), 0);
        assert_eq!(wait(None, 2, 4_000), 4_000);
        assert_eq!(wait(None, 40, 30_000), 30_000);
        assert!((0..1_000).all(|random| wait(None, 63, random * 977) <= LONGEST_WAIT));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let header = |value: &str| vec![Header { name: "retry-after".into(), value: value.into() }];
        let now = || 1_795_167_000_000; // Fri, 20 Nov 2026 09:30:00 GMT
        assert_eq!(retry_after(&header(" 7 "), now), Some(7_000));
        assert_eq!(retry_after(&header("Fri, 20 Nov 2026 09:30:45 GMT"), now), Some(45_000));
        assert_eq!(retry_after(&header("Fri, 20 Nov 2026 09:29:00 GMT"), now), Some(0));
        assert_eq!(retry_after(&header("soon"), now), None);
        assert_eq!(retry_after(&header("99999999999999999999"), now), None);
        assert_eq!(retry_after(&[], now), None);
    }
}
