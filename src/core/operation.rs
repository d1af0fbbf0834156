//! An API operation as plain data, so that one transport serves all operations.

use super::rules;
use super::text::{Text, find, part};
use Method::*;

/// The HTTP methods the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

pub const GET: Method = Get;
pub const POST: Method = Post;
pub const PUT: Method = Put;
pub const PATCH: Method = Patch;
pub const DELETE: Method = Delete;

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Get => "GET",
            Post => "POST",
            Put => "PUT",
            Patch => "PATCH",
            Delete => "DELETE",
        }
    }
}

/// Location of the caller's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// No input.
    Nothing,
    /// The query string.
    Query,
    /// The JSON body, inside `{ "data": … }`.
    Data,
    /// The JSON body, unwrapped.
    Body,
    /// A multipart form.
    Form,
}

impl Input {
    /// Name of the argument in errors.
    pub const fn name(self) -> &'static str {
        match self {
            Input::Nothing | Input::Query => "query",
            Input::Data | Input::Body | Input::Form => "body",
        }
    }
}

/// Part of a successful answer that is the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// The content of `data`.
    Data,
    /// The content of `connections`.
    Connections,
    /// The connection, in any of the shapes that the gateway uses.
    Connection,
    /// The whole answer.
    Whole,
    /// `{ status, headers, body }`, for raw requests.
    Raw,
    /// The response at the end of the one redirect, unread.
    Response,
    /// Nothing, whatever the answer contains.
    Nothing,
}

/// Default of an input field that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    None,
    /// `app` is `"attio"`.
    App,
    /// `is_completed` is `false`.
    NotCompleted,
    /// A personal name with a first and a last name has its `full_name`.
    FullNames,
}

/// Kind of paging of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paging {
    None,
    /// A list without pages that is a `PagePromise` nevertheless: one page.
    One,
    /// `limit` and `offset`, in the body or the query, wherever the input is.
    Offset(PageSize),
    /// `limit` and `cursor` in the query; `pagination.next_cursor` in the answer.
    Cursor(PageSize),
    /// A cursor around one object: `{ data, nextCursor }`.
    CursorObject,
    /// A list that is a plain array.
    Array,
}

/// The documented page sizes of a list; 0 where nothing is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSize {
    pub default: u16,
    pub max: u16,
}

/// Stability of an operation, as the vendor declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stability {
    Ga,
    Beta,
    Alpha,
}

/// Effect of an operation, which decides whether it may be sent again where it is unknown whether it was processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read-only: may be sent again, counts as a read in the rate limit.
    Reads,
    /// A write with the same result however often it is processed: may be sent again.
    Idempotent,
    /// A write that is processed each time: never sent again where it may have been processed.
    Once,
}

impl Effect {
    /// The name in `docs/operations.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Effect::Reads => "reads",
            Effect::Idempotent => "idempotent",
            Effect::Once => "once",
        }
    }

    /// Whether it may be sent again where it is unknown whether it was processed.
    pub const fn is_repeatable(self) -> bool {
        !matches!(self, Effect::Once)
    }

    /// Whether it is read-only.
    pub const fn is_read(self) -> bool {
        matches!(self, Effect::Reads)
    }
}

/// One operation of the API.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub method: Method,
    /// Verb, path, rules of the input and scopes, a line each; made by [`operation!`].
    texts: &'static str,
    pub input: Input,
    pub output: Output,
    pub preset: Preset,
    pub paging: Paging,
    pub stability: Stability,
    pub effect: Effect,
    /// The API expects `matching_attribute` in the query, callers pass it with the body.
    pub matches: bool,
}

impl Operation {
    /// An operation with the defaults of its method; the setters change single properties.
    #[doc(hidden)]
    pub const fn of(method: Method, texts: &'static str) -> Self {
        Operation {
            method,
            texts,
            input: match method {
                Get | Delete => Input::Nothing,
                _ => Input::Data,
            },
            output: match method {
                Delete => Output::Nothing,
                _ => Output::Data,
            },
            preset: Preset::None,
            paging: Paging::None,
            stability: Stability::Ga,
            effect: match method {
                Get => Effect::Reads,
                Put | Delete => Effect::Idempotent,
                Post | Patch => Effect::Once,
            },
            matches: false,
        }
    }

    /// The input is the whole body, without `data` around it.
    pub const fn whole_body(mut self) -> Self {
        self.input = Input::Body;
        self
    }
    pub const fn form(mut self) -> Self {
        self.input = Input::Form;
        self
    }
    pub const fn returns(mut self, output: Output) -> Self {
        self.output = output;
        self
    }
    pub const fn preset(mut self, preset: Preset) -> Self {
        self.preset = preset;
        self
    }
    /// A POST that only reads.
    pub const fn reads(mut self) -> Self {
        self.effect = Effect::Reads;
        self
    }
    /// A POST that writes and is documented as safe to repeat.
    pub const fn idempotent(mut self) -> Self {
        self.effect = Effect::Idempotent;
        self
    }
    pub const fn paged(mut self, paging: Paging) -> Self {
        self.paging = paging;
        self
    }
    pub const fn one_page(self) -> Self {
        self.paged(Paging::One)
    }
    pub const fn array(self) -> Self {
        self.paged(Paging::Array)
    }
    pub const fn cursor_object(self) -> Self {
        self.queried().paged(Paging::CursorObject)
    }
    pub const fn offset(self, default: u16, max: u16) -> Self {
        self.queried().paged(Paging::Offset(PageSize { default, max }))
    }
    pub const fn cursor(self, default: u16, max: u16) -> Self {
        self.queried().paged(Paging::Cursor(PageSize { default, max }))
    }
    /// A GET with a query; lists with pages always have one.
    pub const fn queried(mut self) -> Self {
        if let Input::Nothing = self.input {
            self.input = Input::Query;
        }
        self
    }
    pub const fn matches(mut self) -> Self {
        self.matches = true;
        self
    }
    pub const fn beta(mut self) -> Self {
        self.stability = Stability::Beta;
        self
    }
    pub const fn alpha(mut self) -> Self {
        self.stability = Stability::Alpha;
        self
    }

    fn text(&self, line: usize) -> &'static str {
        let mut rest = self.texts;
        for _ in 0..line {
            rest = cut(rest, b'\n').1.unwrap_or_default();
        }
        cut(rest, b'\n').0
    }

    /// A line of the texts, at compile time: 0 is the verb, 1 the path, 3 the scopes. At run time it would add UTF-8
    /// checks to the binary.
    pub const fn line(&self, line: usize) -> &'static [u8] {
        let texts = self.texts.as_bytes();
        let mut start = 0;
        let mut skipped = 0;
        while skipped < line {
            start = find(texts, b'\n', start) + 1;
            skipped += 1;
        }
        part(texts, start, find(texts, b'\n', start))
    }

    /// The name within its resource: `query`.
    pub fn verb(&self) -> &'static str {
        self.text(0)
    }

    /// The path with its parameters in braces: `/v2/objects/{object}`.
    pub fn path(&self) -> &'static str {
        self.text(1)
    }

    /// The rules of its input, as [`rules`] prints them; empty where there are none.
    pub fn rules(&self) -> &'static str {
        self.text(2)
    }

    /// The required OAuth scopes, separated by spaces; `a|b` is either of two.
    pub fn scopes(&self) -> &'static str {
        self.text(3)
    }

    /// Traits that matter to the attempts of a call, as one number: see [`Traits`].
    pub const fn traits(&self) -> u32 {
        let deletes = matches!(self.method, Delete);
        let downloads = matches!(self.output, Output::Response);
        let uploads = matches!(self.input, Input::Form);
        self.effect as u32 | (deletes as u32) << 2 | (downloads as u32) << 3 | (uploads as u32) << 4
    }
}

/// Traits of an operation that matter to the attempts of its calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    pub effect: Effect,
    /// A DELETE: a 404 after an attempt that may have been processed is success.
    pub deletes: bool,
    /// The one redirect of a download is followed.
    pub downloads: bool,
    /// The body is made from a source that must be read first.
    pub uploads: bool,
}

impl Traits {
    /// Parses [`Operation::traits`].
    pub fn from_number(number: u32) -> Self {
        let effect = match number & 3 {
            0 => Effect::Reads,
            1 => Effect::Idempotent,
            _ => Effect::Once,
        };
        let is = |bit: u32| number >> bit & 1 == 1;
        Traits { effect, deletes: is(2), downloads: is(3), uploads: is(4) }
    }
}

/// Joins the texts of an operation: separate ones would cost a pointer and a length each in the binary.
#[doc(hidden)]
pub const fn pack(verb: &str, path: &str, rules: &str, scopes: &str) -> Text<2_000> {
    let mut text = Text::EMPTY;
    text.str(verb).byte(b'\n').str(path).byte(b'\n');
    rules::print(&mut text, rules);
    text.byte(b'\n').str(scopes);
    text
}

/// Makes an [`Operation`]: `operation!(POST, "create", "/v2/tasks", requires("content"), scopes("task:read-write"))`.
macro_rules! operation {
    ($method:ident, $verb:expr, $path:expr $(, requires($rules:expr))? $(, scopes($scopes:expr))?) => {
        $crate::core::operation::Operation::of(
            $crate::core::operation::$method,
            $crate::core::text::text!($crate::core::operation::pack(
                $verb,
                $path,
                concat!($($rules)?),
                concat!($($scopes)?),
            )),
        )
    };
}
pub(crate) use operation;

/// Splits a text at the first occurrence of a byte; the second part is `None` where there is none.
pub fn cut(text: &str, at: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == at) {
        Some(index) => (text.get(..index).unwrap_or_default(), text.get(index + 1..)),
        None => (text, None),
    }
}
