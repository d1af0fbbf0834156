//! WebAssembly exports for `js/types/generator.js`. They use numbers only, so that no glue is needed.
//!
//! Input, JSON or a file, is written at the address that `reserve` gives; a function's output is at `output`, as long as
//! the function returned.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::{compare, parse, print, read};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Address for `length` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        input.clear();
        input.resize(length, 0);
        input.as_mut_ptr()
    })
}

/// Address of the output.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

/// Parses a workspace as JSON, and writes its declarations.
#[unsafe(no_mangle)]
pub extern "C" fn declare() -> usize {
    written(print(&read(&input())))
}

/// Parses `{ before, after, scope: { objects?, lists? } }` as JSON, the first two being files; writes the differences as JSON,
/// or `null` where one of them is not a generated file.
#[unsafe(no_mangle)]
pub extern "C" fn differences() -> usize {
    let input = input();
    let file = |name| input.get(name).and_then(Value::as_str).and_then(parse);
    let found = file("before").zip(file("after")).map(|(mut before, after)| {
        before.keep(wanted(&input, "objects").as_deref(), wanted(&input, "lists").as_deref());
        let found = compare(&before, &after);
        found
            .iter()
            .map(|one| {
                json!({ "change": one.change.name(), "path": one.path, "detail": one.detail, "breaking": one.breaking })
            })
            .collect::<Value>()
    });
    written(found.unwrap_or(Value::Null).to_string())
}

/// The slugs of a scope.
fn wanted<'a>(input: &'a Value, name: &str) -> Option<Vec<&'a str>> {
    Some(input.get("scope")?.get(name)?.as_array()?.iter().filter_map(Value::as_str).collect())
}

fn input() -> Value {
    INPUT.with_borrow(|input| serde_json::from_slice(input)).unwrap_or(Value::Null)
}

fn written(text: String) -> usize {
    OUTPUT.with_borrow_mut(|output| {
        *output = text;
        output.len()
    })
}
