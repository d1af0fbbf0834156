//! Conversion of records to rows.

use crate::csv;
use crate::cursor::{Cursor, Span, Step};
use crate::json::Json;
use crate::keys::{Keys, named};
use crate::plan::{Format, Plan, is_allowed_name};
use crate::row::{Cell, Row};
use crate::text::same;
use crate::value::{self, Field, LOCATION, Plain};

/// Makes rows of records, one at a time.
#[derive(Debug)]
pub struct Rows {
    plan: Plan,
    row: Row,
    /// The attributes, with their columns.
    attributes: Keys<Option<usize>>,
    /// Predicted keys of each column's values.
    values: Vec<Keys<Option<Field>>>,
    /// The output.
    pub out: Json,
    /// The index: items of a JSON list, with commas between them, `[length in bytes, id, created_at]` for each row.
    pub index: Vec<u8>,
    /// Number of rows written.
    pub count: usize,
}

impl Rows {
    pub fn new(plan: Plan) -> Self {
        let values = plan.columns.iter().map(|_| Keys::default()).collect();
        Rows {
            plan,
            row: Row::default(),
            attributes: Keys::default(),
            values,
            out: Json::default(),
            index: Vec::new(),
            count: 0,
        }
    }

    /// Consumes a record and writes its row.
    pub fn read(&mut self, cursor: &mut Cursor) -> Step {
        let Rows { plan, row, attributes, values, out, index, count } = self;
        row.cells.clear();
        row.cells.resize(plan.columns.len(), Cell::Nothing);
        row.others.clear();
        row.made.text.clear();
        row.made.has_proto = false;
        let own = plan.kind.own();
        // Of a repeated key the last one counts, as for JSON.parse.
        cursor.object(|cursor, key| {
            if named(cursor, key, |name| same(name, b"id")) {
                return read_id(cursor, plan, row);
            }
            if named(cursor, key, |name| same(name, plan.kind.values())) {
                return read_values(cursor, plan, row, attributes, values);
            }
            let index = named(cursor, key, |name| own.iter().skip(1).position(|own| same(own.as_bytes(), name)));
            let span = cursor.value()?;
            if let Some(cell) = index.and_then(|index| row.cells.get_mut(index + 1)) {
                *cell = Cell::Here(span);
            }
            Ok(())
        })?;
        let start = out.text.len();
        match plan.format {
            Format::Json => {
                if !out.text.is_empty() {
                    out.add(b",");
                }
                row.write(cursor, plan, out);
            }
            Format::Ndjson => {
                row.write(cursor, plan, out);
                out.add(b"\n");
            }
            Format::Csv { protect } => csv::write(cursor, row, protect, &mut out.text),
        }
        if plan.indexed {
            add_to_index(index, cursor, plan, row, out.text.len() - start);
        }
        *count += 1;
        Ok(())
    }
}

/// Adds a row of `length` bytes to the index.
fn add_to_index(index: &mut Vec<u8>, cursor: &Cursor, plan: &Plan, row: &Row, length: usize) {
    index.extend_from_slice(if index.is_empty() { b"[" } else { b",[" });
    index.extend_from_slice(length.to_string().as_bytes());
    for cell in [0, plan.kind.created_at()].map(|index| row.cells.get(index)) {
        index.push(b',');
        match cell {
            Some(&Cell::Here(span)) => index.extend_from_slice(cursor.bytes(span)),
            _ => index.extend_from_slice(b"null"),
        }
    }
    index.push(b']');
}

/// Consumes `id`, which contains the first column.
fn read_id(cursor: &mut Cursor, plan: &Plan, row: &mut Row) -> Step {
    let (Some(own), Some(cell)) = (plan.kind.own().first(), row.cells.first_mut()) else { return Ok(()) };
    *cell = Cell::Nothing;
    if cursor.peek() != b'{' {
        return cursor.value().map(drop);
    }
    cursor.object(|cursor, key| {
        let wanted = named(cursor, key, |name| same(name, own.as_bytes()));
        let span = cursor.value()?;
        if wanted {
            *cell = Cell::Here(span);
        }
        Ok(())
    })
}

/// Consumes the values of all attributes.
fn read_values(
    cursor: &mut Cursor,
    plan: &Plan,
    row: &mut Row,
    attributes: &mut Keys<Option<usize>>,
    values: &mut [Keys<Option<Field>>],
) -> Step {
    let own = plan.kind.own().len();
    row.cells.truncate(own);
    row.cells.resize(plan.columns.len(), Cell::Nothing);
    row.others.clear();
    if cursor.peek() != b'{' {
        return cursor.value().map(drop);
    }
    attributes.begin();
    cursor.object_of(|cursor| {
        let find = |name: &[u8]| plan.columns.iter().position(|column| same(&column.name, name));
        let (key, index) = attributes.next(cursor, find)?;
        let wanted = index.filter(|&index| index >= own);
        if let Some(index) = wanted
            && let (Some(column), Some(cell), Some(keys)) =
                (plan.columns.get(index), row.cells.get_mut(index), values.get_mut(index))
        {
            *cell = attribute(cursor, keys, column.multi, column.whole_references, &mut row.made)?;
        } else if plan.open && index.is_none() && named(cursor, key, is_allowed_name) {
            let cell = attribute(cursor, &mut Keys::default(), false, plan.whole_references, &mut row.made)?;
            row.others.push((key, cell));
        } else {
            // Not selected, or one of the row's own properties has that name.
            value::skip(cursor)?;
        }
        Ok(())
    })
}

/// Consumes an attribute's values. Several values make a list, whatever the plan says.
#[inline(never)]
fn attribute(
    cursor: &mut Cursor,
    keys: &mut Keys<Option<Field>>,
    multi: bool,
    whole_references: bool,
    made: &mut Json,
) -> Step<Cell> {
    if cursor.peek() != b'[' {
        // Not a list: never observed, and not worth failing.
        let plain = value::read(cursor, keys)?;
        return Ok(single(cursor, plain, whole_references, made));
    }
    let start = made.text.len();
    let mut first = None;
    let mut count = 0;
    if multi {
        made.text.push(b'[');
    }
    cursor.array(|cursor| {
        let plain = value::read(cursor, keys)?;
        if multi || count > 0 {
            if let Some(first) = first.take() {
                made.text.push(b'[');
                push(cursor, first, whole_references, made);
            }
            if count > 0 {
                made.text.push(b',');
            }
            push(cursor, plain, whole_references, made);
        } else {
            first = Some(plain);
        }
        count += 1;
        Ok(())
    })?;
    if let Some(only) = first {
        return Ok(single(cursor, only, whole_references, made));
    }
    if !multi && count == 0 {
        return Ok(Cell::Nothing);
    }
    made.text.push(b']');
    Ok(Cell::Made(Span { start, end: made.text.len() }))
}

/// The cell of a single value.
fn single(cursor: &Cursor, plain: Plain, whole_references: bool, made: &mut Json) -> Cell {
    match plain {
        Plain::Part(span) => Cell::Here(span),
        Plain::Record(_, id) | Plain::Actor(_, id) if !whole_references => Cell::Here(id),
        _ => {
            let start = made.text.len();
            push(cursor, plain, whole_references, made);
            Cell::Made(Span { start, end: made.text.len() })
        }
    }
}

/// Adds the plain form of a value.
fn push(cursor: &Cursor, plain: Plain, whole_references: bool, out: &mut Json) {
    let mut object = |members: &mut dyn Iterator<Item = (&str, Option<Span>)>| {
        let mut before = b'{';
        for (name, span) in members {
            out.text.push(before);
            before = b',';
            out.add(b"\"");
            out.add(name.as_bytes());
            out.add(b"\":");
            out.push(span.map_or(b"null", |span| cursor.bytes(span)));
        }
        out.text.push(b'}');
    };
    match plain {
        Plain::Part(span) => out.push(cursor.bytes(span)),
        Plain::Record(_, id) | Plain::Actor(_, id) if !whole_references => out.push(cursor.bytes(id)),
        Plain::Record(target, id) => {
            object(&mut [("target_object", Some(target)), ("target_record_id", Some(id))].into_iter());
        }
        Plain::Actor(kind, id) => {
            object(&mut [("referenced_actor_type", Some(kind)), ("referenced_actor_id", Some(id))].into_iter());
        }
        Plain::Location(span) => object(&mut LOCATION.into_iter().zip(value::location(cursor, span))),
    }
}
