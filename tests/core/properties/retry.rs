//! `Retry-After` and backoff: every wait is finite and within its bounds, whatever the server sends.

use attio::core::operation::Effect;
use attio::core::retry::{Outcome, backoff_ms, retry_after_ms};
use proptest::prelude::*;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The HTTP-date of a second, counted day by day: slow, and simple enough to be obviously correct.
fn http_date(seconds: u64) -> String {
    let (mut day, second) = (seconds / 86_400, seconds % 86_400);
    let weekday = DAYS[(day % 7) as usize];
    let leap = |year: u64| (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let mut year = 1970;
    while day >= 365 + u64::from(leap(year)) {
        day -= 365 + u64::from(leap(year));
        year += 1;
    }
    let mut month = 0;
    for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    format!(
        "{weekday}, {:02} {} {year:04} {:02}:{:02}:{:02} GMT",
        day + 1,
        MONTHS[month],
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// Text that resembles a date or a number.
fn nearly() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-+]?[0-9]{0,20}(\\.[0-9]{1,3})?",
        "[0-9]{1,400}",
        "(Mon|Tue|Xyz), [0-9]{2} (Jan|Feb|Xxx) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} (GMT|UTC)",
        (0u64..253_402_300_800).prop_map(http_date),
        ((0u64..253_402_300_800).prop_map(http_date), any::<prop::sample::Index>(), any::<char>()).prop_map(
            |(date, index, other)| {
                let mut chars: Vec<char> = date.chars().collect();
                let at = index.index(chars.len());
                chars[at] = other;
                chars.into_iter().collect()
            }
        ),
    ]
}

fn effect() -> impl Strategy<Value = Effect> {
    prop::sample::select(&[Effect::Reads, Effect::Idempotent, Effect::Once][..])
}

proptest! {
    #[test]
    fn anything_is_a_wait_of_zero_or_more_or_nothing(value in nearly(), date in prop::option::of(nearly()), now in 0.0..1e13f64) {
        if let Some(wait) = retry_after_ms(&value, date.as_deref(), now) {
            prop_assert!(wait >= 0.0, "{}", wait);
        }
    }

    #[test]
    fn seconds_are_seconds(seconds in 0u64..1_000_000_000, date in prop::option::of(nearly()), now in 0.0..1e13f64) {
        prop_assert_eq!(retry_after_ms(&seconds.to_string(), date.as_deref(), now), Some(seconds as f64 * 1_000.0));
    }

    #[test]
    fn signs_and_fractions_are_malformed(seconds in 0u64..1_000_000) {
        for text in [format!("-{seconds}"), format!("+{seconds}"), format!("{seconds}.5"), format!("{seconds}s")] {
            prop_assert_eq!(retry_after_ms(&text, None, 0.0), None);
        }
    }

    /// Relative to the response's own clock, however wrong the local one is; a date in the past is no wait.
    #[test]
    fn a_date_counts_from_the_date_of_the_response(until in 0u64..253_402_300_800, date in 0u64..253_402_300_800, now in 0.0..1e13f64) {
        let expected = (until as f64 - date as f64).max(0.0) * 1_000.0;
        prop_assert_eq!(retry_after_ms(&http_date(until), Some(&http_date(date)), now), Some(expected));
        let against_ours = (until as f64 * 1_000.0 - now).max(0.0);
        prop_assert_eq!(retry_after_ms(&http_date(until), None, now), Some(against_ours));
        prop_assert_eq!(retry_after_ms(&http_date(until), Some("yesterday"), now), Some(against_ours));
    }

    #[test]
    fn backoff_is_full_jitter_from_half_a_second_to_eight(retries in any::<u32>(), random in 0.0..1.0f64) {
        let wait = backoff_ms(retries, random);
        let most = if retries >= 4 { 8_000.0 } else { 500.0 * f64::from(1u32 << retries) };
        prop_assert!((wait - most * random).abs() < 1e-6, "{} of {}", wait, most);
    }

    /// The retry rule for each status.
    #[test]
    fn what_is_sent_again(status in 0u16..600, effect in effect(), gateway in any::<bool>()) {
        let retry = effect != Effect::Once;
        let expected = match status {
            429 => true,
            408 | 502 | 503 | 504 => retry,
            500 => retry && !gateway,
            _ => false,
        };
        prop_assert_eq!(Outcome::Status(status).may_retry(effect, gateway), expected);
        prop_assert_eq!(Outcome::Lost.may_retry(effect, gateway), retry);
        // Outcomes that are not ambiguous must not be retried, except a 429.
        if Outcome::Status(status).may_retry(effect, gateway) && status != 429 {
            prop_assert!(Outcome::Status(status).is_ambiguous());
        }
    }
}
