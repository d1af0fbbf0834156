//! SQL queries over the data of the workspace.

use super::resource;
use crate::model::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

resource! {
    /// SQL queries over the data of the workspace.
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
    /// The rows, by column. The types of the cells are not documented.
    #[tsify(type = "Record<string, unknown>[]")]
    pub rows: Vec<BTreeMap<String, Json>>,
}
