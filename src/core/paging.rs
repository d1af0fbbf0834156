//! Paging: page sizes, and the end of a list.

use super::operation::{PageSize, Paging};

/// The page size to request where the vendor documents none.
const UNDOCUMENTED_SIZE: u16 = 500;

impl PageSize {
    /// The size to request where the caller sets none.
    pub const fn usual(self) -> u32 {
        (if self.default > 0 { self.default } else { UNDOCUMENTED_SIZE }) as u32
    }

    /// The largest size that may be requested.
    pub const fn largest(self) -> u32 {
        if self.max > 0 { self.max as u32 } else { 1_000_000 }
    }

    /// Whether a size is within the documented maximum.
    pub fn allows(self, limit: u32) -> bool {
        limit > 0 && (self.max == 0 || limit <= u32::from(self.max))
    }

    /// Whether a page of `received` items, requested with `limit`, is the last one. A short page shows this only
    /// where the vendor documents that it serves pages of that size. Elsewhere an undocumented maximum of the server
    /// would look like the end, so only an empty page is one.
    pub fn is_last(self, limit: u32, received: u32) -> bool {
        received == 0 || (received < limit && limit <= u32::from(self.default.max(self.max)))
    }
}

impl Paging {
    /// The page sizes of a list that has pages.
    pub fn size(self) -> Option<PageSize> {
        match self {
            Paging::Offset(size) | Paging::Cursor(size) => Some(size),
            _ => None,
        }
    }
}
