//! Coverage-guided comparison of the scan with serde_json. The first bytes of the input set the chunk lengths of the
//! rest.

#![no_main]

#[path = "../../tests/support"]
mod support {
    pub mod agreement;
    pub mod reference;
}

use libfuzzer_sys::fuzz_target;
use support::agreement::agree;

fuzz_target!(|input: &[u8]| {
    let Some((&[few, first, second, third], page)) = input.split_first_chunk() else { return };
    let pieces = match few {
        0..64 => vec![],
        64..128 => vec![1; page.len()],
        _ => [first, second, third].map(usize::from).repeat(1 + usize::from(few % 8)),
    };
    agree(page, &pieces).unwrap();
});
