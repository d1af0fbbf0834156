//! Output buffer for rows.

/// JSON text assembled from parts of the input.
#[derive(Debug, Default)]
pub struct Json {
    pub text: Vec<u8>,
    /// Whether a property within a value may be named `__proto__`. JavaScript then filters every key, since assigning
    /// to that name would change an object's prototype.
    pub has_proto: bool,
}

impl Json {
    /// Appends JSON.
    #[inline(always)]
    pub fn add(&mut self, json: &[u8]) {
        self.text.extend_from_slice(json);
    }

    /// Appends a value of the input without the white space between its tokens, so that a row stays on one line.
    #[inline(always)]
    pub fn push(&mut self, json: &[u8]) {
        if matches!(json.first(), Some(b'{' | b'[')) {
            self.push_compact(json);
        } else {
            self.add(json);
        }
    }

    #[inline(never)]
    fn push_compact(&mut self, json: &[u8]) {
        compact(json, &mut self.text);
        // With an escape in it, the name could be any.
        self.has_proto |= json.windows(2).any(|two| two == b"__" || two == b"\\u");
    }
}

/// Appends JSON without the white space between its tokens.
pub fn compact(json: &[u8], out: &mut Vec<u8>) {
    let mut inside = false;
    let mut escaped = false;
    for &byte in json {
        if inside {
            inside = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            continue;
        } else {
            inside = byte == b'"';
        }
        out.push(byte);
    }
}
