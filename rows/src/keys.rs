//! Prediction of keys in similar objects, such as the values of one attribute: the key at the same index is usually
//! the same, and comparing it takes half the time of parsing it.

use crate::cursor::{Cursor, Span, Step, Text};
use crate::text::unescape;

/// Number of slots: enough for the attributes of a large object.
const MANY: usize = 512;

#[derive(Debug)]
pub struct Keys<T> {
    /// For each index, the last key verbatim with its colon, and its meaning.
    known: Vec<(Vec<u8>, T)>,
    index: usize,
}

impl<T> Default for Keys<T> {
    fn default() -> Self {
        Keys { known: Vec::new(), index: 0 }
    }
}

impl<T: Copy> Keys<T> {
    /// Begins another object.
    #[inline(always)]
    pub fn begin(&mut self) {
        self.index = 0;
    }

    /// Consumes a key and its colon; `find` returns the meaning of a name.
    #[inline(always)]
    pub fn next(&mut self, cursor: &mut Cursor, find: impl FnOnce(&[u8]) -> T) -> Step<(Text, T)> {
        let start = cursor.at();
        let index = self.index;
        self.index += 1;
        if let Some((known, found)) = self.known.get(index)
            && cursor.follows(known)
        {
            let span = Span { start: start + 1, end: cursor.at() - 2 };
            cursor.space();
            return Ok((Text { span, escaped: false }, *found));
        }
        let key = cursor.key()?;
        let found = named(cursor, key, find);
        self.remember(cursor, key, index, found);
        Ok((key, found))
    }

    #[inline(never)]
    fn remember(&mut self, cursor: &Cursor, key: Text, index: usize, found: T) {
        // Names with escapes are none of ours, or rare.
        if key.escaped || index > MANY {
            return;
        }
        let known = [cursor.bytes(key.quoted()), b":"].concat();
        match self.known.get_mut(index) {
            Some(guess) => *guess = (known, found),
            None => self.known.push((known, found)),
        }
    }
}

/// Applies `find` to a key's name, unescaped.
#[inline(always)]
pub fn named<T>(cursor: &Cursor, key: Text, find: impl FnOnce(&[u8]) -> T) -> T {
    let raw = cursor.bytes(key.span);
    if !key.escaped {
        return find(raw);
    }
    let mut name = Vec::new();
    unescape(raw, &mut name);
    find(&name)
}
