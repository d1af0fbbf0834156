//! Every answer of a server becomes one kind of error with a message.

use attio::core::failure::{ErrorBody, Kind, Source, classify, message};
use proptest::prelude::*;

fn bodies() -> impl Strategy<Value = ErrorBody> {
    let code = prop_oneof![
        Just(String::new()),
        Just("uniqueness_conflict".to_owned()),
        Just("merge_in_progress".to_owned()),
        Just("not_found".to_owned()),
        any::<String>(),
    ];
    let words =
        prop_oneof![Just(String::new()), Just("No active Connection for app attio".to_owned()), any::<String>(),];
    (code, words, any::<bool>()).prop_map(|(code, message, attio)| ErrorBody { code, message, attio })
}

proptest! {
    #[test]
    fn every_status_and_body_is_one_kind(status in 400u16..600, body in bodies(), via_gateway in any::<bool>()) {
        let (kind, source) = classify(status, &body, via_gateway);
        prop_assert_eq!(source == Source::Gateway, via_gateway && !body.attio);
        let conflict = ["uniqueness_conflict", "merge_in_progress"].contains(&body.code.as_str());
        match status {
            401 => prop_assert_eq!(kind, Kind::Authentication),
            403 => prop_assert_eq!(kind, Kind::Permission),
            _ if conflict => prop_assert_eq!(kind, Kind::Conflict),
            404 => prop_assert_eq!(kind, Kind::NotFound),
            408 => prop_assert_eq!(kind, Kind::Timeout),
            409 => prop_assert_eq!(kind, Kind::Conflict),
            412 => prop_assert_eq!(kind, Kind::MissingConnection),
            429 => prop_assert_eq!(kind, Kind::RateLimited),
            400 => prop_assert!(matches!(kind, Kind::Validation | Kind::MissingConnection)),
            402..=499 => prop_assert_eq!(kind, Kind::Validation),
            _ => prop_assert_eq!(kind, Kind::Server),
        }
    }

    #[test]
    fn every_error_has_a_message(status in 0u16..1_000, body in bodies(), via_gateway in any::<bool>(), scopes in "[a-z_:|-]{0,10}( [a-z_:|-]{1,10}){0,3}") {
        let (kind, source) = classify(status, &body, via_gateway);
        let text = message(status, &body, kind, source, &scopes);
        prop_assert!(!text.is_empty());
        prop_assert!(text.starts_with(&body.message), "the service's own words come first");
        if let Some(advice) = text.strip_prefix(&body.message).filter(|rest| !rest.is_empty() && !body.message.is_empty()) {
            let ends = body.message.ends_with(['.', '!', '?']);
            prop_assert!(advice.starts_with(if ends { " " } else { ". " }), "{}: sentences are apart", text);
        }
        if kind == Kind::Permission {
            for scope in scopes.split([' ', '|']) {
                prop_assert!(text.contains(scope), "{} names {}", text, scope);
            }
        }
    }
}
