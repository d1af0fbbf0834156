//! Phone numbers as E.164, with their country. Lengths are checked, numbering plans are not.

/// Country, calling code, and the trunk prefix of local numbers where there is one.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("US", "1", ""),
    ("CA", "1", ""),
    ("EG", "20", "0"),
    ("ZA", "27", "0"),
    ("GR", "30", ""),
    ("NL", "31", "0"),
    ("BE", "32", "0"),
    ("FR", "33", "0"),
    ("ES", "34", ""),
    ("HU", "36", "06"),
    ("IT", "39", ""),
    ("RO", "40", "0"),
    ("CH", "41", "0"),
    ("AT", "43", "0"),
    ("GB", "44", "0"),
    ("DK", "45", ""),
    ("SE", "46", "0"),
    ("NO", "47", ""),
    ("PL", "48", ""),
    ("DE", "49", "0"),
    ("PE", "51", "0"),
    ("MX", "52", ""),
    ("AR", "54", "0"),
    ("BR", "55", "0"),
    ("CL", "56", ""),
    ("CO", "57", ""),
    ("VE", "58", "0"),
    ("MY", "60", "0"),
    ("AU", "61", "0"),
    ("ID", "62", "0"),
    ("PH", "63", "0"),
    ("NZ", "64", "0"),
    ("SG", "65", ""),
    ("TH", "66", "0"),
    ("JP", "81", "0"),
    ("KR", "82", "0"),
    ("VN", "84", "0"),
    ("CN", "86", "0"),
    ("TR", "90", "0"),
    ("IN", "91", "0"),
    ("PK", "92", "0"),
    ("LK", "94", "0"),
    ("MA", "212", "0"),
    ("DZ", "213", "0"),
    ("TN", "216", ""),
    ("SN", "221", ""),
    ("GH", "233", "0"),
    ("NG", "234", "0"),
    ("RW", "250", "0"),
    ("ET", "251", "0"),
    ("KE", "254", "0"),
    ("TZ", "255", "0"),
    ("UG", "256", "0"),
    ("PT", "351", ""),
    ("LU", "352", ""),
    ("IE", "353", "0"),
    ("IS", "354", ""),
    ("AL", "355", "0"),
    ("MT", "356", ""),
    ("CY", "357", ""),
    ("FI", "358", "0"),
    ("BG", "359", "0"),
    ("LT", "370", "0"),
    ("LV", "371", ""),
    ("EE", "372", ""),
    ("UA", "380", "0"),
    ("RS", "381", "0"),
    ("HR", "385", "0"),
    ("SI", "386", "0"),
    ("CZ", "420", ""),
    ("SK", "421", "0"),
    ("UY", "598", "0"),
    ("HK", "852", ""),
    ("TW", "886", "0"),
    ("AE", "971", "0"),
    ("IL", "972", "0"),
    ("QA", "974", ""),
    ("SA", "966", "0"),
    ("OM", "968", ""),
];

/// Area codes of Canada, which shares +1.
const CANADIAN: &[&str] = &[
    "204", "226", "236", "249", "250", "289", "306", "343", "365", "403", "416", "418", "431", "437", "438", "450",
    "506", "514", "519", "548", "579", "581", "587", "604", "613", "639", "647", "672", "705", "709", "778", "780",
    "782", "807", "819", "825", "867", "873", "902", "905",
];

/// The E.164 number and the country. A local number needs `country`.
pub fn normalize(original: &str, country: Option<&str>) -> Option<(String, String)> {
    let trimmed = original.trim();
    if !trimmed.chars().all(|character| character.is_ascii_digit() || "+ -().\u{a0}/".contains(character)) {
        return None;
    }
    let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
    let international = match (trimmed.strip_prefix('+'), trimmed.strip_prefix("00")) {
        (Some(_), _) => digits,
        (None, Some(_)) => digits.get(2..)?.to_owned(),
        (None, None) => {
            let (_, code, trunk) = COUNTRIES.iter().find(|(name, _, _)| Some(*name) == country)?;
            format!("{code}{}", digits.strip_prefix(trunk).unwrap_or(&digits))
        }
    };
    let (found, code) = country_of(&international)?;
    let national = international.len().saturating_sub(code.len());
    if !(8..=15).contains(&international.len()) || national < 4 || (code == "1" && national != 10) {
        return None;
    }
    Some((format!("+{international}"), found.to_owned()))
}

fn country_of(international: &str) -> Option<(&'static str, &'static str)> {
    let (country, code, _) = COUNTRIES
        .iter()
        .filter(|(_, code, _)| international.starts_with(code))
        .max_by_key(|(_, code, _)| code.len())?;
    if *code == "1" {
        let canadian = international.get(1..4).is_some_and(|area| CANADIAN.contains(&area));
        return Some((if canadian { "CA" } else { "US" }, code));
    }
    Some((country, code))
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn numbers_become_e164() {
        for (given, country, expected) in [
            ("+44 20 7946 0958", None, Some(("+442079460958", "GB"))),
            ("020 7946 0958", Some("GB"), Some(("+442079460958", "GB"))),
            ("0049 30 123456", None, Some(("+4930123456", "DE"))),
            ("(415) 555-0123", Some("US"), Some(("+14155550123", "US"))),
            ("+1 416 555 0123", None, Some(("+14165550123", "CA"))),
            ("020 7946 0958", None, None),
            ("+999 123456789", None, None),
            ("+1 415 555", None, None),
            ("call me", Some("US"), None),
            ("", Some("US"), None),
        ] {
            let got = normalize(given, country);
            assert_eq!(got.as_ref().map(|(number, country)| (number.as_str(), country.as_str())), expected, "{given}");
        }
    }
}
