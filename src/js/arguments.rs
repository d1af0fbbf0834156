//! Arguments on their way in: path parameters, query bags and bodies. They are checked strictly,
//! and what the caller passed is never changed; whatever a getter or a proxy throws becomes an
//! `invalid_argument`.

use super::error::{invalid_argument, threw};
use crate::core::operation::Operation;
use crate::core::url;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object, js_name = assign)]
    fn assign(target: &Object, bag: &JsValue) -> Result<Object, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn array_from(list: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(js_name = String)]
    fn to_text(value: &JsValue) -> String;
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

/// Gives a bag a property that it lacks, on a copy. What is no bag is left for the checks to refuse.
pub fn with_default(bag: &mut JsValue, key: &str, value: impl Into<JsValue>) {
    if let Ok(copy) = copy(bag, key)
        && property(&copy, key, key).is_ok_and(|value| value.is_undefined())
    {
        set(&copy, key, &value.into());
        *bag = copy.into();
    }
}

fn is_list(value: &JsValue) -> bool {
    is_array(value) == Ok(true)
}

/// A shallow copy of an object: later changes of the caller's are not seen, and no getter runs
/// twice. Undefined gives an empty one.
pub fn copy(bag: &JsValue, name: &str) -> Result<Object, JsValue> {
    if !bag.is_undefined() && (!bag.is_object() || is_list(bag)) {
        return Err(invalid_argument(name, "must be an object"));
    }
    assign(&Object::new(), bag).map_err(|cause| threw(name, cause))
}

/// The properties of a copy, without those that are undefined.
pub fn pairs(copy: &Object) -> Result<Vec<(String, JsValue)>, JsValue> {
    let mut pairs = Vec::new();
    for entry in Object::entries(copy).iter() {
        let entry: Array = entry.unchecked_into();
        let (key, value) = (entry.get(0), entry.get(1));
        if !value.is_undefined() {
            pairs.push((key.as_string().unwrap_or_default(), value));
        }
    }
    Ok(pairs)
}

/// The path of an operation with its parameters filled in.
pub fn path(operation: &Operation, parameters: &[JsValue]) -> Result<String, JsValue> {
    let mut path = String::new();
    let mut values = parameters.iter();
    for (index, part) in operation.path.split(['{', '}']).enumerate() {
        // Every second part is the name of a parameter.
        if index % 2 == 0 {
            path.push_str(part);
            continue;
        }
        let complaint = match values.next().and_then(JsValue::as_string) {
            Some(value) => url::push_segment(&mut path, &value).err(),
            None => Some("must be a string"),
        };
        if let Some(complaint) = complaint {
            return Err(invalid_argument(part, complaint));
        }
    }
    Ok(path)
}

/// Adds a copy of a query bag to a query string. `null` and undefined are left out, a list repeats
/// its key.
pub fn extend_query(query: &mut String, bag: &Object) -> Result<(), JsValue> {
    for (key, value) in pairs(bag)? {
        let values = if is_list(&value) {
            array_from(&value).map_err(|cause| threw(&key, cause))?
        } else {
            Array::of1(&value)
        };
        for value in values.iter().filter(|value| !value.is_null()) {
            if value.is_object() || value.is_function() || value.is_symbol() || value.is_undefined() {
                return Err(invalid_argument(&key, "must be text, a number, a boolean or a list of these"));
            }
            url::push_query(query, &key, &to_text(&value));
        }
    }
    Ok(())
}

/// Refuses an input in which a required field is missing, before anything is sent.
pub fn require(operation: &Operation, input: &JsValue) -> Result<(), JsValue> {
    for rule in operation.required.split_ascii_whitespace() {
        let mut given = 0;
        for choice in rule.split(['|', '^']) {
            given += u32::from(is_given(input, choice, choice)?);
        }
        let complaint = if rule.contains('^') {
            if given < 2 {
                continue;
            }
            "exclude each other"
        } else if given == 1 {
            continue;
        } else if rule.contains('|') {
            "are alternatives: exactly one must be given"
        } else {
            "is required"
        };
        return Err(invalid_argument(rule.trim_end_matches('?'), complaint));
    }
    Ok(())
}

/// Whether a field is there, in each item where a name ends with `[]`. A field of a field counts as
/// given where its parent is missing or no object: the parent has a rule of its own.
fn is_given(input: &JsValue, path: &str, field: &str) -> Result<bool, JsValue> {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let value = property(input, name.trim_end_matches(['?', '[', ']']), field)?;
    let Some(rest) = rest else {
        return Ok(!value.is_undefined() && (name.ends_with('?') || !value.is_null()));
    };
    if is_list(&value) {
        for item in array_from(&value).map_err(|cause| threw(field, cause))?.iter() {
            if item.is_object() && !is_given(&item, rest, field)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    Ok(!value.is_object() || is_given(&value, rest, field)?)
}

/// A body as JSON text, inside `{ "data": … }` where the operation wants it so.
pub fn body(input: &JsValue, in_data: bool) -> Result<JsValue, JsValue> {
    let whole = Object::new();
    let target = if in_data {
        set(&whole, "data", input);
        whole.as_ref()
    } else {
        input
    };
    match JSON::stringify(target) {
        Ok(text) if text.is_string() => Ok(text.into()),
        Ok(_) => Err(invalid_argument("body", "must be something that JSON can hold")),
        Err(cause) => Err(threw("body", cause)),
    }
}

/// A whole number within `min..=max`.
pub fn whole_number(value: &JsValue, name: &str, min: f64, max: f64) -> Result<f64, JsValue> {
    match value.as_f64() {
        Some(number) if js_sys::Number::is_integer(value) && number >= min && number <= max => Ok(number),
        _ => {
            let bounds = ["must be a whole number from ", &to_text(&min.into()), " to ", &to_text(&max.into())];
            Err(invalid_argument(name, &bounds.concat()))
        }
    }
}
