/// A union whose members are discriminated by a field, such as `attribute_type`. An unlisted member decodes into the
/// last type, so that a new kind never makes an answer fail; a listed one decodes into its own type or fails.
macro_rules! tagged_union {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident by $tag:literal {
            $first:ident($first_type:ident) = $first_wire:literal
            $(, $variant:ident($type:ident) = $wire:literal)* $(,)?
        }
        $(#[doc = $other_doc:literal])+
        else $other:ident $(extends $base:literal)?
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(tag = $tag)]
        pub enum $name {
            #[serde(rename = $first_wire)]
            $first($first_type),
            $(#[serde(rename = $wire)] $variant($type),)*
            #[serde(untagged)]
            Other($other),
        }

        // Each member serializes its own tag, so the enum adds none.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::$first(value) => value.serialize(serializer),
                    $(Self::$variant(value) => value.serialize(serializer),)*
                    Self::Other(value) => value.serialize(serializer),
                }
            }
        }

        $(#[doc = $other_doc])+
        #[derive(Clone, Debug, serde::Serialize)]
        #[serde(transparent)]
        pub struct $other(pub std::collections::BTreeMap<String, $crate::model::Json>);

        impl<'de> serde::Deserialize<'de> for $other {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let fields = std::collections::BTreeMap::<String, $crate::model::Json>::deserialize(deserializer)?;
                match fields.get($tag).and_then($crate::model::Json::as_str) {
                    Some($first_wire $(| $wire)*) => Err(serde::de::Error::custom(concat!("does not fit its ", $tag))),
                    _ => Ok(Self(fields)),
                }
            }
        }

        const _: () = {
            use wasm_bindgen::prelude::*;
            #[wasm_bindgen(typescript_custom_section)]
            const DEFINITION: &'static str = concat!(
                "/**\n", $(" *", $other_doc, "\n",)+ " */\n",
                "export interface ", stringify!($other), $(" extends ", $base,)? " {\n    ", $tag,
                ": Unlisted;\n    [field: string]: unknown;\n}\n\n",
                "/**\n", $(" *", $doc, "\n",)+ " */\n",
                "export type ", stringify!($name), " = ", stringify!($first_type),
                $(" | ", stringify!($type),)*
                " | ", stringify!($other), ";",
            );
        };
    };
}
pub(crate) use tagged_union;
