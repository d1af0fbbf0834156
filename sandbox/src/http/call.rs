//! A request as a handler receives it, and the handler's answer.

use serde::Serialize;
use serde_json::{Value, json};

use crate::gateway::auth::Access;
use crate::http::error::Failure;
use crate::http::{Request, Response};
use crate::store::Store;

pub type Answer = Result<Response, Failure>;

/// A function that handles an operation.
pub type Run = fn(&mut Call<'_>) -> Answer;

/// An operation by its method of the client, such as `"records.query"`, and its handler.
pub type Handler = (&'static str, Run);

/// A request as a handler receives it.
pub struct Call<'a> {
    pub store: &'a mut Store,
    pub request: &'a Request,
    pub access: &'a Access,
    pub parameters: Vec<(&'static str, String)>,
}

impl Call<'_> {
    /// A path parameter by its name in the template.
    pub fn parameter(&self, name: &str) -> String {
        self.parameters.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    pub fn body(&self) -> Result<Value, Failure> {
        let media_type = self.request.header("content-type").unwrap_or("application/json");
        if !media_type.contains("json") {
            return Err(Failure::invalid(&[], "The body has to be JSON, with content-type application/json."));
        }
        serde_json::from_slice(&self.request.body).map_err(|_| Failure::invalid(&[], "The body is not valid JSON."))
    }

    /// The body of a query, which is optional.
    pub fn optional_body(&self) -> Result<Value, Failure> {
        if self.request.body.is_empty() { Ok(json!({})) } else { self.body() }
    }

    /// Content of the body's `data`.
    pub fn data(&self) -> Result<Value, Failure> {
        let mut body = self.body()?;
        match body.get_mut("data") {
            Some(data) if data.is_object() => Ok(data.take()),
            Some(_) => Err(Failure::invalid(&["data"], "\"data\" takes an object.")),
            None => Err(Failure::invalid(&["data"], "\"data\" is required.")),
        }
    }

    /// A boolean in the query.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Failure> {
        match self.request.query(name) {
            None | Some("") => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Failure::invalid(&[name], format!("\"{name}\" takes true or false."))),
        }
    }

    /// A text in the query; an empty one counts as absent.
    pub fn query(&self, name: &str) -> Option<String> {
        self.request.query(name).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

/// `{data: …}`
pub fn data(value: impl Serialize) -> Answer {
    #[derive(Serialize)]
    struct Data<T> {
        data: T,
    }
    Ok(Response::json(200, &Data { data: value }))
}

/// `{}`, the answer to a deletion.
pub fn nothing() -> Answer {
    Ok(Response::json(200, &json!({})))
}
