//! Rules on retries: whether a request is sent again, and after which wait.

use super::operation::Effect;

/// Outcome of one attempt, as far as retrying is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer with this status.
    Status(u16),
    /// No answer, or not all of it: it is unknown whether the request was processed.
    Lost,
}

impl Outcome {
    /// The request may have been processed, although it failed.
    pub fn is_ambiguous(self) -> bool {
        matches!(self, Outcome::Lost | Outcome::Status(408 | 500 | 502 | 503 | 504))
    }

    /// Whether to send again. `gateway`: the request went through Maton, where a 500 usually means a revoked grant.
    pub fn may_retry(self, effect: Effect, gateway: bool) -> bool {
        let retry = effect.is_repeatable();
        match self {
            // A rate-limited request was not processed.
            Outcome::Status(429) => true,
            Outcome::Status(500) => retry && !gateway,
            _ => retry && self.is_ambiguous(),
        }
    }
}

/// Upper bound of the backoff.
const MAX_BACKOFF_MS: f64 = 8_000.0;
const FIRST_BACKOFF_MS: f64 = 500.0;

/// Exponential backoff with full jitter: a random share of 500 ms, 1 s, 2 s … at most 8 s.
/// `retries` is the number of earlier retries, `random` is in `0..1`.
pub fn backoff_ms(retries: u32, random: f64) -> f64 {
    (FIRST_BACKOFF_MS * f64::from(1u32 << retries.min(10))).min(MAX_BACKOFF_MS) * random
}

/// Reads `Retry-After`: seconds (0 counts) or an HTTP-date, the date against the response's own
/// `Date` where there is one, else against `now_ms`. Milliseconds, or `None` where it is absent or
/// malformed.
///
/// ```
/// use attio::core::retry::retry_after_ms;
/// assert_eq!(retry_after_ms("2", None, 0.0), Some(2_000.0));
/// assert_eq!(retry_after_ms("Thu, 01 Jan 1970 00:00:05 GMT", None, 1_000.0), Some(4_000.0));
/// assert_eq!(retry_after_ms("-3", None, 0.0), None);
/// ```
pub fn retry_after_ms(value: &str, date: Option<&str>, now_ms: f64) -> Option<f64> {
    let value = value.trim_ascii();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        return Some(value.bytes().fold(0.0, |n, b| n * 10.0 + f64::from(b - b'0')) * 1_000.0);
    }
    let until = http_date_ms(value)?;
    let now = date.and_then(http_date_ms).unwrap_or(now_ms);
    Some((until - now).max(0.0))
}

/// Parses an HTTP-date in the one format that senders must use, which has fixed columns: `Tue, 23 May 2023 14:42:01
/// GMT`.
fn http_date_ms(text: &str) -> Option<f64> {
    let text = text.trim_ascii().as_bytes();
    let number = |from: usize, to: usize| {
        text.get(from..to)?.iter().try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let at = |from: usize, to: usize, expected: &[u8]| text.get(from..to) == Some(expected);
    let separated = at(3, 5, b", ") && at(7, 8, b" ") && at(11, 12, b" ") && at(16, 17, b" ");
    if text.len() != 29 || !separated || !at(19, 20, b":") || !at(22, 23, b":") || !at(25, 29, b" GMT") {
        return None;
    }
    let name = text.get(8..11)?;
    let month = b"MarAprMayJunJulAugSepOctNovDecJanFeb".chunks(3).position(|month| month == name)? as u32;
    let (day, year) = (number(5, 7)?, number(12, 16)?);
    let (hour, minute, second) = (number(17, 19)?, number(20, 22)?, number(23, 25)?);
    if day == 0 || day > 31 || year < 1970 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    // Days since 1970-01-01, with years that begin in March, so that the leap day comes last.
    let year = year - u32::from(month > 9);
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469;
    Some((f64::from(days) * 86_400.0 + f64::from(hour * 3_600 + minute * 60 + second)) * 1_000.0)
}
