//! The resources of the API, a file each: its operations as data, with their `TypeScript` signatures, and its own
//! types.
//!
//! An operation is one entry of a [`resource!`] table. At compile time [`listing`] makes from the entries: the text
//! from which JavaScript makes the client's methods, so that none of them is an export (a hundred exported methods
//! cost 8 kB more); `docs/operations.json`, by which the proxy and the sandbox route; and the client's properties in
//! `TypeScript`.

use crate::core::operation::Operation;

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

/// Every resource.
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
}

/// Declares a resource: its name and its methods, each with its documentation, verb, `TypeScript` signatures, and
/// operation: method, path, required input fields, scopes, and deviations from the defaults of its method.
macro_rules! resource {
    (
        $(#[doc = $about:literal])* $interface:ident $name:literal;
        $(
            $(#[doc = $doc:literal])*
            $($verb:ident $signature:literal)+
                = $method:ident $path:literal $(requires($required:literal))? $(scopes($scopes:literal))?
                    $(, $set:ident($($value:expr),*))*;
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
}
use resource;
