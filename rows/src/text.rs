//! Unescaping and fast comparison of strings.

/// Appends the text of a string, given as the bytes between its quotation marks, in UTF-8. Half of a surrogate pair,
/// which UTF-8 cannot encode, becomes U+FFFD, as everywhere on the web.
pub fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    let mut rest = raw;
    while let Some(index) = rest.iter().position(|&byte| byte == b'\\') {
        let (before, escape) = rest.split_at_checked(index).unwrap_or((rest, &[]));
        out.extend_from_slice(before);
        rest = one(escape, out);
    }
    out.extend_from_slice(rest);
}

/// Appends the character of one escape, or of a pair of surrogates, and returns the rest.
fn one<'a>(escape: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let simple = match escape.get(1) {
        Some(b'b') => 0x08,
        Some(b'f') => 0x0c,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'u') => {
            let after = escape.get(6..).unwrap_or_default();
            let (code, after) = match (unit(escape), unit(after)) {
                (high @ 0xd800..0xdc00, low @ 0xdc00..0xe000) => {
                    (0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), after.get(6..).unwrap_or_default())
                }
                (code, _) => (code, after),
            };
            let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return after;
        }
        Some(&itself) => itself,
        None => return &[],
    };
    out.push(simple);
    escape.get(2..).unwrap_or_default()
}

/// The number of a leading escape `\u1234`; 0 where there is none.
fn unit(text: &[u8]) -> u32 {
    match text {
        [b'\\', b'u', digits @ ..] => digits
            .iter()
            .take(4)
            .fold(0, |number, &digit| number << 4 | (digit as char).to_digit(16).unwrap_or_default()),
        _ => 0,
    }
}

/// Whether two texts are equal. Compares eight bytes at a time: in WebAssembly `==` calls a function that compares
/// single bytes, and most comparisons here find equal texts.
#[inline(always)]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    one.iter().zip(other).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
        && one_rest.iter().zip(other_rest).all(|(a, b)| a == b)
}
