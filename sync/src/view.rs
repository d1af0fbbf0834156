//! Views: tables for people, with a column for each attribute, over the rows as JSON.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::stream::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Attribute {
    pub api_slug: String,
    #[serde(default, rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub is_multiselect: bool,
}

/// A stream with views.
#[derive(Clone, Debug, Deserialize)]
pub struct Table {
    pub stream: String,
    pub kind: Kind,
    pub slug: String,
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    /// Attributes that get an index.
    #[serde(default)]
    pub indexes: Vec<String>,
}

/// A view or index: its name, and the statement that creates it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Made {
    pub name: String,
    pub sql: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Views {
    pub views: Vec<Made>,
    pub indexes: Vec<Made>,
}

/// D1 allows 100 columns in a result.
const COLUMNS: usize = 95;

/// PostgreSQL truncates longer names, counted in bytes.
const LONGEST_NAME: usize = 63;

/// The view of references.
const REFERENCES: &str = "record_references";

impl Kind {
    /// The properties that are not attributes; the id comes first.
    pub fn own(self) -> &'static [&'static str] {
        match self {
            Kind::Records => &["record_id", "created_at", "web_url"],
            Kind::Entries => &["entry_id", "parent_record_id", "parent_object", "created_at"],
            Kind::Tasks => &[
                "task_id",
                "content_plaintext",
                "is_completed",
                "completed_at",
                "deadline_at",
                "linked_records",
                "assignees",
                "created_by_actor",
                "created_at",
            ],
            Kind::Notes => &[
                "note_id",
                "parent_object",
                "parent_record_id",
                "title",
                "content_plaintext",
                "content_markdown",
                "meeting_id",
                "created_by_actor",
                "created_at",
            ],
            Kind::Members => &[
                "workspace_member_id",
                "first_name",
                "last_name",
                "email_address",
                "access_level",
                "avatar_url",
                "created_at",
            ],
        }
    }
}

/// Views and indexes of all streams. They are named by slugs; where two are equal, the later one gets a suffix.
pub fn views(tables: &[Table], dialect: Dialect, prefix: &str) -> Views {
    let mut made = Views::default();
    let mut used = HashSet::from([format!("{prefix}{REFERENCES}").to_ascii_lowercase()]);
    let mut indexed = HashSet::new();
    for table in tables {
        let suffix = if table.kind == Kind::Entries { "_entries" } else { "_" };
        let name = free(&format!("{prefix}{}", table.slug), suffix, &mut used);
        let columns = columns(table, dialect);
        let (own, attributes) = columns.split_at(table.kind.own().len().min(columns.len()));
        let id = own.first().cloned().unwrap_or_default();
        let first = COLUMNS.saturating_sub(own.len());
        let (here, mut rest) = attributes.split_at(attributes.len().min(first));
        made.views.push(view(&name, table, &[own, here].concat()));
        let mut number = 2;
        while !rest.is_empty() {
            let (here, later) = rest.split_at(rest.len().min(COLUMNS - 1));
            let name = free(&format!("{name}_{number}"), "_", &mut used);
            made.views.push(view(&name, table, &[std::slice::from_ref(&id), here].concat()));
            rest = later;
            number += 1;
        }
        for (at, slug) in table.indexes.iter().enumerate() {
            if table.indexes.iter().take(at).any(|before| before == slug) {
                continue;
            }
            let name = free_name(&format!("attio_index_{name}_{slug}"), "_", &mut indexed);
            made.indexes.push(index(name, table, slug, dialect));
        }
    }
    made.views.push(references(tables, dialect, prefix));
    made
}

/// A name that no table has and no database reserves.
fn free(wanted: &str, suffix: &str, used: &mut HashSet<String>) -> String {
    let lower = wanted.to_ascii_lowercase();
    let reserved = ["attio_", "sqlite_", "pg_", "_cf_"].iter().any(|prefix| lower.starts_with(prefix));
    free_name(&if reserved { format!("x_{wanted}") } else { wanted.to_owned() }, suffix, used)
}

/// The name, with the suffix repeated until it is unique. SQLite ignores case in names.
fn free_name(wanted: &str, suffix: &str, used: &mut HashSet<String>) -> String {
    let mut end = String::new();
    loop {
        let name = format!("{}{end}", cut(wanted, LONGEST_NAME.saturating_sub(end.len())));
        if used.insert(name.to_ascii_lowercase()) {
            return name;
        }
        // Suffixes would fill the name, so a number is used.
        end = if end.len() < 16 { format!("{end}{suffix}") } else { format!("_{}", used.len()) };
    }
}

/// The beginning of a text with a maximum number of bytes, without U+0000, which would end a statement.
fn cut(text: &str, most: usize) -> String {
    let mut result = String::new();
    for character in text.chars().filter(|character| *character != '\0') {
        if result.len() + character.len_utf8() > most {
            break;
        }
        result.push(character);
    }
    result
}

fn view(name: &str, table: &Table, columns: &[String]) -> Made {
    let sql = format!(
        "CREATE VIEW {} AS SELECT {} FROM attio_row WHERE stream = {} AND deleted = 0",
        identifier(name),
        columns.join(", "),
        text(&table.stream)
    );
    Made { name: name.to_owned(), sql }
}

/// The columns: first the properties that are not attributes.
fn columns(table: &Table, dialect: Dialect) -> Vec<String> {
    let own = table.kind.own().iter().map(|name| {
        let kind = match *name {
            "created_at" | "completed_at" | "deadline_at" => "timestamp",
            "is_completed" => "checkbox",
            "linked_records" | "assignees" | "created_by_actor" => "json",
            _ => "",
        };
        ((*name).to_owned(), value(name, kind, kind == "json", dialect))
    });
    let mut used: HashSet<String> = table.kind.own().iter().map(|name| name.to_ascii_lowercase()).collect();
    let attributes = table.attributes.iter().filter(|attribute| is_kept(table, &attribute.api_slug));
    let attributes: Vec<(String, String)> = attributes
        .map(|attribute| {
            let name = free_name(&attribute.api_slug, "_", &mut used);
            (name, value(&attribute.api_slug, &attribute.kind, attribute.is_multiselect, dialect))
        })
        .collect();
    own.chain(attributes).map(|(name, value)| format!("{value} AS {}", identifier(&name))).collect()
}

/// Attributes with the name of one of the row's own properties are left out.
fn is_kept(table: &Table, slug: &str) -> bool {
    slug != "__proto__" && !table.kind.own().contains(&slug)
}

/// The expression of a column. PostgreSQL checks types: a value of another type becomes null, never an error.
fn value(slug: &str, kind: &str, is_list: bool, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => member(slug, dialect),
        Dialect::Postgres if is_list => format!("doc -> {}", text(slug)),
        Dialect::Postgres => {
            let (json, plain) = (format!("doc -> {}", text(slug)), format!("doc ->> {}", text(slug)));
            match kind {
                "number" | "currency" | "rating" => {
                    format!("CASE WHEN jsonb_typeof({json}) = 'number' THEN ({plain})::numeric END")
                }
                "checkbox" => format!("CASE WHEN jsonb_typeof({json}) = 'boolean' THEN ({plain})::boolean END"),
                "timestamp" => {
                    format!(r"CASE WHEN ({plain}) ~ '^\d{{4}}-\d\d-\d\dT\d\d:\d\d' THEN ({plain})::timestamptz END")
                }
                "date" => format!(r"CASE WHEN ({plain}) ~ '^\d{{4}}-\d\d-\d\d$' THEN ({plain})::date END"),
                _ => plain,
            }
        }
    }
}

/// An attribute of the row as text or number.
fn member(slug: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => format!("doc ->> {}", text(&format!("$.\"{}\"", label(slug)))),
        Dialect::Postgres => format!("doc ->> {}", text(slug)),
    }
}

/// A label in the quotation marks of a path has no escapes; slugs contain neither quotation marks nor backslashes.
fn label(slug: &str) -> String {
    slug.replace(['"', '\\', '\0'], "")
}

fn index(name: String, table: &Table, slug: &str, dialect: Dialect) -> Made {
    let sql = format!(
        "CREATE INDEX {} ON attio_row (({})) WHERE stream = {} AND deleted = 0",
        identifier(&name),
        member(slug, dialect),
        text(&table.stream)
    );
    Made { name, sql }
}

/// One row for each reference to a record: for joins, where columns have lists.
///
/// The attributes are a list within the statement, since D1 allows few terms in a compound select.
fn references(tables: &[Table], dialect: Dialect, prefix: &str) -> Made {
    let name = format!("{prefix}{REFERENCES}");
    let list: Vec<serde_json::Value> = tables
        .iter()
        .flat_map(|table| table.attributes.iter().map(move |attribute| (table, attribute)))
        .filter(|(table, attribute)| attribute.kind == "record-reference" && is_kept(table, &attribute.api_slug))
        .map(|(table, attribute)| {
            let slug = &attribute.api_slug;
            let attribute = if dialect == Dialect::Sqlite { label(slug) } else { slug.replace('\0', "") };
            serde_json::json!({ "stream": table.stream, "source": table.slug.replace('\0', ""), "attribute": attribute })
        })
        .collect();
    let list = text(&serde_json::Value::Array(list).to_string());
    let sql = match dialect {
        Dialect::Sqlite => format!(
            r#"SELECT kind.value ->> 'source' AS source, attio_row.id AS id, kind.value ->> 'attribute' AS attribute, target.value AS target_record_id FROM json_each({list}) AS kind JOIN attio_row ON attio_row.stream = kind.value ->> 'stream' AND attio_row.deleted = 0 JOIN json_each(attio_row.doc, '$."' || (kind.value ->> 'attribute') || '"') AS target ON target.value IS NOT NULL"#
        ),
        Dialect::Postgres => {
            let member = "(attio_row.doc -> (kind.value ->> 'attribute'))";
            format!(
                "SELECT kind.value ->> 'source' AS source, attio_row.id AS id, kind.value ->> 'attribute' AS attribute, target.value AS target_record_id FROM jsonb_array_elements({list}::jsonb) AS kind(value) JOIN attio_row ON attio_row.stream = kind.value ->> 'stream' AND attio_row.deleted = 0 CROSS JOIN LATERAL jsonb_array_elements_text(CASE jsonb_typeof({member}) WHEN 'array' THEN {member} WHEN 'string' THEN jsonb_build_array({member}) ELSE '[]' END) AS target(value)"
            )
        }
    };
    Made { sql: format!("CREATE VIEW {} AS {sql}", identifier(&name)), name }
}

/// U+0000 would end the statement.
fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('\0', "").replace('"', "\"\""))
}

fn text(value: &str) -> String {
    format!("'{}'", value.replace('\0', "").replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(slug: &str, kind: &str) -> Attribute {
        Attribute { api_slug: slug.to_owned(), kind: kind.to_owned(), is_multiselect: false }
    }

    fn table(slug: &str, kind: Kind, attributes: Vec<Attribute>) -> Table {
        Table { stream: format!("id-{slug}"), kind, slug: slug.to_owned(), attributes, indexes: Vec::new() }
    }

    fn names(views: &Views) -> Vec<&str> {
        views.views.iter().map(|view| view.name.as_str()).collect()
    }

    #[test]
    fn a_view_has_a_column_for_each_attribute() {
        let companies = table(
            "companies",
            Kind::Records,
            vec![attribute("name", "text"), attribute("o'clock", "text"), attribute("created_at", "timestamp")],
        );
        let made = views(&[companies], Dialect::Sqlite, "");
        assert_eq!(
            made.views.first().map(|view| view.sql.as_str()),
            Some(
                r#"CREATE VIEW "companies" AS SELECT doc ->> '$."record_id"' AS "record_id", doc ->> '$."created_at"' AS "created_at", doc ->> '$."web_url"' AS "web_url", doc ->> '$."name"' AS "name", doc ->> '$."o''clock"' AS "o'clock" FROM attio_row WHERE stream = 'id-companies' AND deleted = 0"#
            )
        );
    }

    #[test]
    fn more_than_95_columns_are_further_views() {
        let many = (0..300).map(|number| attribute(&format!("a{number}"), "text")).collect();
        let made = views(&[table("companies", Kind::Records, many)], Dialect::Sqlite, "");
        assert_eq!(names(&made), ["companies", "companies_2", "companies_3", "companies_4", "record_references"]);
        for view in &made.views {
            assert!(view.sql.matches(" AS \"").count() <= 95 + 1, "{}", view.name);
        }
    }

    #[test]
    fn equal_names_get_a_suffix() {
        let tables = [
            table("deals", Kind::Records, vec![attribute("Name", "text"), attribute("name", "text")]),
            table("Deals", Kind::Entries, Vec::new()),
            table("attio_row", Kind::Records, Vec::new()),
            table("tasks", Kind::Records, Vec::new()),
            table("tasks", Kind::Tasks, Vec::new()),
        ];
        let made = views(&tables, Dialect::Sqlite, "");
        assert_eq!(names(&made), ["deals", "Deals_entries", "x_attio_row", "tasks", "tasks_", "record_references"]);
        assert!(made.views.first().is_some_and(|view| view.sql.contains("AS \"name_\"")));
        assert_eq!(names(&views(&tables[..1], Dialect::Sqlite, "crm_")), ["crm_deals", "crm_record_references"]);
    }

    #[test]
    fn a_name_is_at_most_63_bytes_and_nobody_elses() {
        let long = "ä".repeat(80);
        let attributes = (0..40).map(|number| attribute(&format!("{long}{number}"), "text")).collect();
        let mut crowd: Vec<Table> =
            (0..40).map(|number| table(&format!("{long}{number}"), Kind::Records, Vec::new())).collect();
        crowd.push(table("record_references", Kind::Records, Vec::new()));
        crowd.push(table("Record_References", Kind::Entries, attributes));
        for each in &mut crowd {
            each.indexes = ["name", "name", &long, &format!("{long}2")].map(str::to_owned).to_vec();
        }
        let made = views(&crowd, Dialect::Postgres, "");
        let mut seen = HashSet::new();
        for Made { name, .. } in made.views.iter().chain(&made.indexes) {
            assert!(name.len() <= LONGEST_NAME, "{name}");
            assert!(seen.insert(name.to_ascii_lowercase()), "{name}");
        }
        assert_eq!(made.indexes.len(), crowd.len() * 3);
        let wide = made.views.iter().find(|view| view.name == "Record_References_entries");
        let columns: Vec<&str> = wide.map_or("", |view| &view.sql).split(" AS \"").skip(1).collect();
        let names: HashSet<&str> = columns.iter().filter_map(|column| column.split('"').next()).collect();
        assert_eq!(names.len(), columns.len());
        assert!(columns.len() > 40 && names.iter().all(|name| name.len() <= LONGEST_NAME));
    }

    #[test]
    fn postgres_knows_types() {
        let deals = table("deals", Kind::Records, vec![attribute("value", "currency"), attribute("won", "checkbox")]);
        let sql = views(&[deals], Dialect::Postgres, "").views.remove(0).sql;
        assert!(sql.contains("THEN (doc ->> 'value')::numeric END AS \"value\""), "{sql}");
        assert!(sql.contains("::boolean END AS \"won\""), "{sql}");
    }
}
