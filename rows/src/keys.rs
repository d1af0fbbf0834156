//! The keys of objects that are much alike, such as the values of one attribute: at the same place
//! there is mostly the same key, and comparing it takes half the time of reading it.

use crate::cursor::{Cursor, Span, Step, Text};
use crate::text::unescape;

/// How many places are remembered: enough for the attributes of a large object.
const MANY: usize = 512;

#[derive(Debug)]
pub struct Keys<T> {
    /// By place, a key as it stands with its colon, and what it stands for.
    known: Vec<(Vec<u8>, T)>,
    place: usize,
}

impl<T> Default for Keys<T> {
    fn default() -> Self {
        Keys { known: Vec::new(), place: 0 }
    }
}

impl<T: Copy> Keys<T> {
    /// Another object begins.
    #[inline(always)]
    pub fn begin(&mut self) {
        self.place = 0;
    }

    /// Goes over a key, to its value; `find` says what a name stands for.
    #[inline(always)]
    pub fn next(&mut self, cursor: &mut Cursor, find: impl FnOnce(&[u8]) -> T) -> Step<(Text, T)> {
        let start = cursor.at();
        let place = self.place;
        self.place += 1;
        if let Some((known, found)) = self.known.get(place)
            && cursor.follows(known)
        {
            let span = Span { start: start + 1, end: cursor.at() - 2 };
            cursor.space();
            return Ok((Text { span, escaped: false }, *found));
        }
        let key = cursor.key()?;
        let found = named(cursor, key, find);
        self.remember(cursor, key, place, found);
        Ok((key, found))
    }

    #[inline(never)]
    fn remember(&mut self, cursor: &Cursor, key: Text, place: usize, found: T) {
        // One with escapes has none of our names, or is rare.
        if key.escaped || place > MANY {
            return;
        }
        let known = [cursor.bytes(key.quoted()), b":"].concat();
        match self.known.get_mut(place) {
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
