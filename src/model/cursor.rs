use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// An object of which one part is paged: pass the cursor to get the next page of it.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct CursorPage<T> {
    pub data: T,
    /// Cursor for the next call; absent after the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}
