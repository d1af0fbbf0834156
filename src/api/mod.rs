//! One file per resource: its operations as data, with the signatures that `TypeScript` shows, and
//! its own types.
//!
//! An operation is one entry of a [`resource!`] table. It becomes a method of the client, addressed
//! by index: JavaScript calls [`run`] with the two indices and the arguments, and nothing has to be
//! exported for it. (A hundred exported methods cost 8 kB more.) From the same entries [`listing`]
//! makes `docs/operations.json`, from which the proxy and the sandbox route, and the client's
//! properties in `TypeScript`.

use crate::core::operation::{Input, Operation, Paging};
use crate::js::page;
use crate::js::transport::{Call, Transport};
use wasm_bindgen::prelude::*;

pub mod activities;
pub mod activity_records;
pub mod attributes;
pub mod call_recordings;
pub mod comments;
pub mod connections;
pub mod emails;
pub mod entries;
pub mod files;
pub mod identity;
pub mod listing;
pub mod lists;
pub mod meetings;
pub mod notes;
pub mod objects;
pub mod records;
pub mod rows;
pub mod sequences;
pub mod sql;
pub mod tasks;
pub mod threads;
pub mod webhooks;
pub mod workspace_members;

/// Every resource. JavaScript addresses them by their index.
pub const RESOURCES: &[Resource] = &[
    connections::RESOURCE,
    objects::RESOURCE,
    attributes::RESOURCE,
    records::RESOURCE,
    sql::RESOURCE,
    lists::RESOURCE,
    entries::RESOURCE,
    workspace_members::RESOURCE,
    notes::RESOURCE,
    tasks::RESOURCE,
    threads::RESOURCE,
    comments::RESOURCE,
    meetings::RESOURCE,
    call_recordings::RESOURCE,
    files::RESOURCE,
    emails::RESOURCE,
    sequences::RESOURCE,
    webhooks::RESOURCE,
    identity::RESOURCE,
    activities::RESOURCE,
    activity_records::RESOURCE,
];

/// A property of the client: `attio.records`.
pub struct Resource {
    /// Its name in JavaScript; empty for methods of the client itself.
    pub name: &'static str,
    pub methods: &'static [Method],
}

/// A method of a resource: `attio.records.query`.
pub struct Method {
    pub operation: Operation,
    /// Custom implementation; `None` means [`usual`].
    pub special: Option<Run>,
}

/// Runs an operation with the arguments of its method; gives a promise, or a `PagePromise`.
pub type Run = fn(&Transport, &'static Operation, &mut Arguments) -> JsValue;

/// The arguments of a method: its path parameters, its body or query where it has one, its options.
/// What was not passed is undefined.
pub type Arguments = [JsValue; 6];

/// Runs a method by its index and that of its resource.
pub fn run(transport: &Transport, resource: usize, method: usize, arguments: &mut Arguments) -> JsValue {
    match RESOURCES.get(resource).and_then(|resource| resource.methods.get(method)) {
        Some(Method { operation, special, .. }) => special.unwrap_or(usual)(transport, operation, arguments),
        None => JsValue::UNDEFINED,
    }
}

/// The usual implementation: checks the arguments, sends the operation, hands its result on.
pub fn usual(transport: &Transport, operation: &'static Operation, arguments: &mut Arguments) -> JsValue {
    let (parameters, input, options) = split(operation, arguments);
    match operation.paging {
        Paging::One | Paging::Offset(_) | Paging::Cursor(_) => {
            page::list(transport, operation, parameters, input, options)
        }
        _ => transport.promise(Call::prepare(operation, parameters, input, options, transport.via())).into(),
    }
}

/// Path parameters, input and options of a method.
fn split<'a>(operation: &Operation, arguments: &'a Arguments) -> (&'a [JsValue], &'a JsValue, &'a JsValue) {
    const NONE: &JsValue = &JsValue::UNDEFINED;
    let (parameters, rest) = arguments.split_at_checked(operation.parameters()).unwrap_or((arguments, &[]));
    let mut rest = rest.iter();
    let input = if operation.input == Input::Nothing { None } else { rest.next() };
    (parameters, input.unwrap_or(NONE), rest.next().unwrap_or(NONE))
}

/// Declares a resource: its name, and for each method its documentation, its verb with the
/// signatures that `TypeScript` shows, and its operation: method, path, the fields its input must
/// have, the scopes it needs, and where it differs from others of its method. `=> name` gives a function that runs it
/// in place of [`usual`].
macro_rules! resource {
    (
        $(#[doc = $about:literal])* $interface:ident $name:literal;
        $(
            $(#[doc = $doc:literal])*
            $($verb:ident $signature:literal)+
                = $method:ident $path:literal $(requires($required:literal))? $(scopes($scopes:literal))?
                    $(, $set:ident($($value:expr),*))* $(=> $special:expr)?;
        )*
    ) => {
        pub const RESOURCE: $crate::api::Resource = {
            #[allow(unused_imports, reason = "only some operations name them")]
            use $crate::core::operation::{Output, Preset};
            const { assert!($crate::api::listing::is_interface_of(stringify!($interface), $name)) };
            $crate::api::Resource {
                name: $name,
                methods: &[$($crate::api::Method {
                    operation: $crate::core::operation::operation!(
                        $method, resource!(@first $($verb)+), $path $(, requires($required))? $(, scopes($scopes))?
                    )$(.$set($($value),*))*,
                    special: resource!(@special $($special)?),
                }),*],
            }
        };

        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const METHODS: &'static str = concat!(
            "/**", $("\n *", $about,)* "\n */\nexport interface ", stringify!($interface), " {",
            $(
                "\n    /**", $("\n     *", $doc,)*
                "\n     *\n     * @remarks `", stringify!($method), " ", $path, "`\n     */",
                $("\n    ", stringify!($verb), $signature, ";",)+
            )*
            "\n}\n",
        );
    };
    (@first $verb:ident $($more:ident)*) => { stringify!($verb) };
    (@special) => { None };
    (@special $special:expr) => { Some($special as $crate::api::Run) };
}
use resource;
