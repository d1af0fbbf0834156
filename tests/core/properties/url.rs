//! No input makes a request leave its host or the path of its API.

use attio::core::url::{base, push_query, push_segment, raw_path};
use proptest::prelude::*;

/// Text that is likely to be special for a URL parser, mixed with other text.
fn hostile() -> impl Strategy<Value = String> {
    let fragments = prop_oneof![
        Just("..".to_owned()),
        Just("/".to_owned()),
        Just("\\".to_owned()),
        Just("%2e".to_owned()),
        Just("%2E".to_owned()),
        Just("%2f".to_owned()),
        Just("%3F".to_owned()),
        Just("%25".to_owned()),
        Just("%0a".to_owned()),
        Just("?".to_owned()),
        Just("#".to_owned()),
        Just("@".to_owned()),
        Just(":".to_owned()),
        Just("//".to_owned()),
        Just("https://".to_owned()),
        Just("http://localhost".to_owned()),
        Just("127.0.0.1".to_owned()),
        Just("[::1]".to_owned()),
        Just("/v2/".to_owned()),
        Just(";".to_owned()),
        Just("%3b".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just("é".to_owned()),
        Just("\u{202e}".to_owned()),
        "[a-z0-9.]{0,8}",
        any::<String>(),
    ];
    prop::collection::vec(fragments, 0..8).prop_map(|parts| parts.concat())
}

/// The path as a URL parser resolves it: `.` and `..`, also as `%2e`.
fn resolved(path: &str) -> Vec<String> {
    let mut segments: Vec<String> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment.replace("%2e", ".").replace("%2E", ".").as_str() {
            "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment.to_owned()),
        }
    }
    segments
}

/// The cases by which the proxy's rule in JavaScript is tested, too (`tests/proxy/loopback.mjs`).
#[test]
fn plain_http_is_for_loopback_hosts() {
    let cases: serde_json::Value = serde_json::from_str(include_str!("../../loopback-hosts.json")).unwrap();
    for (kind, accepted) in [("loopback", true), ("other", false)] {
        for url in cases[kind].as_array().unwrap() {
            assert_eq!(base(url.as_str().unwrap()).is_ok(), accepted, "{url}");
        }
    }
}

proptest! {
    /// Every path argument stays one segment of unreserved characters.
    #[test]
    fn a_segment_stays_one_segment(text in hostile()) {
        let mut url = String::from("/v2/objects/");
        match push_segment(&mut url, &text) {
            Ok(()) => {
                let segment = url.strip_prefix("/v2/objects/").unwrap();
                prop_assert!(!segment.is_empty());
                prop_assert!(segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
                let segments = resolved(&url);
                prop_assert_eq!(&segments[..2], ["v2", "objects"]);
                prop_assert_eq!(segments.len(), 3);
                prop_assert_eq!(decoded(segment), text.into_bytes());
            }
            Err(_) => {
                let refused = |c: char| matches!(c, '/' | '\\' | '?' | '#' | '%' | ';') || c.is_ascii_control();
                prop_assert!(matches!(text.as_str(), "" | "." | "..") || text.contains(refused));
            }
        }
    }

    /// Neither key nor value can end the query or add a parameter.
    #[test]
    fn a_query_parameter_stays_one_parameter(pairs in prop::collection::vec((hostile(), hostile()), 1..5)) {
        let mut query = String::new();
        for (key, value) in &pairs {
            push_query(&mut query, key, value);
        }
        let read: Vec<_> = query.strip_prefix('?').unwrap().split('&').map(|pair| pair.split_once('=').unwrap()).collect();
        prop_assert_eq!(read.len(), pairs.len());
        for ((key, value), (given_key, given_value)) in read.into_iter().zip(&pairs) {
            prop_assert_eq!(decoded(key), given_key.as_bytes());
            prop_assert_eq!(decoded(value), given_value.as_bytes());
        }
    }

    /// A raw request's path that is accepted stays below `/v2/`.
    #[test]
    fn a_raw_path_stays_below_v2(rest in hostile(), below in any::<bool>()) {
        let path = if below { format!("/v2/{rest}") } else { rest };
        if raw_path(&path).is_ok() {
            let segments = resolved(&path);
            prop_assert_eq!(segments[0].as_str(), "v2");
            prop_assert!(path.bytes().all(|b| b.is_ascii_graphic() && !b"\\?#".contains(&b)));
            // Also for a gateway that decodes it, once or several times.
            for segment in path.split('/') {
                prop_assert!(decoded(segment).iter().all(|b| !b.is_ascii_control() && !b"/\\?#%;".contains(b)), "{}", segment);
            }
        }
    }

    /// A base URL that is accepted is `https`, loopback, or a path on the page's own origin, and appending a path
    /// does not change its host.
    #[test]
    fn a_base_url_is_where_it_says(text in hostile(), scheme in prop_oneof![Just(""), Just("https://"), Just("http://"), Just("/")]) {
        let text = format!("{scheme}{text}");
        if let Ok(base) = base(&text) {
            prop_assert!(text.starts_with(base), "only slashes at the end are cut");
            prop_assert!(!base.ends_with('/'));
            prop_assert!(base.bytes().all(|b| b.is_ascii_graphic() && !b"\\?#\"<>".contains(&b)));
            if let Some(rest) = base.strip_prefix("http://") {
                let host = rest.split('/').next().unwrap();
                let name = if host.starts_with('[') { host } else { host.split(':').next().unwrap() };
                let loopback = name == "localhost" || name.starts_with("127.") || name.starts_with("[::1]");
                prop_assert!(loopback, "{}", host);
            } else if !base.starts_with("https://") {
                prop_assert!(base.is_empty() || (base.starts_with('/') && !base.starts_with("//")), "{}", base);
            }
            let authority = base.split("://").nth(1).unwrap_or("").split('/').next().unwrap();
            prop_assert!(!authority.contains('@'));
        }
    }
}

fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let hex = [bytes.next().unwrap(), bytes.next().unwrap()];
            out.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            out.push(byte);
        }
    }
    out
}
