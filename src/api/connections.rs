//! Connections: the grants through which Maton reaches Attio workspaces.

use super::resource;
use crate::model::{Json, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

resource! {
    /// Connections: the grants through which Maton reaches Attio workspaces.
    Connections "connections";

    /// Lists the connections of the Maton account, by default those of the app `attio`.
    ///
    /// @example
    /// const active = await attio.connections.list({ status: "ACTIVE" }).toArray();
    /// console.log(active.map((connection) => connection.connection_id));
    list "(query?: ConnectionListQuery, options?: RequestOptions): PagePromise<Connection>"
        = GET "/connections", one_page(), queried(), returns(Output::Connections), preset(Preset::App);

    /// Starts a new connection; it stays `PENDING` until a person opens its `url` and gives consent.
    ///
    /// @example
    /// const { connection_id, url } = await attio.connections.create();
    /// console.log(`Open ${url} and agree.`);
    /// await attio.connections.waitUntilActive(connection_id);
    create "(body?: ConnectionCreate, options?: RequestOptions): Promise<Connection>"
        = POST "/connections", whole_body(), returns(Output::Connection), preset(Preset::App);

    /// Reads one connection.
    ///
    /// @example
    /// const { status } = await attio.connections.get(connectionId);
    get "(connection_id: string, options?: RequestOptions): Promise<Connection>"
        = GET "/connections/{connection_id}", returns(Output::Connection);

    /// Deletes a connection and revokes its grant for good.
    ///
    /// @example
    /// await attio.connections.delete(connectionId);
    delete "(connection_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/connections/{connection_id}";

    /// Polls every 2 s until the connection is `ACTIVE`, for at most 5 min. Rejects with kind `missing_connection`
    /// when it becomes `FAILED`, and with `timeout` when it stays `PENDING`.
    ///
    /// @example
    /// const connection = await attio.connections.waitUntilActive(connectionId, { timeoutMs: 120_000 });
    /// const scoped = attio.withConnection(connection.connection_id);
    waitUntilActive "(connection_id: string, options?: WaitOptions): Promise<Connection>"
        = GET "/connections/{connection_id}", returns(Output::Connection);
}

open_enum! {
    /// State of a connection. It may stay `ACTIVE` after its grant was revoked: calls then fail with 500.
    pub enum ConnectionStatus {
        Active = "ACTIVE",
        Pending = "PENDING",
        Failed = "FAILED",
    }
}

open_enum! {
    /// Authorization method of a connection. Attio's are `OAUTH2`.
    pub enum ConnectionMethod {
        OAuth2 = "OAUTH2",
        OAuth1 = "OAUTH1",
        ApiKey = "API_KEY",
        Basic = "BASIC",
        Jwt = "JWT",
        Mcp = "MCP",
    }
}

/// A connection of the Maton account.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Connection {
    /// Id for the option `connection` and for `withConnection`.
    pub connection_id: String,
    pub status: ConnectionStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_time: Option<Timestamp>,
    /// URL where a person gives consent. It contains a session token: do not log it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The app, `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
    /// Usually empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub metadata: Option<BTreeMap<String, Json>>,
}

/// Query parameters of `connections.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ConnectionListQuery {
    /// Default `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ConnectionStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
    /// Maximum number of connections. There are no further pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Body of `connections.create`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ConnectionCreate {
    /// Default `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// Default: the usual method of the app, which is `OAUTH2` for Attio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
}
