//! Limits of a scan: time and depth.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use attio_rows::plan::Plan;
use attio_rows::scan::{Refusal, Scan};
use std::time::{Duration, Instant};

fn scan(bytes: &[u8], piece: usize) -> Result<usize, Refusal> {
    let mut scan = Scan::new(Plan::read(b"o"));
    for piece in bytes.chunks(piece) {
        scan.reserve(piece.len()).copy_from_slice(piece);
        scan.feed(piece.len())?;
    }
    scan.finish()?;
    Ok(scan.rows.count)
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| format!(r#"{{"a":{}{},"data":[]}}"#, "[".repeat(depth), "]".repeat(depth)).into_bytes();
    assert_eq!(scan(&nested(512), 100), Ok(0));
    assert_eq!(scan(&nested(513), 100), Err(Refusal::TooDeep));
    assert_eq!(scan(&nested(1_000_000), 1_000_000), Err(Refusal::TooDeep));
    let objects = format!(r#"{{"data":[{{"values":{}1{}}}]}}"#, r#"{"a":"#.repeat(1_000), "}".repeat(1_000));
    assert_eq!(scan(objects.as_bytes(), 64), Err(Refusal::TooDeep));
}

#[test]
fn a_large_value_in_small_pieces_takes_no_more_than_a_few_readings() {
    let value = "x".repeat(20_000_000);
    let bytes =
        format!(r#"{{"data":[{{"values":{{"a":[{{"attribute_type":"text","value":"{value}"}}]}}}}]}}"#).into_bytes();
    let began = Instant::now();
    assert_eq!(scan(&bytes, 4096), Ok(1));
    // Reading it again for each chunk would be 50 GB.
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn many_small_records_in_one_piece() {
    let bytes = format!(r#"{{"data":[{}{{}}]}}"#, "{},".repeat(100_000)).into_bytes();
    assert_eq!(scan(&bytes, bytes.len()), Ok(100_001));
}
