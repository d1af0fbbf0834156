//! Comparison of the scan with serde_json on random answers: `npm run fuzz` tries 10,000 of each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support {
    pub mod agreement;
    pub mod pages;
    pub mod reference;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use support::agreement::agree;
use support::pages::{any_json, page, written};
use support::reference::rows;

#[derive(Clone, Debug)]
enum Change {
    Flip(Index, u8),
    Remove(Index, usize),
    Insert(Index, Vec<u8>),
    CutOff(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "0",
            "-",
            ".",
            "e",
            "1e999",
            "null",
            "tru",
            " ",
            "\n",
            "\0",
            "\u{feff}",
            "é",
            "\"data\":[]",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        Just(vec![0xed, 0xa0, 0x80]),
        Just(vec![0xc0, 0xaf]),
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(position, byte)| Change::Flip(position, byte)),
        (any::<Index>(), 1..5usize).prop_map(|(position, length)| Change::Remove(position, length)),
        (any::<Index>(), piece).prop_map(|(position, piece)| Change::Insert(position, piece)),
        any::<Index>().prop_map(Change::CutOff),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    match change {
        Change::Flip(position, byte) => {
            let at = position.index(bytes.len());
            bytes[at] = *byte;
        }
        Change::Remove(position, length) => {
            let at = position.index(bytes.len());
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Change::Insert(position, piece) => {
            let at = position.index(bytes.len());
            bytes.splice(at..at, piece.iter().copied());
        }
        Change::CutOff(position) => bytes.truncate(position.index(bytes.len())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64),
        failure_persistence: None,
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn good_answers(page in page(), style in 0..4u8, pieces in vec(0..200usize, 0..20)) {
        agree(&written(&page, style), &pieces).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn damaged_answers(page in page(), style in 0..4u8, changes in vec(change(), 1..4), pieces in vec(0..200usize, 0..20)) {
        let mut bytes = written(&page, style);
        changes.iter().for_each(|change| apply(&mut bytes, change));
        agree(&bytes, &pieces).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_json_at_all(value in any_json(), style in 0..4u8, pieces in vec(0..20usize, 0..20)) {
        agree(&written(&value, style), &pieces).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes_at_all(bytes in vec(any::<u8>(), 0..100)) {
        agree(&bytes, &[]).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn cut_anywhere_it_is_refused_and_in_pieces_it_is_the_same(page in page(), style in 0..4u8) {
        let bytes = written(&page, style);
        let whole = rows(&bytes, &[]);
        let step = bytes.len() / 40 + 1;
        for at in (0..bytes.len()).step_by(step) {
            prop_assert!(rows(&bytes[..at], &[]).is_err(), "{}", String::from_utf8_lossy(&bytes[..at]));
            prop_assert_eq!(&rows(&bytes, &[at]), &whole);
        }
        prop_assert_eq!(&rows(&bytes, &vec![1; bytes.len().min(3000)]), &whole);
    }
}
