//! Time: its source, and the service's formats.

use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp, ToSpan, tz::TimeZone};

/// A clock. Its source is an argument, so that tests can stop it.
pub struct Clock {
    milliseconds: Box<dyn Fn() -> i64>,
    last: Timestamp,
}

impl Clock {
    pub fn new(milliseconds: impl Fn() -> i64 + 'static) -> Self {
        Self { milliseconds: Box::new(milliseconds), last: Timestamp::MIN }
    }

    /// The time, unique and increasing, so that things can be ordered by it.
    pub fn now(&mut self) -> Timestamp {
        let told = self.peek();
        let next = self.last.saturating_add(1.microsecond()).unwrap_or(told);
        self.last = told.max(next);
        self.last
    }

    /// The time, without counting it as used.
    pub fn peek(&self) -> Timestamp {
        Timestamp::from_millisecond((self.milliseconds)()).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// `2023-01-01T15:00:00.000000000Z`, Attio's format.
pub fn nanoseconds(time: Timestamp) -> String {
    format!("{time:.9}")
}

/// `2026-02-06T03:13:17.061608Z`, the gateway's format.
pub fn microseconds(time: Timestamp) -> String {
    format!("{time:.6}")
}

/// `Tue, 23 May 2023 14:42:01 GMT`, the format of HTTP headers.
pub fn http_date(time: Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

pub fn date_text(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}

/// Parses ISO 8601; UTC where no zone is given, midnight where no time is given.
pub fn parse_timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time);
    }
    let civil = text
        .parse::<DateTime>()
        .ok()
        .or_else(|| parse_date(text).map(|date| date.to_datetime(jiff::civil::Time::midnight())))?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// Parses a date; "2023" and "2023-01" are completed, a time after the date is cut off.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10).unwrap_or(text);
    if text.len() > 10 && !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
        return None;
    }
    let filled = match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    };
    let well_formed = filled.len() == 10
        && filled.bytes().enumerate().all(
            |(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if well_formed { filled.parse::<Date>().ok() } else { None }
}

/// `time` plus an ISO 8601 duration such as "P1M".
pub fn add_duration(time: Timestamp, duration: &str) -> Option<Timestamp> {
    let span: Span = duration.parse().ok()?;
    time.to_zoned(TimeZone::UTC).checked_add(span).ok().map(|zoned| zoned.timestamp())
}

pub fn days_before(time: Timestamp, days: i64) -> Timestamp {
    time.saturating_sub((days.saturating_mul(24)).hours()).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_filled_up_and_cut_off() {
        for (given, expected) in [
            ("2023", Some("2023-01-01")),
            ("2023-05", Some("2023-05-01")),
            ("2023-05-06", Some("2023-05-06")),
            ("2023-05-06T07:08:09Z", Some("2023-05-06")),
            ("2023-02-30", None),
            ("tomorrow", None),
            ("2023-05-067", None),
        ] {
            assert_eq!(parse_date(given).map(|date| date.to_string()).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn timestamps_are_utc_with_nanoseconds() {
        for (given, expected) in [
            ("2023-01-01T15:00:00.123456789Z", Some("2023-01-01T15:00:00.123456789Z")),
            ("2023-01-01T15:00:00+02:00", Some("2023-01-01T13:00:00.000000000Z")),
            ("2023-01-01T15:00:00", Some("2023-01-01T15:00:00.000000000Z")),
            ("2023-01-01", Some("2023-01-01T00:00:00.000000000Z")),
            ("noon", None),
        ] {
            assert_eq!(parse_timestamp(given).map(nanoseconds).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn the_clock_never_stands_still() {
        let mut clock = Clock::new(|| 1_700_000_000_000);
        let (first, second) = (clock.now(), clock.now());
        assert!(second > first);
        assert_eq!(http_date(first), "Tue, 14 Nov 2023 22:13:20 GMT");
    }
}
