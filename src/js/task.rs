//! Rust futures as JavaScript promises, driven by `task.js`: what a future waits for is handed out
//! as a promise, and the task is resumed with what came of it.

use js_sys::Promise;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::*;

type Outcome = Result<JsValue, JsValue>;

#[wasm_bindgen(module = "/js/client/task.js")]
extern "C" {
    fn drive(task: usize) -> Promise;
    /// A result, told from a promise to wait for.
    fn done(value: &JsValue) -> JsValue;
}

thread_local! {
    /// What the future that is being polled waits for.
    static AWAITED: Cell<Option<Promise>> = const { Cell::new(None) };
    /// What came of it.
    static SETTLED: Cell<Option<Outcome>> = const { Cell::new(None) };
}

/// A future on its way to being a promise. JavaScript knows it by its address: a class of its own
/// would register each call with a `FinalizationRegistry`, which a small call notices.
type Task = Pin<Box<dyn Future<Output = Outcome>>>;

/// Goes on with what the awaited promise came to: kept or broken. Gives the next promise to wait
/// for, or the result in an array, after which the task is gone.
#[wasm_bindgen(skip_typescript)]
pub fn resume(task: usize, kept: bool, value: JsValue) -> Outcome {
    let task = task as *mut Task;
    SETTLED.set(Some(if kept { Ok(value) } else { Err(value) }));
    // SAFETY: `drive` alone has the address. It resumes a task once per promise, and no more after a
    // result, an error or a trap.
    match unsafe { &mut *task }.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => {
            // SAFETY: as above, this was the last time.
            drop(unsafe { Box::from_raw(task) });
            result.map(|value| done(&value))
        }
        Poll::Pending => Ok(AWAITED.take().unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED)).into()),
    }
}

/// The result of a future, as a promise.
pub fn promise(future: impl Future<Output = Outcome> + 'static) -> Promise {
    let task: Task = Box::pin(future);
    drive(Box::into_raw(Box::new(task)) as usize)
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
