//! `AttioClient`: options in, resources out.

use crate::api::{self, RESOURCES};
use crate::core::operation::{Method, Operation, Output, operation};
use crate::core::url;
use crate::js::arguments;
use crate::js::error::invalid_argument;
use crate::js::object::take;
use crate::js::options::{self, ClientOptions, RequestOptions};
use crate::js::transport::{Call, Transport};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

/// The client. Its resources are properties and their operations methods:
/// `attio.records.query("companies")`.
#[wasm_bindgen]
pub struct AttioClient(Transport);

#[wasm_bindgen]
impl AttioClient {
    /// Makes a client. Nothing is sent until a method is called.
    ///
    /// Throws an `AttioError` of kind `configuration` or `invalid_argument` where an option is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "ClientOptions")] options: JsValue,
    ) -> Result<AttioClient, JsValue> {
        Ok(AttioClient(Transport::new(ClientOptions::read(&options)?)))
    }

    /// The same client on another connection: cheap, and with the same rate limit.
    #[wasm_bindgen(js_name = withConnection)]
    pub fn with_connection(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] connection_id: JsValue,
    ) -> Result<AttioClient, JsValue> {
        let connection = options::connection(connection_id, self.0.via())?;
        Ok(AttioClient(self.0.with_connection(connection)))
    }

    /// Sends any request below `/v2/` and gives the body as it came, with its status and headers.
    ///
    /// GET, PUT and DELETE are sent again when it is unknown whether they were processed; POST and
    /// PATCH only when they were rate-limited.
    ///
    /// ```ts
    /// const { body } = await attio.request<{ data: unknown[] }>({ method: "GET", path: "/v2/objects" });
    /// ```
    #[wasm_bindgen(skip_typescript)]
    pub fn request(&self, request: JsValue, options: JsValue) -> Promise {
        self.0.promise(raw(&request, &options, &self.0))
    }

    /// Runs a method of a resource, both by index. `js/client/client.js` calls it.
    #[wasm_bindgen(skip_typescript)]
    #[expect(clippy::too_many_arguments, reason = "six is what the longest method has")]
    pub fn invoke(
        &self,
        resource: usize,
        method: usize,
        a: JsValue,
        b: JsValue,
        c: JsValue,
        d: JsValue,
        e: JsValue,
        f: JsValue,
    ) -> JsValue {
        api::run(&self.0, resource, method, &mut [a, b, c, d, e, f])
    }
}

/// Method table for `js/client/client.js`: one line per resource, its name and its verbs.
#[wasm_bindgen(skip_typescript)]
pub fn table() -> String {
    let mut table = String::new();
    for resource in RESOURCES {
        if !table.is_empty() {
            table.push('\n');
        }
        table.push_str(resource.name);
        for method in resource.methods {
            table.push(' ');
            table.push_str(method.operation.verb());
        }
    }
    table
}

/// Checks a raw request and makes the call of it.
fn raw(request: &JsValue, options: &JsValue, transport: &Transport) -> Result<Call, JsValue> {
    /// The escape hatch: one operation per method, its path given by the caller.
    const RAW: [Operation; 5] = [
        operation!(GET, "", "").returns(Output::Raw),
        operation!(POST, "", "").returns(Output::Raw),
        operation!(PUT, "", "").returns(Output::Raw),
        operation!(PATCH, "", "").returns(Output::Raw),
        operation!(DELETE, "", "").returns(Output::Raw),
    ];
    let options = RequestOptions::read(options, transport.via())?.into();
    let request = arguments::copy(request, "request")?;
    let method = take(&request, "method");
    let path = take(&request, "path").as_string().unwrap_or_default();
    let bag = take(&request, "query");
    let mut body = take(&request, "body");
    arguments::nothing_left(&request)?;
    let operation =
        RAW.iter().find(|raw| method == raw.method.as_str() || (method.is_undefined() && raw.method == Method::Get));
    let operation = operation.ok_or_else(|| invalid_argument("method", "must be GET, POST, PUT, PATCH or DELETE"))?;
    url::raw_path(&path).map_err(|complaint| invalid_argument("path", complaint))?;
    let query = arguments::query(&arguments::copy(&bag, "query")?)?;
    if !body.is_undefined() {
        if operation.method == Method::Get {
            return Err(invalid_argument("body", "cannot go with GET"));
        }
        body = arguments::body(&body, operation)?;
    }
    Ok(Call { operation, path, query, body, options, position: None })
}

#[wasm_bindgen(typescript_custom_section)]
const RESOURCES_OF_THE_CLIENT: &'static str = r#"
export interface AttioClient {
    /**
     * Sends any request below `/v2/` and gives the body as it came, with its status and headers.
     *
     * GET, PUT and DELETE are sent again when it is unknown whether they were processed; POST and
     * PATCH only when they were rate-limited.
     *
     * @example
     * const { body } = await attio.request<{ data: unknown[] }>({ method: "GET", path: "/v2/objects" });
     */
    request<T = unknown>(request: RawRequest, options?: RequestOptions): Promise<RawResponse<T>>;
}
"#;
