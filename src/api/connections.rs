//! Connections: the grants through which Maton reaches Attio workspaces.

use super::{Arguments, prepare, resource, usual};
use crate::core::failure::{Kind, Source};
use crate::core::operation::Operation;
use crate::js::arguments::{copy, property, set, take, with_default};
use crate::js::error::Details;
use crate::js::options::{RequestOptions, number};
use crate::js::task::{promise, wait};
use crate::js::transport::{Call, Transport};
use crate::js::wire;
use crate::model::{Json, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

resource! {
    /// Connections: the grants through which Maton reaches Attio workspaces.
    Connections "connections";

    /// Lists the connections of the Maton account, of the app `attio` unless told otherwise.
    list "(query?: ConnectionListQuery, options?: RequestOptions): PagePromise<Connection>"
        = GET "/connections", one_page(), queried(), returns("connections") => list;

    /// Starts a new connection; it stays `PENDING` until a person opens its `url` and gives consent.
    create "(body?: ConnectionCreate, options?: RequestOptions): Promise<Connection>"
        = POST "/connections", whole_body(), returns("") => create;

    /// Reads one connection.
    get "(connection_id: string, options?: RequestOptions): Promise<Connection>"
        = GET "/connections/{connection_id}", returns("") => get;

    /// Deletes a connection and revokes its grant for good.
    delete "(connection_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/connections/{connection_id}";

    /// Asks every 2 s until the connection is `ACTIVE`, for at most 5 min. Rejects with kind
    /// `missing_connection` when it ends `FAILED`, and with `timeout` when it stays `PENDING`.
    waitUntilActive "(connection_id: string, options?: WaitOptions): Promise<Connection>"
        = GET "/connections/{connection_id}" => wait_until_active;
}

/// How long to wait between two looks at a connection, and in all.
const INTERVAL_MS: f64 = 2_000.0;
const PATIENCE_MS: f64 = 300_000.0;

fn list(transport: &Transport, operation: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [query, ..] = arguments;
    with_default(query, "app", "attio");
    usual(transport, operation, arguments)
}

fn create(transport: &Transport, operation: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [body, options, ..] = arguments;
    with_default(body, "app", "attio");
    let options = options.clone();
    let call = prepare(transport, operation, arguments);
    let transport = transport.clone();
    let created = async move {
        let connection = unwrapped(transport.run(call?).await?)?;
        let complete = ["url", "status"].iter().all(|key| property(&connection, key, key).is_ok_and(|v| v.is_string()));
        if complete { Ok(connection) } else { read(&transport, property(&connection, ID, ID)?, &options).await }
    };
    promise(created).into()
}

fn get(transport: &Transport, _: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [id, options, ..] = arguments.clone();
    let transport = transport.clone();
    promise(async move { read(&transport, id, &options).await }).into()
}

fn wait_until_active(transport: &Transport, _: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [id, options, ..] = arguments.clone();
    let transport = transport.clone();
    let active = async move {
        // What is left of the options when the waiting's own are taken are those of each request.
        let options = copy(&options, "options")?;
        let patience_ms = number(&take(&options, "timeoutMs")?, "timeoutMs", 1.0)?.unwrap_or(PATIENCE_MS);
        let interval_ms = number(&take(&options, "intervalMs")?, "intervalMs", 1.0)?.unwrap_or(INTERVAL_MS);
        let signal = RequestOptions::read(&options, transport.via())?.signal;
        let end = wire::now() + patience_ms;
        loop {
            let connection = read(&transport, id.clone(), &options).await?;
            let status = property(&connection, "status", "status")?.as_string();
            let fail = |kind, message: &str| Err(Details::new().error(kind, Source::Gateway, message));
            match status.as_deref() {
                Some("ACTIVE") => return Ok(connection),
                Some("FAILED") => {
                    return fail(Kind::MissingConnection, "The connection has failed: delete it and create another.");
                }
                _ if wire::now() + interval_ms > end => {
                    return fail(Kind::Timeout, "The connection is not active yet: has someone opened its url and agreed?");
                }
                _ => wait(wire::sleep(interval_ms, &signal)).await?,
            };
        }
    };
    promise(active).into()
}

/// The key of a connection's id.
const ID: &str = "connection_id";

/// One connection, as the gateway knows it now.
async fn read(transport: &Transport, id: JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    const GET: Operation =
        Operation::new(crate::core::operation::GET, "/connections/{connection_id}").returns("");
    let call = Call::prepare(&GET, &[id], &JsValue::UNDEFINED, options, transport.via())?;
    unwrapped(transport.run(call).await?)
}

/// A connection from any of the shapes the gateway answers with: flat or in `connection`, its id
/// spelled `connection_id`, `connection_Id` or `id`.
fn unwrapped(answer: JsValue) -> Result<JsValue, JsValue> {
    let inner = property(&answer, "connection", "connection")?;
    let connection = if inner.is_object() { inner } else { answer };
    for spelling in [ID, "connection_Id", "id"] {
        let id = property(&connection, spelling, spelling)?;
        if id.is_string() {
            set(connection.unchecked_ref(), ID, &id);
            return Ok(connection);
        }
    }
    let message = "The gateway's answer names no connection.";
    Err(Details::new().error(Kind::Decode, Source::Gateway, message))
}

open_enum! {
    /// The state of a connection. A grant that has died is not known to leave `ACTIVE`: calls fail with 500.
    pub enum ConnectionStatus {
        Active = "ACTIVE",
        Pending = "PENDING",
        Failed = "FAILED",
    }
}

open_enum! {
    /// How a connection is authorised. Attio's are `OAUTH2`.
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
    /// Goes into the option `connection` and `withConnection`.
    pub connection_id: String,
    pub status: ConnectionStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated_time: Option<Timestamp>,
    /// Where a person gives consent. It carries a session token: do not log it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The app, `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
    /// Mostly empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub metadata: Option<BTreeMap<String, Json>>,
}

/// What `connections.list` takes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ConnectionListQuery {
    /// Default `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ConnectionStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
    /// How many at most. There are no further pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// What `connections.create` takes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ConnectionCreate {
    /// Default `"attio"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// Default: the app's usual one, which is `OAUTH2` for Attio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<ConnectionMethod>,
}
