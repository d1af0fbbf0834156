//! `AttioClient`: options in, resources out.

use crate::api::{self, RESOURCES};
use crate::core::operation::{Method, Operation, Output, Paging, operation};
use crate::core::url;
use crate::js::arguments;
use crate::js::call::{Report, Transport};
use crate::js::error::{as_configuration, invalid_argument};
use crate::js::object::take;
use crate::js::options::{self, ClientOptions};
use wasm_bindgen::prelude::*;

/// The client. Its resources are properties and their operations methods:
/// `attio.records.query("companies")`.
#[wasm_bindgen]
pub struct AttioClient(Transport);

#[wasm_bindgen]
impl AttioClient {
    /// Makes a client. Nothing is sent until a method is called.
    ///
    /// Throws an `AttioError` of kind `configuration` where an option is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "ClientOptions")] options: JsValue,
    ) -> Result<AttioClient, JsValue> {
        ClientOptions::read(&options).map(|options| AttioClient(Transport::new(options))).map_err(as_configuration)
    }

    /// The same client on another connection: cheap, and with the same rate limit.
    #[wasm_bindgen(js_name = withConnection)]
    pub fn with_connection(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] connection_id: JsValue,
    ) -> Result<AttioClient, JsValue> {
        let connection = options::connection(connection_id, self.0.via())?;
        Ok(AttioClient(self.0.with_connection(&connection)))
    }

    /// The call of a method, named by the indexes of its resource and of itself.
    #[wasm_bindgen(skip_typescript)]
    #[expect(clippy::too_many_arguments, reason = "six is what the longest method has")]
    pub fn prepare(
        &self,
        resource: u32,
        method: u32,
        a: JsValue,
        b: JsValue,
        c: JsValue,
        d: JsValue,
        e: JsValue,
        f: JsValue,
    ) -> Result<JsValue, JsValue> {
        let index = api::index(resource, method);
        match operation(index) {
            Some(operation) => self.0.prepare(index, operation, &[a, b, c, d, e, f]),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// The call of `request`: any request below `/v2/`.
    #[wasm_bindgen(skip_typescript, js_name = prepareRaw)]
    pub fn prepare_raw(&self, request: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        let request = arguments::copy(&request, "request")?;
        let method = take(&request, "method");
        let path = take(&request, "path").as_string().unwrap_or_default();
        let raw = RAW
            .iter()
            .position(|raw| method == raw.method.as_str() || (method.is_undefined() && raw.method == Method::Get));
        let Some((number, operation)) = raw.and_then(|number| RAW.get(number).map(|operation| (number, operation)))
        else {
            return Err(invalid_argument("method", "must be GET, POST, PUT, PATCH or DELETE"));
        };
        url::raw_path(&path).map_err(|complaint| invalid_argument("path", complaint))?;
        self.0.prepare_raw(api::index(RAW_RESOURCE, number as u32), operation, &path, &request, &options)
    }

    /// The next step of a call: see [`Transport::resume`].
    #[wasm_bindgen(skip_typescript)]
    #[expect(clippy::too_many_arguments, reason = "numbers cross without being copied into memory")]
    pub fn resume(
        &self,
        call: &JsValue,
        index: u32,
        how: u8,
        status: u16,
        max_retries: u32,
        patient: bool,
        turn_timeout_ms: Option<f64>,
        bits: u32,
        retries: u32,
        turn: u32,
        refused_at: u32,
        queued_at: u32,
    ) -> Result<JsValue, JsValue> {
        match operation(index) {
            Some(operation) => {
                let numbers = [bits, retries, turn, refused_at, queued_at];
                self.0.resume(call, operation, Report { how, status, max_retries, patient, turn_timeout_ms, numbers })
            }
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// Nothing will ask for this client any more.
    #[wasm_bindgen(skip_typescript, js_name = isIdle)]
    pub fn is_idle(&self) -> bool {
        self.0.is_idle()
    }
}

/// The raw requests: one operation per method, its path given by the caller.
static RAW: [Operation; 5] = [
    operation!(GET, "", "").returns(Output::Raw),
    operation!(POST, "", "").returns(Output::Raw),
    operation!(PUT, "", "").returns(Output::Raw),
    operation!(PATCH, "", "").returns(Output::Raw),
    operation!(DELETE, "", "").returns(Output::Raw),
];

/// The index of [`RAW`], after those of the resources.
const RAW_RESOURCE: u32 = RESOURCES.len() as u32;

/// The operation at an index of [`api::index`].
fn operation(index: u32) -> Option<&'static Operation> {
    let (resource, method) = (index / api::METHODS, (index % api::METHODS) as usize);
    if resource == RAW_RESOURCE { RAW.get(method) } else { api::operation(resource as usize, method) }
}

/// The path of an operation as documented, its parameters unfilled; empty for raw requests.
#[wasm_bindgen(skip_typescript)]
pub fn template(index: u32) -> String {
    operation(index).map(|operation| operation.path().into()).unwrap_or_default()
}

/// Whether a page of a list by offset is the last, where it was asked for `limit` items and has
/// `received`.
#[wasm_bindgen(skip_typescript, js_name = isLastPage)]
pub fn is_last_page(index: u32, limit: u32, received: u32) -> bool {
    match operation(index).map(|operation| operation.paging) {
        Some(Paging::Offset(size)) => size.is_last(limit, received),
        _ => true,
    }
}

/// The methods of the client: a line a resource, its name and its verbs, those of lists with a `*`.
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
            if matches!(method.operation.paging, Paging::One | Paging::Offset(_) | Paging::Cursor(_)) {
                table.push('*');
            }
        }
    }
    table
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
