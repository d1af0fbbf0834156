//! Rows as JSON objects.

use crate::cursor::Cursor;
use crate::plan::Plan;
use crate::rows::{Cell, Row};

/// JSON that is put together from parts of what was read.
#[derive(Debug, Default)]
pub struct Json {
    pub text: Vec<u8>,
    /// A property within a value may be named `__proto__`. Assigning to that changes the prototype
    /// of an object, so JavaScript has to look closer.
    pub harmful: bool,
}

impl Json {
    /// Adds what is JSON already.
    #[inline(always)]
    pub fn add(&mut self, json: &[u8]) {
        self.text.extend_from_slice(json);
    }

    /// Adds a value as it stands in what was read, without the white space between its tokens: a row
    /// is one line.
    #[inline(always)]
    pub fn push(&mut self, json: &[u8]) {
        if matches!(json.first(), Some(b'{' | b'[')) {
            self.push_compact(json);
        } else {
            self.add(json);
        }
    }

    #[inline(never)]
    fn push_compact(&mut self, json: &[u8]) {
        compact(json, &mut self.text);
        // With an escape in it, a name could be any.
        self.harmful |= json.windows(2).any(|two| two == b"__" || two == b"\\u");
    }

    /// Adds a row.
    pub fn row(&mut self, cursor: &Cursor, plan: &Plan, row: &Row) {
        let start = self.text.len();
        for (column, &cell) in plan.columns.iter().zip(&row.cells) {
            self.add(&column.key);
            self.cell(cursor, row, cell, column.multi);
        }
        // Every row has columns of its own: the first comma is where it begins.
        if let Some(first) = self.text.get_mut(start) {
            *first = b'{';
        }
        for &(name, cell) in &row.others {
            self.text.push(b',');
            self.add(cursor.bytes(name.quoted()));
            self.text.push(b':');
            self.cell(cursor, row, cell, false);
        }
        self.text.push(b'}');
        self.harmful |= row.made.harmful;
    }

    #[inline(always)]
    fn cell(&mut self, cursor: &Cursor, row: &Row, cell: Cell, multi: bool) {
        match cell {
            Cell::Nothing => self.add(if multi { b"[]" } else { b"null" }),
            Cell::Here(span) => self.push(cursor.bytes(span)),
            Cell::Made(span) => self.add(row.made.text.get(span.start..span.end).unwrap_or_default()),
        }
    }
}

/// Adds JSON without the white space between its tokens.
pub fn compact(json: &[u8], out: &mut Vec<u8>) {
    let mut inside = false;
    let mut escaped = false;
    for &byte in json {
        if inside {
            inside = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            continue;
        } else {
            inside = byte == b'"';
        }
        out.push(byte);
    }
}
