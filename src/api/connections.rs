//! Connections: the grants through which Maton reaches Attio workspaces.

use super::{Arguments, resource};
use crate::core::failure::{Kind, Source};
use crate::core::operation::{self, Operation};
use crate::js::arguments::{copy, property, take};
use crate::js::error::Details;
use crate::js::options::number;
use crate::js::task::{promise, wait};
use crate::js::transport::{Call, Transport};
use crate::js::wire;
use crate::model::{Json, Timestamp, open_enum};
use js_sys::Object;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::slice;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

resource! {
    /// Connections: the grants through which Maton reaches Attio workspaces.
    Connections "connections";

    /// Lists the connections of the Maton account, of the app `attio` unless told otherwise.
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
        = POST "/connections", whole_body(), returns(Output::Connection), preset(Preset::App) => create;

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

    /// Asks every 2 s until the connection is `ACTIVE`, for at most 5 min. Rejects with kind
    /// `missing_connection` when it ends `FAILED`, and with `timeout` when it stays `PENDING`.
    ///
    /// @example
    /// const connection = await attio.connections.waitUntilActive(connectionId, { timeoutMs: 120_000 });
    /// const scoped = attio.withConnection(connection.connection_id);
    waitUntilActive "(connection_id: string, options?: WaitOptions): Promise<Connection>"
        = GET "/connections/{connection_id}", returns(Output::Connection) => wait_until_active;
}

/// Creates a connection, and reads it back where the answer says too little of it.
fn create(transport: &Transport, operation: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [body, options, ..] = arguments;
    let call = Call::prepare(operation, &[], body, options, transport.via());
    promise(settled(transport.clone(), call, copy(options, "options"), None)).into()
}

fn wait_until_active(transport: &Transport, operation: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [id, options, ..] = arguments;
    // What is left of the options when the waiting's own are taken are those of each request.
    let options = copy(options, "options");
    let (call, patience) = match &options {
        Ok(options) => {
            let patience = Patience::take(options);
            (Call::prepare(operation, slice::from_ref(id), &JsValue::UNDEFINED, options, transport.via()), patience)
        }
        Err(error) => (Err(error.clone()), Err(error.clone())),
    };
    promise(settled(transport.clone(), call, options, Some(patience))).into()
}

/// How long to wait in all, and between two looks, in milliseconds.
struct Patience {
    total: f64,
    interval: f64,
}

impl Patience {
    fn take(options: &Object) -> Result<Self, JsValue> {
        let take = |name| number(&take(options, name)?, name, 1.0);
        let (total, interval) = (take("timeoutMs")?, take("intervalMs")?);
        Ok(Patience { total: total.unwrap_or(300_000.0), interval: interval.unwrap_or(2_000.0) })
    }
}

/// The connection that a call gives, once it says enough or, with patience, once it is active.
async fn settled(
    transport: Transport,
    call: Result<Call, JsValue>,
    options: Result<Object, JsValue>,
    patience: Option<Result<Patience, JsValue>>,
) -> Result<JsValue, JsValue> {
    const GET: Operation =
        Operation::new(operation::GET, "get\n/connections/{connection_id}").returns(operation::Output::Connection);
    let (patience, options) = (patience.transpose()?, options?);
    let mut call = call?;
    let signal = call.options.signal.clone();
    let began = wire::now();
    loop {
        let connection = transport.run(call).await?;
        let text = |key| property(&connection, key, key).map(|value| value.as_string());
        match (&patience, text("status")?.as_deref()) {
            (None, Some(_)) if text("url")?.is_some() => return Ok(connection),
            (None, _) => {}
            (Some(_), Some("ACTIVE")) => return Ok(connection),
            (Some(_), Some("FAILED")) => {
                return fail(Kind::MissingConnection, "The connection has failed: delete it and create another.");
            }
            (Some(Patience { total, interval }), _) => {
                if wire::now() + interval > began + total {
                    return fail(
                        Kind::Timeout,
                        "The connection is not active yet: has someone opened its url and agreed?",
                    );
                }
                wait(wire::sleep(*interval, &signal)).await?;
            }
        }
        let id = property(&connection, "connection_id", "connection_id")?;
        call = Call::prepare(&GET, &[id], &JsValue::UNDEFINED, &options, transport.via())?;
        if patience.is_none() {
            return transport.run(call).await;
        }
    }
}

fn fail(kind: Kind, message: &str) -> Result<JsValue, JsValue> {
    Err(Details::default().error(kind, Source::Gateway, message))
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
