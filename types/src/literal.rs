//! Other people's text in TypeScript: as a string, as the name of a property, in a comment. No text ends a string, a
//! comment or a line, begins a tag of `JSDoc`, or changes the direction of the line in an editor.

use crate::schema::Comment;

/// Control characters, unusual line ends, bidirectional marks, and invisible characters.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A string literal, quoted as by Prettier: with the quotes that the text has fewer of, by default double ones.
pub fn string(text: &str) -> String {
    let count = |wanted| text.chars().filter(|character| *character == wanted).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push(quote);
    for character in text.chars() {
        match character {
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ if character == quote => literal.extend(['\\', quote]),
            _ if is_unsafe(character) => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    literal.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ => literal.push(character),
        }
    }
    literal.push(quote);
    literal
}

/// The name of a property: in quotes only where it must be.
pub fn key(name: &str) -> String {
    let mut characters = name.chars();
    let begins = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, '_' | '$'));
    if begins && characters.all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '$')) {
        name.to_owned()
    } else {
        string(name)
    }
}

/// Treats all non-ASCII characters as letters.
const fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii()
}

/// One line of a comment.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|character: char| character.is_whitespace() || is_unsafe(character)) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        let mut before = ' ';
        for character in word.chars() {
            // `*/` ends a comment; `@` begins a tag unless it is in an address.
            if (character == '/' && before == '*') || (character == '@' && !is_letter(before)) {
                line.push('\\');
            }
            line.push(character);
            before = character;
        }
    }
    line
}

/// A comment before a property, with a line end; empty where there is neither title nor description.
pub fn comment(comment: &Comment, indent: &str) -> String {
    let (title, description) = (line(&comment.title), line(&comment.description));
    match (title.is_empty(), description.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("{indent}/** {title} */\n"),
        (true, false) => format!("{indent}/** {description} */\n"),
        (false, false) => {
            format!("{indent}/**\n{indent} * {title}\n{indent} *\n{indent} * {description}\n{indent} */\n")
        }
    }
}
