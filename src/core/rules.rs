//! Rules for inputs, in the language of `requires("…")` in [`resource!`](crate::api). This is the only parser; it
//! runs at compile time, and an invalid rule does not compile.
//!
//! Rules are separated by spaces:
//!
//! | rule | meaning |
//! |---|---|
//! | `a` | is present and not null |
//! | `a?` | is present, and may be null |
//! | `a\|b` | exactly one of them is present and not null |
//! | `a^b` | at most one of them is present |
//! | `a.b`, `a[].b` | the rule `b` for the object `a`, or for each object in the list `a`; no effect where `a` is absent |
//! | `k=v:a` | the rule `a`, where `k` is `"v"` |
//!
//! JavaScript applies them (`check` in `values.js`), since they are about JavaScript values. It gets them as JSON, a
//! list of rules:
//!
//! | JSON | rule |
//! |---|---|
//! | `"a"` | `a` |
//! | `[1,"a"]` | `a?`: [`NULLABLE`] |
//! | `[2,"a","b"]` | `a\|b`: [`ALTERNATIVES`] |
//! | `[3,"a","b"]` | `a^b`: [`EXCLUSIVE`] |
//! | `[4,"k","v",…]` | `k=v:…`: [`CONDITION`], then the rules |
//! | `{"a":[…]}` | `a.…` or `a[].…`: the rules of the object or of each object in the list |

use super::text::{Text, find, part};

/// The field is present; it may be null.
pub const NULLABLE: u8 = b'1';
/// Exactly one of the fields is present and not null.
pub const ALTERNATIVES: u8 = b'2';
/// At most one of the fields is present and not null.
pub const EXCLUSIVE: u8 = b'3';
/// Rules that hold where a field has a value.
pub const CONDITION: u8 = b'4';

/// Appends rules as JSON; nothing where there are none.
pub const fn print<const N: usize>(out: &mut Text<N>, rules: &str) {
    if !rules.is_empty() {
        out.byte(b'[');
        print_all(out, rules.as_bytes(), 0);
        out.byte(b']');
    }
}

/// Prints rules that share their first `known` bytes, which are already printed.
const fn print_all<const N: usize>(out: &mut Text<N>, rules: &[u8], known: usize) {
    let mut start = 0;
    while start <= rules.len() {
        if start > 0 {
            out.byte(b',');
        }
        let end = find(rules, b' ', start);
        let rule = part(rules, start, end);
        let point = find(rule, b'.', known);
        let colon = find(rule, b':', known);
        let nested = if point < colon { point } else { colon };
        if nested == rule.len() {
            print_fields(out, part(rule, known, rule.len()));
            start = end + 1;
            continue;
        }
        let end = end_of_group(rules, start, nested + 1);
        let key = part(rule, known, nested);
        if nested == point {
            out.byte(b'{').quoted(name(key)).str(":[");
        } else {
            let equals = find(key, b'=', 0);
            assert!(equals < key.len(), "a condition is `key=value:`");
            out.byte(b'[').byte(CONDITION).byte(b',').quoted(name(part(key, 0, equals)));
            out.byte(b',').quoted(part(key, equals + 1, key.len())).byte(b',');
        }
        print_all(out, part(rules, start, end), nested + 1);
        out.str(if nested == point { "]}" } else { "]" });
        start = end + 1;
    }
}

/// The end of the consecutive rules that share the first `length` bytes with the one at `start`.
const fn end_of_group(rules: &[u8], start: usize, length: usize) -> usize {
    let mut end = find(rules, b' ', start);
    while end < rules.len() && begins_with(part(rules, end + 1, rules.len()), part(rules, start, start + length)) {
        end = find(rules, b' ', end + 1);
    }
    end
}

#[expect(clippy::indexing_slicing, reason = "within the bounds of the loop")]
const fn begins_with(text: &[u8], beginning: &[u8]) -> bool {
    let mut index = 0;
    while index < beginning.len() {
        if index >= text.len() || text[index] != beginning[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Prints `a`, `a?`, `a|b` or `a^b`.
const fn print_fields<const N: usize>(out: &mut Text<N>, rule: &[u8]) {
    let alternatives = find(rule, b'|', 0) < rule.len();
    let exclusive = find(rule, b'^', 0) < rule.len();
    let (fields, kind) = match rule {
        [field @ .., b'?'] => (field, NULLABLE),
        _ if alternatives => (rule, ALTERNATIVES),
        _ if exclusive => (rule, EXCLUSIVE),
        _ => {
            out.quoted(name(rule));
            return;
        }
    };
    out.byte(b'[').byte(kind);
    let separator = if exclusive { b'^' } else { b'|' };
    let mut start = 0;
    while start <= fields.len() {
        let end = find(fields, separator, start);
        out.byte(b',').quoted(name(part(fields, start, end)));
        start = end + 1;
    }
    out.byte(b']');
}

/// The name of a field, without the `[]` of a list.
#[expect(clippy::indexing_slicing, reason = "within the bounds of the loop")]
const fn name(name: &[u8]) -> &[u8] {
    let name = match name {
        [name @ .., b'[', b']'] => name,
        name => name,
    };
    assert!(!name.is_empty(), "a rule has a field without a name");
    let mut index = 0;
    while index < name.len() {
        assert!(matches!(name[index], b'a'..=b'z' | b'_' | b'$'), "a field has a character that none has");
        index += 1;
    }
    name
}
