//! The columns of a row and the output format.

use crate::text::unescape;

/// Output format of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Items of a JSON list, with commas between them.
    Json,
    /// One JSON object per line.
    Ndjson,
    /// One CSV record (RFC 4180) per line. `protect` keeps spreadsheets from running a cell as a formula.
    Csv { protect: bool },
}

/// Kind of items in the list: records or entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Records,
    Entries,
}

impl Kind {
    /// The properties that are not attributes. The first one is inside `id`.
    pub fn own(self) -> &'static [&'static str] {
        match self {
            Kind::Records => &["record_id", "created_at", "web_url"],
            Kind::Entries => &["entry_id", "parent_record_id", "parent_object", "created_at"],
        }
    }

    /// Position of `created_at` in `own`.
    pub fn created_at(self) -> usize {
        match self {
            Kind::Records => 1,
            Kind::Entries => 3,
        }
    }

    /// Property that contains the attributes.
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
    /// The text `,"name":`.
    pub key: Vec<u8>,
    /// Whether it is always a list, also with one value or none.
    pub multi: bool,
    /// Whether references include their object, not only their id.
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
    /// Whether an index of the rows is made.
    pub indexed: bool,
    /// Whether attributes without a column are written as well.
    pub open: bool,
    /// Whether references of attributes without a column include their object.
    pub whole_references: bool,
    /// The properties in [`Kind::own`] first, then the attributes.
    pub columns: Vec<Column>,
}

impl Plan {
    /// Parses the text of `js/rows/plan.js`: a line of letters for the whole plan, then a line for each attribute,
    /// with its letters, a space, and its name as in JSON without quotation marks.
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
            if is_allowed_name(&column.name) && columns.iter().all(|other| other.name != column.name) {
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

/// Whether a name is allowed for a property: assigning to this one would change the prototype.
pub fn is_allowed_name(name: &[u8]) -> bool {
    name != b"__proto__"
}
