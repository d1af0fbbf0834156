//! Arguments on their way in: path parameters, query bags and bodies. They are checked strictly,
//! and what the caller passed is never changed; whatever a getter or a proxy throws becomes an
//! `invalid_argument`.

use super::error::{invalid_argument, threw};
use crate::core::operation::{Input, Operation, Output, Preset, cut};
use crate::core::url;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/values.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = copy)]
    fn copy_of(bag: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = list)]
    fn list_of(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(js_name = text)]
    fn text_of(value: &JsValue) -> Option<String>;
    #[wasm_bindgen(catch)]
    fn stringify(value: &JsValue, names: bool) -> Result<JsValue, JsValue>;
    /// The form of an upload; a stream in it is read to its end.
    pub fn form(upload: &Object, signal: &JsValue) -> Promise;
}

/// The value of a property, or undefined where there is none. `name` is what an error calls it.
pub fn property(bag: &JsValue, key: &str, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(bag, &JsValue::from_str(key)).map_err(|cause| threw(name, cause))
}

/// Sets a property of an object of our own, which has no setters that could throw.
pub fn set(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// Takes a property out of a copy.
pub fn take(copy: &Object, key: &str) -> Result<JsValue, JsValue> {
    let value = property(copy, key, key)?;
    let _ = Reflect::delete_property(copy, &JsValue::from_str(key));
    Ok(value)
}

/// Gives a copy of an input what it is when it is left out.
pub fn preset(preset: Preset, copy: &Object) {
    let (key, value) = match preset {
        Preset::App => ("app", "attio".into()),
        Preset::NotCompleted => ("is_completed", false.into()),
        Preset::None | Preset::FullNames => return,
    };
    if property(copy, key, key) == Ok(JsValue::UNDEFINED) {
        set(copy, key, &value);
    }
}

/// A shallow copy of an object: later changes of the caller's are not seen, and no getter runs
/// twice. Undefined gives an empty one.
pub fn copy(bag: &JsValue, name: &str) -> Result<Object, JsValue> {
    match copy_of(bag) {
        Ok(copy) if copy.is_object() => Ok(copy.unchecked_into()),
        Ok(_) => Err(invalid_argument(name, "must be an object")),
        Err(cause) => Err(threw(name, cause)),
    }
}

/// Refuses what is left of a copy when all that is known is taken.
pub fn nothing_left(copy: &Object) -> Result<(), JsValue> {
    match pairs(copy).first() {
        Some((name, _)) => Err(invalid_argument(name, "is not known here")),
        None => Ok(()),
    }
}

/// The properties of a copy, without those that are undefined.
pub fn pairs(copy: &Object) -> Vec<(String, JsValue)> {
    let mut pairs = Vec::new();
    for entry in Object::entries(copy).iter() {
        let entry: Array = entry.unchecked_into();
        let (key, value) = (entry.get(0), entry.get(1));
        if !value.is_undefined() {
            pairs.push((key.as_string().unwrap_or_default(), value));
        }
    }
    pairs
}

/// The path of an operation with its parameters filled in.
pub fn path(operation: &Operation, parameters: &[JsValue]) -> Result<String, JsValue> {
    let mut path = String::new();
    let mut rest = operation.path();
    for value in parameters {
        let (before, from_name) = cut(rest, b'{');
        let (name, after) = cut(from_name.unwrap_or_default(), b'}');
        path.push_str(before);
        rest = after.unwrap_or_default();
        let complaint = match value.as_string() {
            Some(value) => url::push_segment(&mut path, &value).err(),
            None => Some("must be a string"),
        };
        if let Some(complaint) = complaint {
            return Err(invalid_argument(name, complaint));
        }
    }
    path.push_str(rest);
    Ok(path)
}

/// Adds a copy of a query bag to a query string. `null` and undefined are left out, a list repeats
/// its key.
pub fn extend_query(query: &mut String, bag: &Object) -> Result<(), JsValue> {
    for (key, value) in pairs(bag) {
        for value in list(&value, &key)?.iter().filter(|value| !value.is_null()) {
            let Some(text) = text_of(&value) else {
                return Err(invalid_argument(&key, "must be text, a number, a boolean or a list of these"));
            };
            url::push_query(query, &key, &text);
        }
    }
    Ok(())
}

/// Refuses an input in which a required field is missing, before anything is sent.
pub fn require(operation: &Operation, input: &JsValue) -> Result<(), JsValue> {
    let mut rules = Some(operation.required());
    while let Some((rule, rest)) = rules.map(|rules| cut(rules, b' ')) {
        rules = rest;
        let (first, exclusive) = cut(rule, b'^');
        if let Some(second) = exclusive {
            if is_given(input, first, first)? && is_given(input, second, second)? {
                return Err(invalid_argument(first, &["cannot go with `", second, "`"].concat()));
            }
            continue;
        }
        let mut given = 0;
        let mut choices = Some(rule);
        while let Some((choice, more)) = choices.map(|choices| cut(choices, b'|')) {
            given += u32::from(choice.is_empty() || is_given(input, choice, choice)?);
            choices = more;
        }
        if given != 1 {
            let complaint = if cut(rule, b'|').1.is_some() { "must be given exactly once" } else { "is required" };
            return Err(invalid_argument(cut(rule, b'?').0, complaint));
        }
    }
    Ok(())
}

/// Whether a field is there, in each item where a name ends with `[]`. A field of a field counts as
/// given where its parent is missing or no object: the parent has a rule of its own.
fn is_given(input: &JsValue, path: &str, field: &str) -> Result<bool, JsValue> {
    let (name, rest) = cut(path, b'.');
    let value = property(input, cut(cut(name, b'?').0, b'[').0, field)?;
    let Some(rest) = rest else {
        return Ok(!value.is_undefined() && (name.ends_with('?') || !value.is_null()));
    };
    for item in list(&value, field)?.iter() {
        if item.is_object() && !is_given(&item, rest, field)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The items of a list, or the one value that is no list.
fn list(value: &JsValue, name: &str) -> Result<Array, JsValue> {
    list_of(value).map_err(|cause| threw(name, cause))
}

/// A body as JSON text, inside `{ "data": … }` where the operation wants it so.
pub fn body(input: &JsValue, operation: &Operation) -> Result<JsValue, JsValue> {
    let whole = Object::new();
    let in_data = operation.input == Input::Data && operation.output != Output::Raw;
    let target = if in_data {
        set(&whole, "data", input);
        whole.as_ref()
    } else {
        input
    };
    match stringify(target, operation.preset == Preset::FullNames) {
        Ok(text) if text.is_string() => Ok(text),
        Ok(_) => Err(invalid_argument("body", "must be something that JSON can hold")),
        Err(cause) => Err(threw("body", cause)),
    }
}

/// A whole number within `min..=max`.
pub fn whole_number(value: &JsValue, name: &str, min: f64, max: f64) -> Result<f64, JsValue> {
    match value.as_f64() {
        Some(number) if number.trunc() == number && number >= min && number <= max => Ok(number),
        _ => {
            let text = |number: f64| text_of(&number.into()).unwrap_or_default();
            Err(invalid_argument(name, &["must be a whole number from ", &text(min), " to ", &text(max)].concat()))
        }
    }
}
