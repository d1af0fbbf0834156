//! Pauses after failures.

use crate::stream::Millis;

const FIRST: Millis = 2_000;
const LONGEST: Millis = 3_600_000;

/// The pause after a number of consecutive failures: 2 s, 4 s, 8 s … at most an hour, and never less than the server
/// asked for.
pub fn pause(failures: u32, retry_after: Option<Millis>) -> Millis {
    let doubled = FIRST.saturating_mul(1_u64.checked_shl(failures.min(20).saturating_sub(1)).unwrap_or(u64::MAX));
    doubled.max(retry_after.unwrap_or(0)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        assert_eq!(
            [1, 2, 3, 11, 12, 4_000_000].map(|failures| pause(failures, None)),
            [2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000]
        );
        assert_eq!(pause(1, Some(90_000)), 90_000);
        assert_eq!(pause(1, Some(u64::MAX)), LONGEST);
        assert_eq!(pause(0, None), 2_000);
    }
}
