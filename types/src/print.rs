//! Printer of the file. Formatted as by Prettier with its defaults; the width of a line is counted in characters.

use std::collections::BTreeSet;

use crate::literal::{comment, key, string};
use crate::schema::{Attribute, Attributes, Flag, Schema, declared_name, has_choices};

/// Marks a file as generated.
pub const HEADER: &str =
    "// The types of an Attio workspace, written by `npx attio-wasm types`. Changes by hand are lost.\n";

const OPENING: &str = r#"import type { Attr } from "attio-wasm";

declare module "attio-wasm" {
  interface Register {
    workspace: Workspace;
  }
}

export interface Workspace {
"#;

const WIDTH: usize = 80;

/// Writes the declarations of a workspace.
pub fn print(schema: &Schema) -> String {
    let mut out = format!("{HEADER}{OPENING}");
    block(&mut out, "  ", "objects", schema.objects.iter(), |out, (slug, object)| {
        out.push_str(&comment(&object.comment, "    "));
        attributes(out, "    ", slug, &object.attributes);
    });
    if let Some(lists) = &schema.lists {
        block(&mut out, "  ", "lists", lists.iter(), |out, (slug, list)| {
            out.push_str(&comment(&list.comment, "    "));
            out.push_str(&format!("    {}: {{\n", key(slug)));
            property(out, "      ", "parent", "", &[Argument::union(&list.parents)]);
            attributes(out, "      ", "attributes", &list.attributes);
            out.push_str("    };\n");
        });
    }
    out.push_str("}\n");
    out
}

fn attributes(out: &mut String, indent: &str, name: &str, attributes: &Attributes) {
    let inner = format!("{indent}  ");
    block(out, indent, name, attributes.iter(), |out, (slug, attribute)| {
        out.push_str(&comment(&attribute.comment, &inner));
        let (name, arguments) = declared(attribute);
        property(out, &inner, slug, &name, &arguments);
    });
}

fn block<T>(
    out: &mut String,
    indent: &str,
    name: &str,
    mut items: impl ExactSizeIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push_str(&format!("{indent}{}: {{", key(name)));
    if items.len() > 0 {
        out.push('\n');
        items.by_ref().for_each(|item| write(out, item));
        out.push_str(indent);
    }
    out.push_str("};\n");
}

/// The name of an attribute's type in the package, and its type arguments.
fn declared(attribute: &Attribute) -> (String, Vec<Argument>) {
    let flags = &attribute.flags;
    let (name, mut arguments) = match declared_name(&attribute.kind) {
        // Its only flag is implied.
        Some("Interaction") => return ("Attr.Interaction".to_owned(), Vec::new()),
        Some(name) if has_choices(&attribute.kind) => {
            let choices = match &attribute.choices {
                Some(choices) => Argument::union(choices),
                None => Argument(vec!["string".to_owned()]),
            };
            (name, vec![choices])
        }
        Some(name) => (name, Vec::new()),
        None => ("Unknown", vec![Argument(vec![string(&attribute.kind)])]),
    };
    if !flags.is_empty() {
        arguments.push(Argument(flags.iter().map(|flag: &Flag| string(flag.name())).collect()));
    }
    (format!("Attr.{name}"), arguments)
}

/// A union.
struct Argument(Vec<String>);

impl Argument {
    fn union(texts: &BTreeSet<String>) -> Self {
        Self(if texts.is_empty() { vec!["never".to_owned()] } else { texts.iter().map(|text| string(text)).collect() })
    }

    fn flat(&self) -> String {
        self.0.join(" | ")
    }

    /// On separate lines where they do not fit one, given the length of what follows.
    fn lines(&self, indent: &str, after: &str) -> String {
        let flat = self.flat();
        if self.0.len() < 2 || width(indent) + width(&flat) + width(after) <= WIDTH {
            return format!("{indent}{flat}{after}\n");
        }
        let lines: Vec<String> = self.0.iter().map(|one| format!("{indent}| {one}")).collect();
        format!("{}{after}\n", lines.join("\n"))
    }
}

/// `slug: Attr.Select<"a" | "b", "many">;`, or without a name only the type.
fn property(out: &mut String, indent: &str, slug: &str, name: &str, arguments: &[Argument]) {
    let begin = format!("{indent}{}:", key(slug));
    let flat = arguments.iter().map(Argument::flat).collect::<Vec<_>>().join(", ");
    let line = match (name, arguments) {
        ("", _) => format!("{begin} {flat};\n"),
        (_, []) => format!("{begin} {name};\n"),
        _ => format!("{begin} {name}<{flat}>;\n"),
    };
    let inner = format!("{indent}  ");
    match (name, arguments) {
        // The end of the line does not count.
        _ if width(&line) <= WIDTH + 1 => out.push_str(&line),
        (_, []) => out.push_str(&line),
        ("", [only]) if only.0.len() > 1 => out.push_str(&format!("{begin}\n{}", only.lines(&inner, ";"))),
        ("", _) => out.push_str(&line),
        _ => {
            out.push_str(&format!("{begin} {name}<\n"));
            for (at, argument) in arguments.iter().enumerate() {
                let after = if at + 1 < arguments.len() { "," } else { "" };
                out.push_str(&argument.lines(&inner, after));
            }
            out.push_str(&format!("{indent}>;\n"));
        }
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}
