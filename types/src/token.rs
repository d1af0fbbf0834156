//! Tokenizer of the file, without comments. It accepts the output of [`crate::print`], and that of a formatter: other
//! quotes, other line ends, commas instead of semicolons.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name or a keyword, such as `objects` or `Attr`.
    Word(String),
    /// Content of a string literal.
    Text(String),
    Mark(char),
}

/// Reads all tokens; `None` where the text has other ones.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
        } else if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/")?.1;
        } else if matches!(first, '"' | '\'') {
            let (text, after) = string(rest, first)?;
            tokens.push(Token::Text(text));
            rest = after;
        } else if is_word(first) {
            let end = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            tokens.push(Token::Word(word.to_owned()));
            rest = after;
        } else {
            tokens.push(Token::Mark(first));
            rest = rest.strip_prefix(first)?;
        }
    }
    Some(tokens)
}

fn is_word(character: char) -> bool {
    // A formatter keeps the quotes of names with non-ASCII letters.
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

/// A string literal, and the rest of the text.
fn string(rest: &str, quote: char) -> Option<(String, &str)> {
    let mut units: Vec<u16> = Vec::new();
    let mut characters = rest.strip_prefix(quote)?.chars();
    loop {
        match characters.next()? {
            '\n' => return None,
            '\\' => units.extend(escape(&mut characters)?),
            character if character == quote => break,
            character => units.extend_from_slice(character.encode_utf16(&mut [0; 2])),
        }
    }
    Some((String::from_utf16(&units).ok()?, characters.as_str()))
}

fn escape(characters: &mut std::str::Chars) -> Option<Vec<u16>> {
    let digits = match characters.next()? {
        'n' => return Some(vec![u16::from(b'\n')]),
        'r' => return Some(vec![u16::from(b'\r')]),
        't' => return Some(vec![u16::from(b'\t')]),
        'u' => 4,
        'x' => 2,
        character => return Some(character.encode_utf16(&mut [0; 2]).to_vec()),
    };
    let hex: String = characters.by_ref().take(digits).collect();
    (hex.len() == digits).then(|| u16::from_str_radix(&hex, 16).ok().map(|unit| vec![unit]))?
}
