//! Texts made from the operations at compile time: the table for `js/client`, the rows of `docs/operations.json`, and
//! the resources as properties of the client in `TypeScript`. The latter two are printed into the definitions that
//! wasm-bindgen writes, which adds nothing to the WebAssembly; `tools/build/operations.mjs` extracts the rows.

use super::{Method, RESOURCES, Resource};
use crate::core::operation::{Input, Operation, Output, Paging, Stability, operation};
use crate::core::text::{Text, find, part, text};
use wasm_bindgen::prelude::*;

/// The rows of `docs/operations.json`, one JSON object a line, between [`BEGIN`] and [`END`].
pub const OPERATIONS: &str = text!(operations());
/// Start of the rows: the beginning of a comment, since they are part of TypeScript definitions.
pub const BEGIN: &str = "/* docs/operations.json\n";
/// End of the rows.
pub const END: &str = "*/\n";

/// The resources as properties of `AttioClient`.
pub const PROPERTIES: &str = text!(properties());

#[wasm_bindgen(typescript_custom_section)]
const ROWS: &'static str = OPERATIONS;

#[wasm_bindgen(typescript_custom_section)]
const INTERFACE: &'static str = PROPERTIES;

/// The operations in the format that `js/client/operation.js` parses: parts separated by an empty line, each a
/// resource's name and a line for each of its operations; the last part has the raw requests. The fields of a line
/// are separated by tabs:
///
/// - verb, method, path, effect;
/// - numbers, separated by spaces: [`Operation::traits`], [`Input`], output, [`Preset`](crate::core::operation::Preset),
///   whether it has a `matching_attribute`, kind of paging; for a list with pages also the documented sizes, default
///   and maximum;
/// - the rules of its input as JSON, and its scopes.
pub const TABLE: &str = text!(table());

// Indices of an operation's texts.
const VERB: usize = 0;
const PATH: usize = 1;
const RULES: usize = 2;
const SCOPES: usize = 3;

/// The raw requests: one operation per method, its path given by the caller.
const RAW: Resource = Resource {
    name: "request",
    methods: &[
        Method { operation: operation!(GET, "GET", "").returns(Output::Raw) },
        Method { operation: operation!(POST, "POST", "").returns(Output::Raw) },
        Method { operation: operation!(PUT, "PUT", "").returns(Output::Raw) },
        Method { operation: operation!(PATCH, "PATCH", "").returns(Output::Raw) },
        Method { operation: operation!(DELETE, "DELETE", "").returns(Output::Raw) },
    ],
};

/// Visits every item of a slice: a `for` loop for `const` code.
macro_rules! each {
    ($item:ident in $items:expr, $do:block) => {{
        let mut rest: &[_] = $items;
        while let Some(($item, more)) = rest.split_first() {
            rest = more;
            $do
        }
    }};
}

const fn table() -> Text<40_000> {
    let mut out = Text::EMPTY;
    each!(resource in RESOURCES, {
        lines(&mut out, resource);
        out.str("\n\n");
    });
    lines(&mut out, &RAW);
    out
}

const fn lines<const N: usize>(out: &mut Text<N>, resource: &Resource) {
    out.str(resource.name);
    each!(method in resource.methods, {
        out.byte(b'\n');
        line(out, &method.operation);
    });
}

const fn line<const N: usize>(out: &mut Text<N>, operation: &Operation) {
    out.bytes(operation.line(VERB)).byte(b'\t').str(operation.method.as_str());
    out.byte(b'\t').bytes(operation.line(PATH)).byte(b'\t').str(operation.effect.as_str());
    let (pages, size) = match operation.paging {
        Paging::One => (1, None),
        Paging::Offset(size) => (2, Some(size)),
        Paging::Cursor(size) => (3, Some(size)),
        Paging::None | Paging::CursorObject | Paging::Array => (0, None),
    };
    out.byte(b'\t').number(operation.traits());
    out.byte(b' ').number(operation.input as u32).byte(b' ').number(output(operation));
    out.byte(b' ').number(operation.preset as u32).byte(b' ').number(operation.matches as u32);
    out.byte(b' ').number(pages);
    if let Some(size) = size {
        out.byte(b' ').number(size.default as u32).byte(b' ').number(size.max as u32);
        out.byte(b' ').number(size.usual()).byte(b' ').number(size.largest());
    }
    out.byte(b'\t').bytes(operation.line(RULES)).byte(b'\t').bytes(operation.line(SCOPES));
}

/// The shape of an answer. A cursor around one object has its own number, after those of [`Output`].
const fn output(operation: &Operation) -> u32 {
    match operation.paging {
        Paging::CursorObject => Output::Nothing as u32 + 1,
        _ => operation.output as u32,
    }
}

const fn operations() -> Text<40_000> {
    let mut out = Text::EMPTY;
    out.str(BEGIN);
    each!(resource in RESOURCES, {
        each!(method in resource.methods, {
            if !repeats_another(method) {
                row(&mut out, resource, &method.operation);
            }
        });
    });
    out.str(END);
    out
}

/// `connections.waitUntilActive` is not an operation: it repeats `connections.get`.
const fn repeats_another(method: &Method) -> bool {
    is(method.operation.line(VERB), b"waitUntilActive")
}

const fn row<const N: usize>(out: &mut Text<N>, resource: &Resource, operation: &Operation) {
    out.str("{\"method\":").quoted(operation.method.as_str().as_bytes());
    out.str(",\"path\":").quoted(operation.line(PATH));
    out.str(",\"call\":\"").str(resource.name);
    if !resource.name.is_empty() {
        out.byte(b'.');
    }
    out.bytes(operation.line(VERB));
    out.str("\",\"stability\":").quoted(stability(operation.stability).as_bytes());
    out.str(",\"paging\":");
    match paging(operation) {
        Some(paging) => out.quoted(paging.as_bytes()),
        None => out.str("null"),
    };
    out.str(",\"scopes\":[");
    let scopes = operation.line(SCOPES);
    let mut start = 0;
    while start < scopes.len() {
        let end = find(scopes, b' ', start);
        if start > 0 {
            out.byte(b',');
        }
        out.quoted(part(scopes, start, end));
        start = end + 1;
    }
    out.str("],\"effect\":").quoted(operation.effect.as_str().as_bytes()).str("}\n");
}

const fn stability(stability: Stability) -> &'static str {
    match stability {
        Stability::Ga => "ga",
        Stability::Beta => "beta",
        Stability::Alpha => "alpha",
    }
}

const fn paging(operation: &Operation) -> Option<&'static str> {
    match (operation.paging, operation.input) {
        (Paging::None, _) => None,
        (Paging::One, _) => Some("one-page"),
        (Paging::Offset(_), Input::Query) => Some("offset-query"),
        (Paging::Offset(_), _) => Some("offset-body"),
        (Paging::Cursor(_), _) => Some("cursor"),
        (Paging::CursorObject, _) => Some("cursor-object"),
        (Paging::Array, _) => Some("array"),
    }
}

const fn properties() -> Text<4_000> {
    let mut out = Text::EMPTY;
    out.str("\nexport interface AttioClient {\n");
    each!(resource in RESOURCES, {
        if let Some((first, rest)) = resource.name.as_bytes().split_first() {
            out.str("    readonly ").str(resource.name).str(": ");
            out.byte(first.to_ascii_uppercase()).bytes(rest).str(";\n");
        }
    });
    out.str("}\n");
    out
}

/// Whether an interface is that of a resource: its name with a capital letter, `Records` for `records`. Methods
/// without a resource belong to the client itself.
pub const fn is_interface_of(interface: &str, name: &str) -> bool {
    match (interface.as_bytes().split_first(), name.as_bytes().split_first()) {
        (Some((capital, rest)), Some((first, name))) => *capital == first.to_ascii_uppercase() && is(rest, name),
        (_, None) => is(interface.as_bytes(), b"AttioClient"),
        _ => false,
    }
}

const fn is(mut a: &[u8], mut b: &[u8]) -> bool {
    while let (Some((x, more)), Some((y, other))) = (a.split_first(), b.split_first()) {
        if *x != *y {
            return false;
        }
        (a, b) = (more, other);
    }
    a.is_empty() && b.is_empty()
}
