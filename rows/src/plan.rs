//! The columns of a row and the output format.

use crate::text::unescape;

/// Output format of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Items of a JSON list, with commas between them.
    Json,
    /// A line each.
    Ndjson,
    /// A line each, after RFC 4180. `protect` keeps spreadsheets from running a cell as a formula.
    Csv { protect: bool },
}

/// Kind of items in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Records,
    Entries,
}

impl Kind {
    /// The properties that are not attributes. The first is from inside `id`.
    pub fn own(self) -> &'static [&'static str] {
        match self {
            Kind::Records => &["record_id", "created_at", "web_url"],
            Kind::Entries => &["entry_id", "parent_record_id", "parent_object", "created_at"],
        }
    }

    /// Where the attributes are.
    pub fn values(self) -> &'static [u8] {
        match self {
            Kind::Records => b"values",
            Kind::Entries => b"entry_values",
        }
    }
}

/// One property of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: Vec<u8>,
    /// `,"name":`
    pub key: Vec<u8>,
    /// A list, also where there is one value or none.
    pub multi: bool,
    /// References with their object, not their id alone.
    pub whole_references: bool,
}

impl Column {
    fn new(json: &[u8], multi: bool, whole_references: bool) -> Self {
        let mut name = Vec::new();
        unescape(json, &mut name);
        Column { name, key: [b",\"", json, b"\":"].concat(), multi, whole_references }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub format: Format,
    pub kind: Kind,
    /// An index of the rows is made.
    pub indexed: bool,
    /// Attributes without a column are written as well; else they are left out.
    pub open: bool,
    /// References of attributes without a column are given with their object.
    pub whole_references: bool,
    /// First [`Kind::own`], then the attributes.
    pub columns: Vec<Column>,
}

impl Plan {
    /// Reads what JavaScript writes (`js/rows/plan.js`): a line of letters for the whole,
    /// then a line for each attribute, its letters, a space, and its name as in JSON without the
    /// quotation marks.
    pub fn read(text: &[u8]) -> Plan {
        let mut lines = text.split(|&byte| byte == b'\n');
        let whole = lines.next().unwrap_or_default();
        let has = |letter| whole.contains(&letter);
        let kind = if has(b'e') { Kind::Entries } else { Kind::Records };
        let mut columns: Vec<Column> =
            kind.own().iter().map(|name| Column::new(name.as_bytes(), false, false)).collect();
        for line in lines {
            let Some(space) = line.iter().position(|&byte| byte == b' ') else { continue };
            let (letters, name) = line.split_at_checked(space).unwrap_or_default();
            let name = name.get(1..).unwrap_or_default();
            let column = Column::new(name, letters.contains(&b'm'), letters.contains(&b'r'));
            if is_harmless(&column.name) && columns.iter().all(|other| other.name != column.name) {
                columns.push(column);
            }
        }
        Plan {
            format: match () {
                () if has(b'c') => Format::Csv { protect: has(b'p') },
                () if has(b'n') => Format::Ndjson,
                () => Format::Json,
            },
            kind,
            indexed: has(b'i'),
            open: has(b'o'),
            whole_references: has(b'r'),
            columns,
        }
    }
}

/// Whether an object may have a property of this name. Assigning to this one changes the prototype.
pub fn is_harmless(name: &[u8]) -> bool {
    name != b"__proto__"
}
