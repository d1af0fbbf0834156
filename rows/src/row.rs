//! A row, and its form as a JSON object.

use crate::cursor::{Cursor, Span, Text};
use crate::json::Json;
use crate::plan::Plan;

/// Content of one column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The record does not have the attribute, or it is empty.
    Nothing,
    /// A span of the record.
    Here(Span),
    /// A span of [`Row::made`].
    Made(Span),
}

/// One record, read.
#[derive(Debug, Default)]
pub struct Row {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// Attributes without a column: names and cells.
    pub others: Vec<(Text, Cell)>,
    /// Text of assembled cells, which the record does not contain verbatim: lists, locations, references.
    pub made: Json,
}

impl Row {
    /// Adds the row as a JSON object.
    pub fn write(&self, cursor: &Cursor, plan: &Plan, out: &mut Json) {
        let start = out.text.len();
        for (column, &cell) in plan.columns.iter().zip(&self.cells) {
            out.add(&column.key);
            self.write_cell(cursor, cell, column.multi, out);
        }
        // Each column begins with a comma; the first comma is replaced by the bracket.
        if let Some(first) = out.text.get_mut(start) {
            *first = b'{';
        }
        for &(name, cell) in &self.others {
            out.text.push(b',');
            out.add(cursor.bytes(name.quoted()));
            out.text.push(b':');
            self.write_cell(cursor, cell, false, out);
        }
        out.text.push(b'}');
        out.has_proto |= self.made.has_proto;
    }

    #[inline(always)]
    fn write_cell(&self, cursor: &Cursor, cell: Cell, multi: bool, out: &mut Json) {
        match cell {
            Cell::Nothing => out.add(if multi { b"[]" } else { b"null" }),
            Cell::Here(span) => out.push(cursor.bytes(span)),
            Cell::Made(span) => out.add(self.made.text.get(span.start..span.end).unwrap_or_default()),
        }
    }
}
