use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// One object of which a part comes in pages: ask again with the cursor for the next part.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct CursorPage<T> {
    pub data: T,
    /// Goes into `cursor` of the next call; absent when this was the last part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}
