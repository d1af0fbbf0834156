//! The caller's own workspace: a registered interface, and the types derived from it. Types only
//! (`workspace/*.d.ts`); the file that `npx attio-wasm types` writes registers it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const WORKSPACE: &'static str = concat!(
    include_str!("workspace/register.d.ts"),
    include_str!("workspace/attribute.d.ts"),
    include_str!("workspace/standard.d.ts"),
    include_str!("workspace/read.d.ts"),
    include_str!("workspace/write.d.ts"),
    include_str!("workspace/filter.d.ts"),
    include_str!("workspace/row.d.ts"),
);
