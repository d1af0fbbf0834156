//! Reading a JSON body field by field, with an error that names the field.

use serde_json::{Map, Value};

use crate::http::error::Failure;
use crate::http::is_uuid;
use crate::time::{nanoseconds, parse_timestamp};

#[derive(Debug, Clone)]
pub struct Input<'a> {
    map: &'a Map<String, Value>,
    path: Vec<&'a str>,
}

impl<'a> Input<'a> {
    pub fn of(value: &'a Value, path: &[&'a str]) -> Result<Self, Failure> {
        let map = value.as_object().ok_or_else(|| Failure::invalid(path, "Expected an object."))?;
        Ok(Self { map, path: path.to_vec() })
    }

    pub fn refuse(&self, key: &str, message: impl Into<String>) -> Failure {
        let mut path = self.path.clone();
        path.push(key);
        Failure::invalid(&path, message)
    }

    /// Refuses fields that the operation does not have.
    pub fn only(&self, known: &[&str]) -> Result<(), Failure> {
        match self.map.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(self.refuse(key, format!("Unrecognized key \"{key}\"."))),
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key)
    }

    pub fn required(&self, key: &str) -> Result<&'a Value, Failure> {
        self.map.get(key).ok_or_else(|| self.refuse(key, format!("\"{key}\" is required.")))
    }

    pub fn string(&self, key: &str) -> Result<&'a str, Failure> {
        self.required(key)?.as_str().ok_or_else(|| self.refuse(key, format!("\"{key}\" takes a string.")))
    }

    pub fn filled_string(&self, key: &str) -> Result<&'a str, Failure> {
        let text = self.string(key)?;
        if text.is_empty() { Err(self.refuse(key, format!("\"{key}\" cannot be empty."))) } else { Ok(text) }
    }

    pub fn limited_string(&self, key: &str, most: usize) -> Result<&'a str, Failure> {
        let text = self.string(key)?;
        if text.chars().count() > most {
            return Err(self.refuse(key, format!("\"{key}\" can have at most {most} characters.")));
        }
        Ok(text)
    }

    pub fn uuid(&self, key: &str) -> Result<&'a str, Failure> {
        let text = self.string(key)?;
        if is_uuid(text) { Ok(text) } else { Err(self.refuse(key, format!("\"{key}\" takes a UUID."))) }
    }

    pub fn one_of(&self, key: &str, allowed: &[&str]) -> Result<&'a str, Failure> {
        let text = self.string(key)?;
        if allowed.contains(&text) {
            Ok(text)
        } else {
            Err(self.refuse(key, format!("\"{key}\" is one of {}.", allowed.join(", "))))
        }
    }

    pub fn boolean(&self, key: &str) -> Result<bool, Failure> {
        self.required(key)?.as_bool().ok_or_else(|| self.refuse(key, format!("\"{key}\" takes true or false.")))
    }

    pub fn array(&self, key: &str) -> Result<&'a [Value], Failure> {
        let array = self.required(key)?.as_array();
        array.map(Vec::as_slice).ok_or_else(|| self.refuse(key, format!("\"{key}\" takes an array.")))
    }

    pub fn object(&self, key: &'a str) -> Result<Input<'a>, Failure> {
        let mut path = self.path.clone();
        path.push(key);
        Input::of(self.required(key)?, &path)
    }

    pub fn map(&self, key: &str) -> Result<&'a Map<String, Value>, Failure> {
        self.required(key)?.as_object().ok_or_else(|| self.refuse(key, format!("\"{key}\" takes an object.")))
    }

    /// A timestamp or `null`, in the service's format.
    pub fn nullable_timestamp(&self, key: &str) -> Result<Value, Failure> {
        match self.required(key)? {
            Value::Null => Ok(Value::Null),
            Value::String(text) => match parse_timestamp(text) {
                Some(time) => Ok(Value::String(nanoseconds(time))),
                None => Err(self.refuse(key, format!("\"{key}\" takes an ISO 8601 timestamp."))),
            },
            _ => Err(self.refuse(key, format!("\"{key}\" takes an ISO 8601 timestamp or null."))),
        }
    }

    /// A slug: letters, digits, `_` and `-`.
    pub fn slug(&self, key: &str) -> Result<&'a str, Failure> {
        let text = self.filled_string(key)?;
        let fits = text.chars().all(|it| it.is_ascii_alphanumeric() || it == '_' || it == '-');
        if fits {
            Ok(text)
        } else {
            Err(self.refuse(key, format!("\"{key}\" takes letters, digits, \"_\" and \"-\".")))
        }
    }
}
