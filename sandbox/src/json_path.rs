//! Reading JSON by path; an absent value reads as `null`.

use serde_json::Value;

static NULL: Value = Value::Null;

pub trait JsonPath {
    /// The value at a path of keys, such as `"record/record_id"`.
    fn at(&self, path: &str) -> &Value;
}

impl JsonPath for Value {
    fn at(&self, path: &str) -> &Value {
        path.split('/').try_fold(self, |value, key| value.get(key)).unwrap_or(&NULL)
    }
}
