//! SQL over the data of a workspace.

use crate::model::Json;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use std::collections::BTreeMap;

/// What `sql.query` takes.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SqlQuery {
    /// One SELECT statement.
    pub sql: String,
}

/// What an SQL query gives.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SqlResult {
    /// The rows, by column. The vendor says nothing about the types of the cells.
    #[tsify(type = "Record<string, unknown>[]")]
    pub rows: Vec<BTreeMap<String, Json>>,
}
