//! Choice of the streams to copy, and the reason why a stream of the copy is not among them.

use serde::{Deserialize, Serialize};

use crate::stream::Kind;

/// A stream that the copy has.
#[derive(Clone, Debug, Deserialize)]
pub struct Known {
    pub stream: String,
    pub kind: Kind,
    pub slug: String,
}

/// A stream that the workspace has.
#[derive(Clone, Debug, Deserialize)]
pub struct There {
    pub stream: String,
    pub slug: String,
}

/// All streams of a kind.
#[derive(Clone, Debug, Deserialize)]
pub struct Collection {
    pub kind: Kind,
    /// Slugs that are to be copied, or `None` for all.
    pub wanted: Option<Vec<String>>,
    /// Streams of the workspace, or `None` where they could not be read, or were not.
    pub there: Option<Vec<There>>,
}

/// Reason why a stream of the copy is not read any more. Its rows are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Absence {
    /// The workspace does not have it, or does not show it to this key.
    Gone,
    NotChosen,
}

/// A slug that neither the workspace nor the copy has, or that is no longer the name of its stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unknown {
    pub kind: Kind,
    pub slug: String,
    /// Its slug in the workspace, where it was renamed.
    pub now: Option<String>,
    /// The slugs of the workspace.
    pub there: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub chosen: Vec<String>,
    /// Stream and reason of each one to set aside. What could not be read is not here: it may still be there.
    pub absent: Vec<(String, Absence)>,
    pub unknown: Option<Unknown>,
}

/// Compares the workspace with the copy.
pub fn choose(known: &[Known], collections: &[Collection]) -> Choice {
    let mut choice = Choice::default();
    for Collection { kind, wanted, there } in collections {
        let known: Vec<&Known> = known.iter().filter(|known| known.kind == *kind).collect();
        let is_wanted = |slug: &String| wanted.as_ref().is_none_or(|wanted| wanted.contains(slug));
        let Some(there) = there else {
            // Nothing is known of the workspace; what is not wanted can be told all the same.
            let not_wanted = known.iter().filter(|known| !is_wanted(&known.slug));
            choice.absent.extend(not_wanted.map(|known| (known.stream.clone(), Absence::NotChosen)));
            continue;
        };
        let found = |stream: &str| there.iter().find(|one| one.stream == stream);
        for slug in wanted.iter().flatten().filter(|slug| !there.iter().any(|one| one.slug == **slug)) {
            let ours = known.iter().find(|known| known.slug == *slug);
            let now = ours.and_then(|known| found(&known.stream)).map(|one| one.slug.clone());
            // One that was copied and is gone keeps no others from being copied.
            if ours.is_none() || now.is_some() {
                let there = there.iter().map(|one| one.slug.clone()).collect();
                choice.unknown.get_or_insert(Unknown { kind: *kind, slug: slug.clone(), now, there });
            }
        }
        choice.chosen.extend(there.iter().filter(|one| is_wanted(&one.slug)).map(|one| one.stream.clone()));
        for known in known {
            match found(&known.stream) {
                Some(one) if is_wanted(&one.slug) => {}
                Some(_) => choice.absent.push((known.stream.clone(), Absence::NotChosen)),
                None => choice.absent.push((known.stream.clone(), Absence::Gone)),
            }
        }
    }
    choice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(names: &[(&str, &str)]) -> Vec<Known> {
        let lists = names.iter().map(|&(stream, slug)| (stream, slug, Kind::Entries));
        let all = lists.chain([("o1", "companies", Kind::Records)]);
        all.map(|(stream, slug, kind)| Known { stream: stream.into(), kind, slug: slug.into() }).collect()
    }

    fn lists(wanted: Option<&[&str]>, there: Option<&[(&str, &str)]>) -> Collection {
        Collection {
            kind: Kind::Entries,
            wanted: wanted.map(|slugs| slugs.iter().map(|&slug| slug.to_owned()).collect()),
            there: there.map(|all| {
                all.iter().map(|&(stream, slug)| There { stream: stream.into(), slug: slug.into() }).collect()
            }),
        }
    }

    fn absent(choice: &Choice) -> Vec<(&str, Absence)> {
        choice.absent.iter().map(|(stream, why)| (stream.as_str(), *why)).collect()
    }

    #[test]
    fn what_the_workspace_has_not_is_gone_and_the_others_are_read() {
        let choice = choose(&known(&[("l1", "a"), ("l2", "b")]), &[lists(None, Some(&[("l2", "b"), ("l3", "c")]))]);
        assert_eq!(choice.chosen, ["l2", "l3"]);
        assert_eq!(absent(&choice), [("l1", Absence::Gone)], "and nothing of another kind");
        let named = choose(&known(&[("l1", "a"), ("l2", "b")]), &[lists(Some(&["a", "b"]), Some(&[("l2", "b")]))]);
        assert_eq!((named.chosen.as_slice(), named.unknown.as_ref()), (["l2".to_owned()].as_slice(), None));
        assert_eq!(absent(&named), [("l1", Absence::Gone)]);
    }

    #[test]
    fn what_could_not_be_read_may_still_be_there() {
        assert_eq!(choose(&known(&[("l1", "a")]), &[lists(None, None)]), Choice::default());
        let none = choose(&known(&[("l1", "a")]), &[lists(Some(&[]), None)]);
        assert_eq!(absent(&none), [("l1", Absence::NotChosen)]);
    }

    #[test]
    fn what_is_not_chosen_is_not_gone() {
        let choice = choose(&known(&[("l1", "a")]), &[lists(Some(&["b"]), Some(&[("l1", "a"), ("l2", "b")]))]);
        assert_eq!(absent(&choice), [("l1", Absence::NotChosen)]);
    }

    #[test]
    fn a_slug_that_nobody_knows_or_that_was_renamed_is_told() {
        let misspelt = choose(&known(&[]), &[lists(Some(&["x"]), Some(&[("l1", "a")]))]).unknown;
        let unknown = |slug: &str, now: Option<&str>, there: &str| Unknown {
            kind: Kind::Entries,
            slug: slug.into(),
            now: now.map(str::to_owned),
            there: vec![there.into()],
        };
        assert_eq!(misspelt, Some(unknown("x", None, "a")));
        let renamed = choose(&known(&[("l1", "a")]), &[lists(Some(&["a"]), Some(&[("l1", "b")]))]).unknown;
        assert_eq!(renamed, Some(unknown("a", Some("b"), "b")));
        let followed = choose(&known(&[("l1", "a")]), &[lists(None, Some(&[("l1", "b")]))]);
        assert_eq!(followed.chosen, ["l1"], "without a slug it is copied under its new name");
    }
}
