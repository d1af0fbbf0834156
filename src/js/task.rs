//! Rust futures as JavaScript promises, driven by `task.js`: what a future waits for is handed out
//! as a promise, and the task is resumed with what came of it.

use js_sys::Promise;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::*;

type Outcome = Result<JsValue, JsValue>;

#[wasm_bindgen(module = "/src/js/task.js")]
extern "C" {
    fn drive(task: Task) -> Promise;
}

thread_local! {
    /// What the future that is being polled waits for.
    static AWAITED: Cell<Option<Promise>> = const { Cell::new(None) };
    /// What came of it.
    static SETTLED: Cell<Option<Outcome>> = const { Cell::new(None) };
}

/// A future on its way to being a promise.
#[wasm_bindgen(skip_typescript)]
pub struct Task {
    future: Pin<Box<dyn Future<Output = Outcome>>>,
    done: bool,
}

#[wasm_bindgen]
impl Task {
    /// Goes on with what the awaited promise came to: kept or broken. Gives the next promise to
    /// wait for, or the result when it is done.
    #[wasm_bindgen(skip_typescript)]
    pub fn resume(&mut self, kept: bool, value: JsValue) -> Outcome {
        SETTLED.set(Some(if kept { Ok(value) } else { Err(value) }));
        match self.future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => {
                self.done = true;
                result
            }
            Poll::Pending => Ok(AWAITED.take().unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED)).into()),
        }
    }

    #[wasm_bindgen(getter, skip_typescript)]
    pub fn done(&self) -> bool {
        self.done
    }
}

/// The result of a future, as a promise.
pub fn promise(future: impl Future<Output = Outcome> + 'static) -> Promise {
    drive(Task { future: Box::pin(future), done: false })
}

/// Waits for a promise. To be used in a [`promise`] only, one at a time.
pub fn wait(promise: Promise) -> impl Future<Output = Outcome> {
    Wait(Some(promise))
}

struct Wait(Option<Promise>);

impl Future for Wait {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Outcome> {
        match self.0.take() {
            Some(promise) => {
                AWAITED.set(Some(promise));
                Poll::Pending
            }
            None => Poll::Ready(SETTLED.take().unwrap_or(Ok(JsValue::UNDEFINED))),
        }
    }
}
