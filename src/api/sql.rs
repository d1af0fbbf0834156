//! SQL: reading the workspace with a query language.

use super::resource;
use crate::model::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

resource! {
    /// SQL: reading the workspace with a query language.
    Sql "sql";

    /// Runs one SELECT statement over the data of the workspace.
    ///
    /// @beta
    ///
    /// @example
    /// const result = await attio.sql.query({ sql: "SELECT name, domains FROM companies ORDER BY name LIMIT 10" });
    query "(query: SqlQuery, options?: RequestOptions): Promise<SqlResult>"
        = POST "/v2/sql"
            requires("sql")
            scopes("record_permission:read object_configuration:read"), whole_body(), reads(), beta();
}

/// Body of `sql.query`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SqlQuery {
    /// One SELECT statement.
    pub sql: String,
}

/// Result of an SQL query.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct SqlResult {
    /// The rows, by column. The vendor says nothing about the types of the cells.
    #[tsify(type = "Record<string, unknown>[]")]
    pub rows: Vec<BTreeMap<String, Json>>,
}
