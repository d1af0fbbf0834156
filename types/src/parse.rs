//! Parser of the file: the output of [`crate::print`], however it was formatted since.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Attribute, Attributes, Comment, Flag, List, Object, Schema, has_choices, kind_named};
use crate::token::{Token, tokens};

/// Parses the declarations; `None` where the text is something else.
pub fn parse(text: &str) -> Option<Schema> {
    let tokens = tokens(text)?;
    // The part before it registers the workspace.
    let start = tokens
        .windows(2)
        .position(|pair| matches!(pair, [Token::Word(a), Token::Word(b)] if a == "interface" && b == "Workspace"))?;
    let mut reader = Reader { tokens: tokens.get(start + 2..)? };
    let mut schema = Schema::default();
    reader.members(|reader, name| {
        match name.as_str() {
            "objects" => {
                schema.objects = reader
                    .map(|reader| Some(Object { comment: Comment::default(), attributes: reader.attributes()? }))?
            }
            "lists" => schema.lists = Some(reader.map(Reader::list)?),
            _ => return None,
        }
        Some(())
    })?;
    reader.tokens.is_empty().then_some(schema)
}

struct Reader<'a> {
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first.clone())
    }

    /// Consumes a token if it is the next one.
    fn takes(&mut self, wanted: char) -> bool {
        match self.tokens.split_first() {
            Some((Token::Mark(mark), rest)) if *mark == wanted => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn must(&mut self, wanted: char) -> Option<()> {
        self.takes(wanted).then_some(())
    }

    /// `{ name: …; name: … }`
    fn members(&mut self, mut member: impl FnMut(&mut Self, String) -> Option<()>) -> Option<()> {
        self.must('{')?;
        while !self.takes('}') {
            let (Token::Word(name) | Token::Text(name)) = self.next()? else { return None };
            self.must(':')?;
            member(self, name)?;
            let _ = self.takes(';') || self.takes(',');
        }
        Some(())
    }

    fn map<T>(&mut self, mut value: impl FnMut(&mut Self) -> Option<T>) -> Option<BTreeMap<String, T>> {
        let mut map = BTreeMap::new();
        self.members(|reader, name| {
            map.insert(name, value(reader)?);
            Some(())
        })?;
        Some(map)
    }

    fn list(&mut self) -> Option<List> {
        let mut list = List::default();
        self.members(|reader, name| {
            match name.as_str() {
                "parent" => list.parents = reader.union()?.unwrap_or_default(),
                "attributes" => list.attributes = reader.attributes()?,
                _ => return None,
            }
            Some(())
        })?;
        Some(list)
    }

    fn attributes(&mut self) -> Option<Attributes> {
        self.map(Self::attribute)
    }

    /// `Attr.Select<"a" | "b", "many">`
    fn attribute(&mut self) -> Option<Attribute> {
        if self.next()? != Token::Word("Attr".to_owned()) {
            return None;
        }
        self.must('.')?;
        let Token::Word(name) = self.next()? else { return None };
        let mut arguments = Vec::new();
        if self.takes('<') {
            while !self.takes('>') {
                arguments.push(self.union()?);
                let _ = self.takes(',');
            }
        }
        let mut arguments = arguments.into_iter();
        let (kind, choices) = match kind_named(&name) {
            Some(kind) if has_choices(kind) => (kind.to_owned(), arguments.next().flatten()),
            Some(kind) => (kind.to_owned(), None),
            None if name == "Unknown" => (arguments.next()??.into_iter().next()?, None),
            None => return None,
        };
        let mut flags: BTreeSet<Flag> = match arguments.next().flatten() {
            Some(names) => names.iter().map(|name| Flag::named(name)).collect::<Option<_>>()?,
            None => BTreeSet::new(),
        };
        if kind == "interaction" {
            flags.insert(Flag::ReadOnly);
        }
        arguments.next().is_none().then_some(Attribute { comment: Comment::default(), kind, flags, choices })
    }

    /// `"a" | "b"`, `never`, or `string`, which is none.
    fn union(&mut self) -> Option<Option<BTreeSet<String>>> {
        let mut texts = BTreeSet::new();
        let _ = self.takes('|');
        loop {
            match self.next()? {
                Token::Text(text) => _ = texts.insert(text),
                Token::Word(word) if word == "never" => {}
                Token::Word(word) if word == "string" => return Some(None),
                _ => return None,
            }
            if !self.takes('|') {
                return Some(Some(texts));
            }
        }
    }
}
