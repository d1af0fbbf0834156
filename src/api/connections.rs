//! Connections: the grants through which Maton reaches Attio workspaces.

use super::{Arguments, resource};
use crate::core::failure::{Kind, Source};
use crate::core::operation::{Operation, Output, operation};
use crate::js::arguments::copy;
use crate::js::error::Details;
use crate::js::object::{property, set, take};
use crate::js::options::number;
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
    let [body, options, ..] = arguments.clone();
    let transport = transport.clone();
    let created = async move {
        let call = Call::prepare(operation, &[], &body, &options, transport.via())?;
        let connection = transport.run(call).await?;
        let says = |key| property(&connection, key).is_string();
        if says("url") && says("status") {
            return Ok(connection);
        }
        transport.run(look(&transport, property(&connection, "connection_id"), &options)?).await
    };
    promise(created).into()
}

/// One look at a connection.
fn look(transport: &Transport, id: JsValue, options: &JsValue) -> Result<Call, JsValue> {
    const GET: Operation = operation!(GET, "get", "/connections/{connection_id}").returns(Output::Connection);
    Call::prepare(&GET, &[id], &JsValue::UNDEFINED, options, transport.via())
}

fn wait_until_active(transport: &Transport, _: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let [id, options, ..] = arguments.clone();
    let transport = transport.clone();
    let active = async move {
        // What is left of the options when the waiting's own are taken are those of each look.
        let options = copy(&options, "options")?;
        let milliseconds = |name| number(&take(&options, name), name, 1.0);
        let patience = milliseconds("timeoutMs")?.unwrap_or(300_000.0);
        let interval = milliseconds("intervalMs")?.unwrap_or(2_000.0);
        let signal = look(&transport, id.clone(), &options)?.options.signal.clone();
        let deadline = wire::deadline(patience, &signal);
        set(&options, "signal", &deadline);
        let ended = loop {
            let connection = match transport.run(look(&transport, id.clone(), &options)?).await {
                Ok(connection) => connection,
                error => break error,
            };
            match property(&connection, "status").as_string().as_deref() {
                Some("ACTIVE") => break Ok(connection),
                Some("FAILED") => {
                    let message = "The connection has failed: delete it and create another.";
                    break Err(Details::default().error(Kind::MissingConnection, Source::Gateway, message));
                }
                _ => {}
            }
            if let error @ Err(_) = wait(wire::sleep(interval, &deadline)).await {
                break error;
            }
        };
        wire::clear(&deadline);
        match ended {
            Err(_) if signal.is_object() && property(&signal, "aborted").is_truthy() => {
                Err(property(&signal, "reason"))
            }
            Err(_) if property(&deadline, "late").is_truthy() => {
                let message = "The connection is not active yet: has someone opened its url and agreed?";
                Err(Details::default().error(Kind::Timeout, Source::Client, message))
            }
            ended => ended,
        }
    };
    promise(active).into()
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
