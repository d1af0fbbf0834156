//! Position of a sweep.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::stream::{Kind, Paging};

/// Fields of a row that the core needs. The rest stays with the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub id: String,
    /// The unchanged text: its nanoseconds must not be cut off.
    pub created_at: String,
}

/// The heads in an index of rows, a list of `[bytes, id, created_at]` (`rows/src/rows.rs`).
pub fn indexed(index: &[u8]) -> serde_json::Result<Vec<Head>> {
    let text = |value: Value| match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let rows: Vec<(u32, Value, Value)> = serde_json::from_slice(index)?;
    Ok(rows.into_iter().map(|(_, id, created_at)| Head { id: text(id), created_at: text(created_at) }).collect())
}

/// Start of the next page. The store contains it as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// Keyset: rows created at this instant or later.
    pub at: String,
    /// Number of rows to skip: of that instant, or of all.
    pub offset: u64,
    /// Page size, where it was reduced after refusals; 0 is the default.
    pub limit: u32,
    /// Offset paging: the last rows of the page before. If one of them is in the next page, no row was skipped.
    pub anchors: Vec<String>,
    /// Offset paging: number of pages in which no anchor was found.
    pub shifts: u32,
}

/// One request for a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// `created_at` at or after this; empty for all.
    pub at: String,
    pub offset: u64,
    pub limit: u32,
}

/// A page from which the sweep cannot continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable(pub &'static str);

/// Number of times that offset paging steps back before it continues regardless; the next sweep reads all rows again.
const MOST_SHIFTS: u32 = 50;

/// Number of anchors: a shift stays unnoticed only if all of them are deleted.
const ANCHORS: usize = 8;

/// Number of rows by which a page that is requested ahead overlaps the one before it.
const OVERLAP: u64 = 4;

/// Minimum page size.
const SMALLEST: u32 = 25;

impl Cursor {
    /// The request for the page at this cursor.
    pub fn page(&self, kind: Kind) -> Page {
        let limit = if self.limit == 0 { kind.page() } else { self.limit };
        // Includes one row of the page before, which shows whether earlier rows were deleted.
        let offset = if self.anchors.is_empty() { self.offset } else { self.offset.saturating_sub(1) };
        Page { at: self.at.clone(), offset, limit }
    }

    /// The cursor after a page, or `None` at the end.
    pub fn after(&self, kind: Kind, heads: &[Head]) -> Result<Option<Cursor>, Unusable> {
        let page = self.page(kind);
        match kind.paging() {
            Paging::Whole => Ok(None),
            Paging::Keyset => self.after_keyset(&page, heads),
            Paging::Offset => self.after_offset(&page, heads),
        }
    }

    /// Keyset: the page after the one at this cursor, before that one was read. Where it begins is a guess, since rows may
    /// be removed meanwhile: [`continues`] tells whether it was right.
    pub fn guess(&self, kind: Kind) -> Cursor {
        let Page { offset, limit, .. } = self.page(kind);
        let limit = u64::from(limit);
        Cursor { offset: offset.saturating_add(limit.saturating_sub(OVERLAP.min(limit / 2))), ..self.clone() }
    }

    /// The same page with half the size.
    pub fn smaller(&self, kind: Kind) -> Cursor {
        Cursor { limit: (self.page(kind).limit / 2).max(SMALLEST), ..self.clone() }
    }

    fn after_keyset(&self, page: &Page, heads: &[Head]) -> Result<Option<Cursor>, Unusable> {
        let is_full = heads.len() as u64 >= u64::from(page.limit);
        let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Ok(None) };
        if is_full && last.created_at.is_empty() {
            return Err(Unusable("rows without created_at cannot be paged"));
        }
        if first.created_at.len() == self.at.len() && first.created_at < self.at {
            return Err(Unusable("the filter on created_at was ignored"));
        }
        if !is_full {
            return Ok(None);
        }
        let limit = self.grown(page);
        if last.created_at == self.at {
            // All rows have the same instant: continue within it, overlapping by one row.
            let offset = page.offset + (heads.len() as u64).saturating_sub(1).max(1);
            return Ok(Some(Cursor { offset, limit, ..self.clone() }));
        }
        Ok(Some(Cursor { at: last.created_at.clone(), limit, ..Cursor::default() }))
    }

    fn after_offset(&self, page: &Page, heads: &[Head]) -> Result<Option<Cursor>, Unusable> {
        let anchored = page.offset == 0 || heads.iter().any(|head| self.anchors.contains(&head.id));
        if !anchored && !self.anchors.is_empty() && self.shifts < MOST_SHIFTS {
            // Earlier rows were deleted: between the last page and this one some may be unread.
            let offset = self.offset.saturating_sub(u64::from(page.limit));
            return Ok(Some(Cursor { offset, shifts: self.shifts + 1, ..self.clone() }));
        }
        if (heads.len() as u64) < u64::from(page.limit) {
            return Ok(None);
        }
        let offset = page.offset + heads.len() as u64;
        let anchors = heads.iter().rev().take(ANCHORS).map(|head| head.id.clone()).collect();
        Ok(Some(Cursor { offset, anchors, limit: self.grown(page), ..self.clone() }))
    }

    /// Reduced pages grow again; even smaller ones occur only in the simulation.
    fn grown(&self, page: &Page) -> u32 {
        match page.limit {
            limit if limit < SMALLEST => limit,
            limit if self.limit == 0 || limit >= 250 => 0,
            limit => limit.saturating_mul(2),
        }
    }
}

/// Whether a page that was asked for ahead has all rows from the one before it on, whose last one was created at `last`.
///
/// It begins earlier than that instant, and has no holes: so it has what a page would have that was asked for by the
/// instant. Equality is not enough: of rows with one instant the order may be another one in each answer.
pub fn continues(last: &str, heads: &[Head]) -> bool {
    heads.first().is_some_and(|first| first.created_at.len() == last.len() && first.created_at.as_str() < last)
}

/// Distinct ids, in the order of their last occurrence.
pub fn distinct(heads: &[Head]) -> HashSet<&str> {
    heads.iter().map(|head| head.id.as_str()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn heads(rows: &[(&str, &str)]) -> Vec<Head> {
        rows.iter().map(|(id, at)| Head { id: (*id).to_owned(), created_at: (*at).to_owned() }).collect()
    }

    fn small(limit: u32) -> Cursor {
        Cursor { limit, ..Cursor::default() }
    }

    #[test]
    fn an_index_has_the_heads() {
        let index = br#"[[120,"a","2025-01-01"],[7,12,null]]"#;
        assert_eq!(indexed(index).unwrap(), heads(&[("a", "2025-01-01"), ("12", "")]));
        assert_eq!(indexed(b"[]").unwrap(), []);
        assert!(indexed(b"").is_err());
    }

    #[test]
    fn a_full_page_goes_on_at_its_last_instant() {
        let next = small(2).after(Kind::Records, &heads(&[("a", "2025-01-01"), ("b", "2025-01-02")])).unwrap().unwrap();
        assert_eq!((next.at.as_str(), next.offset), ("2025-01-02", 0));
        assert_eq!(next.limit, 2);
    }

    #[test]
    fn a_page_of_one_instant_goes_on_inside_it() {
        let cursor = Cursor { at: "2025-01-02".into(), limit: 2, ..Cursor::default() };
        let next = cursor.after(Kind::Records, &heads(&[("a", "2025-01-02"), ("b", "2025-01-02")])).unwrap().unwrap();
        assert_eq!((next.at.as_str(), next.offset), ("2025-01-02", 1));
    }

    #[test]
    fn a_short_page_ends_it() {
        assert_eq!(small(3).after(Kind::Records, &heads(&[("a", "2025-01-01")])), Ok(None));
        assert_eq!(Cursor::default().after(Kind::Members, &heads(&[("a", ""); 700])), Ok(None));
    }

    #[test]
    fn a_filter_that_was_ignored_is_noticed() {
        let cursor = Cursor { at: "2025-01-02".into(), limit: 2, ..Cursor::default() };
        assert!(cursor.after(Kind::Records, &heads(&[("a", "2025-01-01"), ("b", "2025-01-03")])).is_err());
    }

    #[test]
    fn offset_paging_steps_back_when_rows_were_removed() {
        let first = small(2).after(Kind::Tasks, &heads(&[("a", ""), ("b", "")])).unwrap().unwrap();
        assert_eq!((first.offset, first.anchors.as_slice()), (2, ["b".to_owned(), "a".to_owned()].as_slice()));
        assert_eq!(first.page(Kind::Tasks).offset, 1);
        let first = Cursor { limit: 2, ..first };
        let on = first.after(Kind::Tasks, &heads(&[("b", ""), ("c", "")])).unwrap().unwrap();
        assert_eq!((on.offset, on.shifts), (3, 0));
        let back = first.after(Kind::Tasks, &heads(&[("c", ""), ("d", "")])).unwrap().unwrap();
        assert_eq!((back.offset, back.shifts), (0, 1));
        let again = Cursor { limit: 2, ..back }.after(Kind::Tasks, &heads(&[("b", ""), ("c", "")])).unwrap().unwrap();
        assert_eq!(again.offset, 2);
    }

    #[test]
    fn a_page_ahead_overlaps_and_must_begin_before_the_end() {
        assert_eq!(Cursor::default().guess(Kind::Records).page(Kind::Records).offset, 496);
        let second = Cursor { at: "2025".into(), offset: 496, ..Cursor::default() }.guess(Kind::Records);
        assert_eq!((second.at.as_str(), second.offset), ("2025", 992));
        assert_eq!(small(2).guess(Kind::Records).offset, 1);
        assert!(continues("2025-01-03", &heads(&[("b", "2025-01-02"), ("d", "2025-01-04")])));
        assert!(!continues("2025-01-03", &heads(&[("c", "2025-01-03"), ("d", "2025-01-04")])));
        assert!(!continues("2025-01-03", &heads(&[("d", "2025-01-04")])));
        assert!(!continues("2025-01-03", &heads(&[("b", "2025-01")])));
        assert!(!continues("2025-01-03", &[]));
    }

    #[test]
    fn pages_shrink_and_grow_again() {
        let cursor = Cursor::default().smaller(Kind::Records);
        assert_eq!(cursor.limit, 250);
        assert_eq!(small(10).smaller(Kind::Records).limit, 25);
        let full = heads(&vec![("a", "2025-01-01"); 250]);
        assert_eq!(cursor.after(Kind::Records, &full).unwrap().unwrap().limit, 0);
        let full = heads(&vec![("a", "2025-01-01"); 50]);
        assert_eq!(small(50).after(Kind::Records, &full).unwrap().unwrap().limit, 100);
    }
}
