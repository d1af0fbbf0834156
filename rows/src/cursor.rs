//! A position in JSON text that advances by whole tokens and refuses text that is not JSON.
//!
//! The bytes are followed by [`PADDING`] zeros. JSON permits a zero nowhere, so no step has to check for the end:
//! each stops there, and returns [`Stop::Incomplete`] where further bytes could complete the text.

use crate::text::same;

/// Number of zeros after the bytes.
pub const PADDING: usize = 16;

/// Maximum nesting of lists and objects. Attio's records have 7 levels.
pub const MAX_DEPTH: u32 = 512;

/// Reason why a cursor stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The bytes end before the value does.
    Incomplete,
    /// The bytes are not JSON, or not UTF-8.
    Malformed,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

pub type Step<T = ()> = Result<T, Stop>;

/// A range of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A string, without its quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub span: Span,
    /// Whether it has escapes, so that its text differs from the bytes.
    pub escaped: bool,
}

impl Text {
    /// With its quotation marks.
    pub fn quoted(self) -> Span {
        Span { start: self.span.start.saturating_sub(1), end: self.span.end + 1 }
    }
}

pub struct Cursor<'a> {
    bytes: &'a [u8],
    /// Index at which the padding begins.
    end: usize,
    at: usize,
    depth: u32,
}

impl<'a> Cursor<'a> {
    /// `bytes` holds `end` bytes and the padding.
    pub fn new(bytes: &'a [u8], end: usize, at: usize) -> Self {
        debug_assert!(bytes.len() >= end + PADDING);
        Cursor { bytes, end, at, depth: 0 }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    /// Another cursor on the same bytes.
    pub fn back_at(&self, at: usize) -> Self {
        Cursor { bytes: self.bytes, end: self.end, at, depth: 0 }
    }

    pub fn bytes(&self, span: Span) -> &'a [u8] {
        self.bytes.get(span.start..span.end).unwrap_or_default()
    }

    /// The current byte; 0 at the end.
    #[inline(always)]
    pub fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The error for the byte at an index.
    #[cold]
    fn stop_at(&self, at: usize) -> Stop {
        if at >= self.end { Stop::Incomplete } else { Stop::Malformed }
    }

    /// The error for the current byte.
    #[cold]
    pub fn stop(&self) -> Stop {
        self.stop_at(self.at)
    }

    /// Consumes one byte, which must be `byte`.
    #[inline(always)]
    pub fn expect(&mut self, byte: u8) -> Step {
        if self.peek() != byte {
            return Err(self.stop());
        }
        self.at += 1;
        Ok(())
    }

    /// Consumes one byte if it is `byte`.
    #[inline(always)]
    pub fn take(&mut self, byte: u8) -> bool {
        if self.peek() != byte {
            return false;
        }
        self.at += 1;
        true
    }

    /// Consumes white space. Usually there is none.
    #[inline(always)]
    pub fn space(&mut self) {
        if self.peek() <= b' ' {
            self.spaces();
        }
    }

    #[cold]
    fn spaces(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Consumes a string.
    #[inline(always)]
    pub fn string(&mut self) -> Step<Text> {
        self.expect(b'"')?;
        let start = self.at;
        self.plain();
        if self.peek() == b'"' {
            let span = Span { start, end: self.at };
            self.at += 1;
            return Ok(Text { span, escaped: false });
        }
        self.rest_of_string(start)
    }

    /// Consumes the rest of a string from its first byte that is not plain.
    #[inline(never)]
    fn rest_of_string(&mut self, start: usize) -> Step<Text> {
        let mut escaped = false;
        loop {
            match self.peek() {
                b'"' => {
                    let span = Span { start, end: self.at };
                    self.at += 1;
                    return Ok(Text { span, escaped });
                }
                b'\\' => {
                    escaped = true;
                    self.escape()?;
                }
                0x80.. => self.beyond_ascii()?,
                0x20.. => self.plain(),
                _ => return Err(self.stop()),
            }
        }
    }

    /// Advances to the first byte that ends a string, begins an escape, or is a control character or
    /// not ASCII.
    #[cfg(target_feature = "simd128")]
    #[inline(always)]
    fn plain(&mut self) {
        use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_lt, i8x16_splat, v128, v128_or};
        while let Some(chunk) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<16>()) {
            // SAFETY: an unaligned load of 16 bytes that `first_chunk` has checked.
            let chunk = unsafe { chunk.as_ptr().cast::<v128>().read_unaligned() };
            // As signed numbers, non-ASCII bytes are negative, so less than control characters, too.
            let special = v128_or(
                v128_or(i8x16_eq(chunk, i8x16_splat(b'"' as i8)), i8x16_eq(chunk, i8x16_splat(b'\\' as i8))),
                i8x16_lt(chunk, i8x16_splat(0x20)),
            );
            let bits = i8x16_bitmask(special);
            if bits != 0 {
                self.at += bits.trailing_zeros() as usize;
                return;
            }
            self.at += 16;
        }
    }

    #[cfg(not(target_feature = "simd128"))]
    #[inline(always)]
    fn plain(&mut self) {
        while matches!(self.peek(), 0x20 | 0x21 | 0x23..=0x5b | 0x5d..=0x7f) {
            self.at += 1;
        }
    }

    /// Consumes `\uXXXX`. Any 16-bit number is legal JSON, also half of a surrogate pair.
    fn escape(&mut self) -> Step {
        let after = self.at + 1;
        match self.byte(after) {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 2,
            b'u' => {
                for digit in after + 1..after + 5 {
                    if !self.byte(digit).is_ascii_hexdigit() {
                        return Err(self.stop_at(digit));
                    }
                }
                self.at += 6;
            }
            _ => return Err(self.stop_at(after)),
        }
        Ok(())
    }

    /// Consumes non-ASCII characters, as table 3-7 of the Unicode standard allows them.
    fn beyond_ascii(&mut self) -> Step {
        loop {
            let (second, length) = match self.peek() {
                0xc2..=0xdf => (0x80..=0xbf, 2),
                0xe0 => (0xa0..=0xbf, 3),
                0xe1..=0xec | 0xee..=0xef => (0x80..=0xbf, 3),
                0xed => (0x80..=0x9f, 3),
                0xf0 => (0x90..=0xbf, 4),
                0xf1..=0xf3 => (0x80..=0xbf, 4),
                0xf4 => (0x80..=0x8f, 4),
                0x00..0x80 => return Ok(()),
                _ => return Err(self.stop()),
            };
            if !second.contains(&self.byte(self.at + 1)) {
                return Err(self.stop_at(self.at + 1));
            }
            for at in self.at + 2..self.at + length {
                if !matches!(self.byte(at), 0x80..=0xbf) {
                    return Err(self.stop_at(at));
                }
            }
            self.at += length;
        }
    }

    /// Consumes a value of any kind and returns its span.
    #[inline(never)]
    pub fn value(&mut self) -> Step<Span> {
        let start = self.at;
        match self.peek() {
            b'"' => {
                self.string()?;
            }
            b'{' | b'[' => self.container()?,
            b't' => self.literal(b"true")?,
            b'f' => self.literal(b"false")?,
            b'n' => self.literal(b"null")?,
            _ => self.number()?,
        }
        Ok(Span { start, end: self.at })
    }

    #[inline(never)]
    fn container(&mut self) -> Step {
        if self.peek() == b'{' {
            self.object(|cursor, _| cursor.value().map(drop))
        } else {
            self.array(|cursor| cursor.value().map(drop))
        }
    }

    /// Consumes an object; `each` must consume the value of the key that it gets.
    #[inline(always)]
    pub fn object(&mut self, mut each: impl FnMut(&mut Self, Text) -> Step) -> Step {
        self.object_of(|cursor| {
            let key = cursor.key()?;
            each(cursor, key)
        })
    }

    /// Consumes an object; `each` must consume a key and its value.
    #[inline(always)]
    pub fn object_of(&mut self, each: impl FnMut(&mut Self) -> Step) -> Step {
        self.enter(b'{')?;
        if self.take(b'}') {
            self.depth -= 1;
            return Ok(());
        }
        self.members(each)
    }

    /// Consumes the rest of an object from a key on; `each` must consume a key and its value.
    #[inline(always)]
    pub fn members(&mut self, each: impl FnMut(&mut Self) -> Step) -> Step {
        self.rest_until(b'}', each)
    }

    /// Consumes elements separated by commas, and the closing bracket.
    #[inline(always)]
    fn rest_until(&mut self, bracket: u8, mut each: impl FnMut(&mut Self) -> Step) -> Step {
        loop {
            each(self)?;
            self.space();
            if self.take(b',') {
                self.space();
            } else {
                self.depth -= 1;
                return self.expect(bracket);
            }
        }
    }

    /// Fast path: consumes the prefix that nearly all values of attributes have, up to the next key,
    /// or nothing. The prefix is a third of all bytes, and is read in half the time.
    #[inline(always)]
    pub fn usual_beginning(&mut self) -> bool {
        let start = self.at;
        let usual = self.follows(b"{\"active_from\":\"")
            && self.closes_plainly()
            && self.follows(b",\"active_until\":null,\"created_by_actor\":{\"type\":\"")
            && self.closes_plainly()
            && self.follows(b",\"id\":")
            && (self.follows(b"null") || (self.follows(b"\"") && self.closes_plainly()))
            && self.follows(b"},")
            && self.peek() == b'"';
        if usual {
            self.depth += 1;
        } else {
            self.at = start;
        }
        usual
    }

    /// Consumes these bytes if they follow.
    #[inline(always)]
    pub fn follows(&mut self, expected: &[u8]) -> bool {
        let there = self.bytes.get(self.at..self.at + expected.len()).is_some_and(|bytes| same(bytes, expected));
        if there {
            self.at += expected.len();
        }
        there
    }

    /// Consumes the rest of a string if it has only plain ASCII.
    #[inline(always)]
    fn closes_plainly(&mut self) -> bool {
        self.plain();
        self.take(b'"')
    }

    /// Consumes a key and its colon, up to its value.
    #[inline(always)]
    pub fn key(&mut self) -> Step<Text> {
        let key = self.string()?;
        self.space();
        self.expect(b':')?;
        self.space();
        Ok(key)
    }

    /// Consumes a list; `each` must consume an item.
    #[inline(always)]
    pub fn array(&mut self, each: impl FnMut(&mut Self) -> Step) -> Step {
        self.enter(b'[')?;
        if self.take(b']') {
            self.depth -= 1;
            return Ok(());
        }
        self.rest_until(b']', each)
    }

    #[inline(always)]
    fn enter(&mut self, bracket: u8) -> Step {
        self.expect(bracket)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Stop::TooDeep);
        }
        self.space();
        Ok(())
    }

    fn literal(&mut self, word: &[u8]) -> Step {
        for (index, &byte) in word.iter().enumerate() {
            if self.byte(self.at + index) != byte {
                return Err(self.stop_at(self.at + index));
            }
        }
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Step {
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        // The next chunk may continue this number.
        if self.at >= self.end { Err(Stop::Incomplete) } else { Ok(()) }
    }

    /// Consumes one digit or more.
    fn digits(&mut self) -> Step {
        if !self.peek().is_ascii_digit() {
            return Err(self.stop());
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }
}
