//! Macro for enums to which the vendor adds values without notice.

/// An enum that stays open: the vendor adds values without notice, so a value that is not listed
/// decodes as `Other`, and in TypeScript the type is `"a" | "b" | (string & {})`, which lets any
/// string pass and still completes the listed ones in an editor.
macro_rules! open_enum {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident { $first:ident = $first_wire:literal $(, $variant:ident = $wire:literal)* $(,)? }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $first,
            $($variant,)*
            /// A value that this version does not list.
            Other(String),
        }

        impl $name {
            /// The value as it is written on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_wire,
                    $(Self::$variant => $wire,)*
                    Self::Other(value) => value,
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                match value.as_str() {
                    $first_wire => Self::$first,
                    $($wire => Self::$variant,)*
                    _ => Self::Other(value),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }

        const _: () = {
            use wasm_bindgen::prelude::*;
            #[wasm_bindgen(typescript_custom_section)]
            const DEFINITION: &'static str = concat!(
                "/**\n", $(" *", $doc, "\n",)+ " */\n",
                "export type ", stringify!($name), " = \"", $first_wire, "\"",
                $(" | \"", $wire, "\"",)*
                " | (string & {});",
            );
        };
    };
}
pub(crate) use open_enum;
