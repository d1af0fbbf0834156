//! Domains, extracted from any form of address.

/// Public suffixes of two parts.
const TWO_PART_ENDINGS: &[&str] = &[
    "ac.uk", "co.at", "co.id", "co.il", "co.in", "co.jp", "co.ke", "co.kr", "co.nz", "co.th", "co.uk", "co.za",
    "com.ar", "com.au", "com.br", "com.cn", "com.co", "com.hk", "com.mx", "com.my", "com.ng", "com.pe", "com.ph",
    "com.sg", "com.tr", "com.tw", "com.ua", "com.uy", "gov.uk", "ne.jp", "net.au", "net.br", "or.jp", "org.au",
    "org.nz", "org.uk",
];

/// `https://www.Acme.com/about?x=1` is `acme.com`; `None` when there is no domain in it.
pub fn clean_domain(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let rest = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|character| character.is_alphanumeric() || character == '-')
        });
    well_formed.then(|| host.to_owned())
}

/// `shop.acme.co.uk` belongs to `acme.co.uk`.
pub fn root_domain(domain: &str) -> String {
    let labels: Vec<&str> = domain.split('.').collect();
    let ending = labels.get(labels.len().saturating_sub(2)..).unwrap_or_default().join(".");
    let keep = if TWO_PART_ENDINGS.contains(&ending.as_str()) { 3 } else { 2 };
    labels.get(labels.len().saturating_sub(keep)..).unwrap_or_default().join(".")
}

#[cfg(test)]
mod tests {
    use super::{clean_domain, root_domain};

    #[test]
    fn domains_are_cut_out_of_addresses() {
        for (given, expected) in [
            ("acme.com", Some("acme.com")),
            ("https://www.Acme.com/about?x=1#top", Some("acme.com")),
            ("http://user@shop.acme.co.uk:8080", Some("shop.acme.co.uk")),
            ("müller.de", Some("müller.de")),
            ("acme", None),
            ("-acme.com", None),
            ("ac me.com", None),
            ("", None),
        ] {
            assert_eq!(clean_domain(given).as_deref(), expected, "{given}");
        }
        assert_eq!(root_domain("shop.acme.co.uk"), "acme.co.uk");
        assert_eq!(root_domain("a.b.acme.com"), "acme.com");
    }
}
