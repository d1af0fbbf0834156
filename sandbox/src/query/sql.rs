//! A subset of SQL: `SELECT columns FROM object [WHERE column op literal [AND …]] [ORDER BY column] [LIMIT n]`.

use std::cmp::Ordering;

use serde_json::{Map, Value, json};

use crate::store::Store;
use crate::store::attributes::{AttributeType, sort_fields};
use crate::store::record::Record;
use crate::store::schema::{Attribute, Space};

#[derive(Debug, PartialEq)]
pub struct Select {
    /// Columns; empty for all.
    columns: Vec<String>,
    table: String,
    conditions: Vec<Condition>,
    order: Option<(String, bool)>,
    limit: usize,
}

#[derive(Debug, PartialEq)]
struct Condition {
    column: String,
    operator: String,
    literal: Value,
}

const MOST_ROWS: usize = 1000;

#[derive(Debug, PartialEq, Clone)]
enum Token {
    /// A keyword or an unquoted name, as written.
    Word(String),
    /// A name in double quotes.
    Name(String),
    Literal(Value),
    Symbol(String),
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(&next) = rest.peek() {
        match next {
            _ if next.is_whitespace() => {
                rest.next();
            }
            '\'' | '"' => {
                rest.next();
                let mut inside = String::new();
                loop {
                    match rest.next() {
                        None => return Err("A quote is not closed.".to_owned()),
                        // A doubled quotation mark stands for one.
                        Some(end) if end == next && rest.peek() == Some(&next) => {
                            rest.next();
                            inside.push(next);
                        }
                        Some(end) if end == next => break,
                        Some(other) => inside.push(other),
                    }
                }
                tokens.push(if next == '"' { Token::Name(inside) } else { Token::Literal(json!(inside)) });
            }
            _ if next.is_ascii_digit() || next == '-' => {
                let mut number = String::new();
                while let Some(digit) =
                    rest.next_if(|it| it.is_ascii_digit() || *it == '.' || (*it == '-' && number.is_empty()))
                {
                    number.push(digit);
                }
                let number: f64 = number.parse().map_err(|_| format!("\"{number}\" is not a number."))?;
                tokens.push(Token::Literal(json!(number)));
            }
            _ if next.is_alphanumeric() || next == '_' => {
                let mut word = String::new();
                while let Some(letter) = rest.next_if(|it| it.is_alphanumeric() || *it == '_' || *it == '.') {
                    word.push(letter);
                }
                tokens.push(match word.to_ascii_uppercase().as_str() {
                    "TRUE" => Token::Literal(json!(true)),
                    "FALSE" => Token::Literal(json!(false)),
                    _ => Token::Word(word),
                });
            }
            '<' | '>' | '!' | '=' => {
                let mut symbol = String::new();
                while let Some(part) = rest.next_if(|it| "<>!=".contains(*it)) {
                    symbol.push(part);
                }
                tokens.push(Token::Symbol(symbol));
            }
            '*' | ',' | ';' | '(' | ')' => {
                tokens.push(Token::Symbol(next.to_string()));
                rest.next();
            }
            other => return Err(format!("Unexpected \"{other}\".")),
        }
    }
    Ok(tokens)
}

struct Reader {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
}

impl Reader {
    fn keyword(&mut self, word: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Word(found) if found.eq_ignore_ascii_case(word))).is_some()
    }

    fn symbol(&mut self, symbol: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Symbol(found) if found == symbol)).is_some()
    }

    fn expect(&mut self, word: &str) -> Result<(), String> {
        if self.keyword(word) { Ok(()) } else { Err(format!("Expected {word}.")) }
    }

    fn name(&mut self) -> Result<String, String> {
        match self.tokens.next() {
            Some(Token::Word(name) | Token::Name(name)) => Ok(name),
            _ => Err("Expected a name.".to_owned()),
        }
    }

    fn literal(&mut self) -> Result<Value, String> {
        match self.tokens.next() {
            Some(Token::Literal(value)) => Ok(value),
            _ => Err("Expected a number, a string in single quotes, or true or false.".to_owned()),
        }
    }
}

pub fn parse(text: &str) -> Result<Select, String> {
    let mut reader = Reader { tokens: tokens(text)?.into_iter().peekable() };
    reader.expect("SELECT")?;
    let mut columns = Vec::new();
    if !reader.symbol("*") {
        columns.push(reader.name()?);
        while reader.symbol(",") {
            columns.push(reader.name()?);
        }
    }
    reader.expect("FROM")?;
    let mut select = Select { columns, table: reader.name()?, conditions: Vec::new(), order: None, limit: MOST_ROWS };
    if reader.keyword("WHERE") {
        loop {
            select.conditions.push(condition(&mut reader)?);
            if !reader.keyword("AND") {
                break;
            }
        }
    }
    if reader.keyword("ORDER") {
        reader.expect("BY")?;
        let column = reader.name()?;
        let descending = reader.keyword("DESC");
        if !descending {
            reader.keyword("ASC");
        }
        select.order = Some((column, descending));
    }
    if reader.keyword("LIMIT") {
        let limit = reader.literal()?.as_f64().filter(|limit| limit.fract() == 0.0 && *limit >= 0.0);
        let limit = limit.ok_or("LIMIT takes a whole number.")?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let limit = limit as usize;
        select.limit = limit.min(MOST_ROWS);
    }
    reader.symbol(";");
    match reader.tokens.next() {
        None => Ok(select),
        Some(_) => Err("Only SELECT … FROM … WHERE … AND … ORDER BY … LIMIT is supported.".to_owned()),
    }
}

fn condition(reader: &mut Reader) -> Result<Condition, String> {
    let column = reader.name()?;
    if reader.keyword("IS") {
        let operator = if reader.keyword("NOT") { "IS NOT NULL" } else { "IS NULL" };
        reader.expect("NULL")?;
        return Ok(Condition { column, operator: operator.to_owned(), literal: Value::Null });
    }
    let operator = if reader.keyword("LIKE") {
        "LIKE".to_owned()
    } else {
        match reader.tokens.next() {
            Some(Token::Symbol(symbol)) if ["=", "!=", "<>", "<", "<=", ">", ">="].contains(&symbol.as_str()) => symbol,
            _ => return Err("Expected a comparison.".to_owned()),
        }
    };
    Ok(Condition { column, operator, literal: reader.literal()? })
}

pub fn run(store: &Store, select: &Select) -> Result<Vec<Value>, String> {
    let table = store
        .find_collection(Space::Objects, &select.table)
        .or_else(|| store.find_collection(Space::Lists, &select.table))
        .ok_or_else(|| format!("There is no object or list \"{}\".", select.table))?;
    let column = |name: &str| {
        table.attribute(name).ok_or_else(|| format!("There is no column \"{name}\" in \"{}\".", table.slug))
    };
    let columns = match select.columns.as_slice() {
        [] => table.attributes.iter().filter(|attribute| !attribute.is_archived).collect(),
        named => named.iter().map(|name| column(name)).collect::<Result<Vec<_>, _>>()?,
    };
    let conditions =
        select.conditions.iter().map(|it| Ok((column(&it.column)?, it))).collect::<Result<Vec<_>, String>>()?;
    let mut rows: Vec<&Record> = table
        .records
        .values()
        .filter(|row| conditions.iter().all(|(column, it)| holds(&cell(column, row), it)))
        .collect();
    if let Some((name, descending)) = &select.order {
        let column = column(name)?;
        rows.sort_by(|left, right| {
            let order = compare(&cell(column, left), &cell(column, right)).unwrap_or(Ordering::Equal);
            if *descending { order.reverse() } else { order }
        });
    }
    Ok(rows
        .into_iter()
        .take(select.limit)
        .map(|row| columns.iter().map(|column| (column.slug.clone(), cell(column, row))).collect::<Map<_, _>>().into())
        .collect())
}

/// One plain value, a list for a multiselect, `null` where there is none.
fn cell(attribute: &Attribute, row: &Record) -> Value {
    let field = match attribute.kind {
        AttributeType::RecordReference => "target_record_id",
        AttributeType::ActorReference => "referenced_actor_id",
        AttributeType::PersonalName => "full_name",
        AttributeType::Location => "locality",
        kind => sort_fields(kind).first().copied().unwrap_or("value"),
    };
    let mut plain = row.values(&attribute.id).iter().map(|stored| {
        let value = stored.fields.get(field).cloned().unwrap_or_default();
        match value.as_str().and_then(|id| attribute.choices.iter().find(|choice| choice.id == id)) {
            Some(choice) => json!(choice.title),
            None => value,
        }
    });
    if attribute.is_multiselect { plain.collect() } else { plain.next().unwrap_or_default() }
}

fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        // `null` comes last.
        (Value::Null, _) => Some(Ordering::Greater),
        (_, Value::Null) => Some(Ordering::Less),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

fn holds(value: &Value, condition: &Condition) -> bool {
    if let Value::Array(values) = value {
        return match condition.operator.as_str() {
            "IS NULL" => values.is_empty(),
            "IS NOT NULL" => !values.is_empty(),
            _ => values.iter().any(|value| holds(value, condition)),
        };
    }
    match condition.operator.as_str() {
        "IS NULL" => return value.is_null(),
        "IS NOT NULL" => return !value.is_null(),
        _ if value.is_null() => return false,
        "LIKE" => {
            return value.as_str().zip(condition.literal.as_str()).is_some_and(|(text, pattern)| like(text, pattern));
        }
        _ => {}
    }
    let Some(order) = compare(value, &condition.literal) else {
        return false;
    };
    match condition.operator.as_str() {
        "=" => order == Ordering::Equal,
        "!=" | "<>" => order != Ordering::Equal,
        "<" => order == Ordering::Less,
        "<=" => order != Ordering::Greater,
        ">" => order == Ordering::Greater,
        _ => order != Ordering::Less,
    }
}

/// Matches a LIKE pattern: `%` matches any text, and case is ignored.
fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern) = (text.to_lowercase(), pattern.to_lowercase());
    let mut parts = pattern.split('%');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}
