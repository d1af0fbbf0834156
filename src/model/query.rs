use super::{Filter, Sort};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// Body of `records.query` and `entries.query`; activity records have no views.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Query {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Filter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_view_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sorts: Option<Vec<Sort>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
}

#[wasm_bindgen(typescript_custom_section)]
const QUERY: &'static str = include_str!("query.d.ts");
