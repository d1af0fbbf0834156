//! Comparison of the scan with serde_json on the same bytes.

use super::reference::{Expected, expected, rows};
use attio_rows::cursor::MAX_DEPTH;
use attio_rows::scan::Refusal;

/// Scans bytes in chunks of these lengths; the error has the result of serde_json in it.
pub fn agree(bytes: &[u8], pieces: &[usize]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let mine = rows(bytes, pieces);
    match (&mine, expected(bytes)) {
        (Ok(rows), Ok(Expected::Rows(expected))) => {
            let rows: serde_json::Value = serde_json::from_slice(rows)
                .map_err(|error| format!("not JSON ({error}): {}\n{text}", String::from_utf8_lossy(rows)))?;
            if rows != expected {
                return Err(format!("{rows}\nbut {expected}\nof {text}"));
            }
        }
        (Ok(_) | Err(Refusal::NoRows), Ok(Expected::Unknown)) => {}
        (Err(Refusal::TooDeep), _) if text.matches(['[', '{']).count() > MAX_DEPTH as usize => {}
        // An answer that is not a list of records may be refused before its end.
        (Err(Refusal::NoRows), Err(_)) | (Err(Refusal::Malformed), Err(Refusal::Malformed)) => {}
        (_, Ok(_)) => return Err(format!("{mine:?}, but it is fine: {text}")),
        (_, Err(refusal)) => return Err(format!("{mine:?}, but {refusal:?}: {text}")),
    }
    Ok(())
}
