//! Rows as lines of CSV, after RFC 4180.

use crate::cursor::{Cursor, PADDING};
use crate::json::compact;
use crate::row::{Cell, Row};
use crate::text::unescape;

/// Separates the items of a list.
const SEPARATOR: &[u8] = b"; ";

/// Adds a row: a cell for each column, and a line end.
pub fn write(cursor: &Cursor, row: &Row, protect: bool, out: &mut Vec<u8>) {
    for (index, &cell) in row.cells.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Nothing => {}
            Cell::Here(span) => write_json(cursor.bytes(span), protect, out),
            Cell::Made(span) => write_json(row.made.text.get(span.start..span.end).unwrap_or_default(), protect, out),
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Adds the cell of a value: a string's text, nothing for `null`, the items of a list, and an object as its JSON.
fn write_json(json: &[u8], protect: bool, out: &mut Vec<u8>) {
    match json.first() {
        Some(b'n') => {}
        Some(b'{') => {
            let mut text = Vec::new();
            add_object(json, protect, &mut text);
            write_text(&text, false, out);
        }
        Some(b'[') => {
            let mut text = Vec::new();
            add_items(json, protect, &mut text);
            write_text(&text, protect, out);
        }
        Some(b'"') => {
            let raw = inside(json);
            if raw.contains(&b'\\') {
                let mut text = Vec::new();
                unescape(raw, &mut text);
                write_text(&text, protect, out);
            } else {
                write_text(raw, protect, out);
            }
        }
        // Numbers and booleans cannot be formulas.
        _ => out.extend_from_slice(json),
    }
}

/// Without quotation marks.
fn inside(quoted: &[u8]) -> &[u8] {
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default()
}

/// Adds an object as JSON. Semicolons, which can only be in its strings, are escaped: they then begin no other cell, and
/// the JSON is equivalent.
fn add_object(json: &[u8], protect: bool, text: &mut Vec<u8>) {
    let start = text.len();
    compact(json, text);
    if protect && text.iter().skip(start).any(|&byte| byte == b';') {
        let plain = text.split_off(start);
        for part in plain.split_inclusive(|&byte| byte == b';') {
            match part.split_last() {
                Some((b';', before)) => text.extend_from_slice(&[before, b"\\u003b"].concat()),
                _ => text.extend_from_slice(part),
            }
        }
    }
}

/// Adds the items of a list with separators between them. The list was scanned before, so it is valid JSON.
fn add_items(list: &[u8], protect: bool, text: &mut Vec<u8>) {
    let padded = [list, &[0; PADDING]].concat();
    let mut cursor = Cursor::new(&padded, list.len(), 0);
    let _ = cursor.array(|cursor| {
        let item = cursor.value()?;
        if !text.is_empty() {
            text.extend_from_slice(SEPARATOR);
        }
        let json = cursor.bytes(item);
        match json.first() {
            Some(b'n') => {}
            Some(b'"') => unescape(inside(json), text),
            Some(b'{') => add_object(json, protect, text),
            _ => text.extend_from_slice(json),
        }
        Ok(())
    });
}

/// Adds a cell, in quotation marks where needed.
pub fn write_text(text: &[u8], protect: bool, out: &mut Vec<u8>) {
    let guarded;
    let text = if protect && text.iter().any(|&byte| is_break(byte)) {
        guarded = guard_parts(text);
        &guarded
    } else {
        text
    };
    let dangerous = protect && is_formula(text);
    // Tabs and semicolons are separators in some programs, and others trim spaces.
    let quoted = text.iter().any(|byte| matches!(byte, b'"' | b',' | b';' | b'\t' | b'\r' | b'\n'))
        || text.first() == Some(&b' ')
        || text.last() == Some(&b' ');
    if quoted {
        out.push(b'"');
    }
    if dangerous {
        out.push(b'\'');
    }
    if quoted {
        for part in text.split_inclusive(|&byte| byte == b'"') {
            out.extend_from_slice(part);
            if part.ends_with(b"\"") {
                out.push(b'"');
            }
        }
        out.push(b'"');
    } else {
        out.extend_from_slice(text);
    }
}

/// Bytes at which a program may split a cell: separators, line breaks, and the end of a list item.
fn is_break(byte: u8) -> bool {
    matches!(byte, b';' | b'\t' | b'\r' | b'\n')
}

/// The text with an apostrophe before each formula that follows such a byte.
fn guard_parts(text: &[u8]) -> Vec<u8> {
    let mut guarded = Vec::with_capacity(text.len().saturating_add(8));
    let mut begins = false;
    for (at, &byte) in text.iter().enumerate() {
        if is_break(byte) {
            begins = true;
        } else if begins && byte != b' ' {
            begins = false;
            let part = text.get(at..).unwrap_or_default().split(|&byte| is_break(byte)).next().unwrap_or_default();
            if is_formula(part.trim_ascii_end()) {
                guarded.push(b'\'');
            }
        }
        guarded.push(byte);
    }
    guarded
}

/// Whether a text is a sign and digits.
fn is_signed(text: &[u8]) -> bool {
    matches!(text, [b'+' | b'-', digits @ ..] if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
}

/// Whether a spreadsheet could interpret a text as a formula, by the first characters that OWASP lists. A sign
/// followed only by digits is a number, such as a telephone number in E.164, and several of them are a list of
/// numbers.
fn is_formula(text: &[u8]) -> bool {
    match text {
        [b'+' | b'-', ..] => !text.split(|&byte| byte == b';').all(|item| is_signed(item.trim_ascii_start())),
        [b'=' | b'@' | b'\t' | b'\r' | b'\n', ..] => true,
        // The full-width forms of = + - @.
        [0xef, 0xbc, 0x9d | 0x8b | 0x8d | 0xa0, ..] => true,
        _ => false,
    }
}
