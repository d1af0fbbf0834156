//! Compile-time concatenation of text: the program gets one string where the source has several.

/// A buffer of at most `N` bytes, filled by `const fn`s. Exceeding it is a compile error.
pub struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Text<N> {
    pub const EMPTY: Self = Text { bytes: [0; N], length: 0 };

    #[expect(clippy::indexing_slicing, reason = "at compile time, where it fails to compile")]
    pub const fn byte(&mut self, byte: u8) -> &mut Self {
        self.bytes[self.length] = byte;
        self.length += 1;
        self
    }

    #[expect(clippy::indexing_slicing, reason = "within the bounds of the loop")]
    pub const fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let mut index = 0;
        while index < bytes.len() {
            self.byte(bytes[index]);
            index += 1;
        }
        self
    }

    pub const fn str(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    /// Appends in double quotes. Nothing is escaped: texts of operations need no escapes.
    pub const fn quoted(&mut self, text: &[u8]) -> &mut Self {
        self.byte(b'"').bytes(text).byte(b'"')
    }

    /// Appends in decimal.
    pub const fn number(&mut self, number: u32) -> &mut Self {
        if number >= 10 {
            self.number(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8)
    }

    pub const fn len(&self) -> usize {
        self.length
    }

    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The bytes only. `M` is [`Text::len`].
    #[expect(clippy::indexing_slicing, reason = "at compile time, where it fails to compile")]
    pub const fn exact<const M: usize>(&self) -> [u8; M] {
        let mut exact = [0; M];
        let mut index = 0;
        while index < M {
            exact[index] = self.bytes[index];
            index += 1;
        }
        exact
    }
}

/// The bytes as text.
pub const fn as_str(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The part of `bytes` from `start` up to and without `end`.
pub const fn part(bytes: &[u8], start: usize, end: usize) -> &[u8] {
    bytes.split_at(end).0.split_at(start).1
}

/// The index of the first `byte` at or after `start`, or the length.
#[expect(clippy::indexing_slicing, reason = "within the bounds of the loop")]
pub const fn find(bytes: &[u8], byte: u8, start: usize) -> usize {
    let mut index = start;
    while index < bytes.len() && bytes[index] != byte {
        index += 1;
    }
    index
}

/// Makes a `&'static str` of a constant [`Text`], with the length of its content.
macro_rules! text {
    ($text:expr) => {{
        const BYTES: [u8; $text.len()] = $text.exact();
        $crate::core::text::as_str(&BYTES)
    }};
}
pub(crate) use text;
