// One attempt on the wire. It is JavaScript because the timer, the listener and the promise that
// ends early are one closure each here, and three allocations in two heaps from Rust.
import { NotSent, send } from "./fetch.js";

// How an attempt ends; src/js/wire.rs reads the same numbers.
const VALUE = 0; // the JSON value, or the response itself
const TEXT = 1; // the body as text
const NOT_JSON = 2; // a 2xx that said JSON and is none: the error
const LOST = 3; // no answer, or not all of it: the error
const LOST_IN_PAGE = 4; // the same, before there was a response, where CORS applies
const TIMED_OUT = 5;
const ABORTED = 6; // the caller's reason
const REFUSED = 7; // nothing was sent: what to reject with

// What is wanted of a 2xx.
const JSON_VALUE = 0;
const NOTHING = 1;
const RESPONSE = 2;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const isJson = (type) => /^application\/([\w.+-]*\+)?json\b/i.test(type);

/** The response, with a body that the signal ends. */
function endedBy(signal, response) {
  const reader = response.body?.getReader();
  if (!reader) return response;
  let abort;
  const done = () => signal.removeEventListener("abort", abort);
  const body = new ReadableStream({
    start(stream) {
      abort = () => {
        stream.error(signal.reason);
        reader.cancel(signal.reason).catch(() => {});
      };
      signal.addEventListener("abort", abort, { once: true });
    },
    async pull(stream) {
      const step = await reader.read().finally(() => signal.aborted && done());
      if (signal.aborted) return;
      if (!step.done) return stream.enqueue(step.value);
      done();
      stream.close();
    },
    cancel(reason) {
      done();
      return reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

/**
 * Sends one request and reads its answer. Resolves with `[how it ended, response, value]`, never
 * rejects unless the signal throws, and leaves no timer and no listener behind. A fetch that
 * ignores its signal is left behind rather than waited for. `read` reads the JSON in place of
 * `json()`, and throws a SyntaxError where it is none; that a request was sent is noted on it.
 */
export function attempt(url, method, headers, moreHeaders, authorization, connection, body, custom, ms, signal, want, read) {
  return new Promise((resolve) => {
    // One controller and one cleared timer: AbortSignal.any and AbortSignal.timeout leak.
    const controller = new AbortController();
    let response;
    let timer;
    const end = (how, value) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      resolve([how, response, value]);
    };
    const abort = () => {
      end(ABORTED, signal.reason);
      controller.abort(signal.reason);
    };
    if (signal?.aborted) return abort();
    const all = { ...headers, ...moreHeaders };
    if (authorization) all.authorization = authorization;
    if (connection) all["maton-connection"] = connection;
    if (typeof body === "string") all["content-type"] = "application/json";
    const init = { method: METHODS[method], headers: all, body, redirect: "manual", signal: controller.signal };
    signal?.addEventListener("abort", abort);
    timer = setTimeout(() => {
      end(TIMED_OUT);
      controller.abort();
    }, ms);
    (async () => {
      try {
        if (read) read.sent = true;
        response = await send(custom, url, init);
        const { ok, headers } = response;
        if (want === RESPONSE && response.status < 400) return end(VALUE, ok && signal ? endedBy(signal, response) : response);
        const type = headers.get("content-type");
        return ok && want !== NOTHING && (isJson(type) || (!type && want === JSON_VALUE))
          ? end(VALUE, await (read ? read(response) : response.json()))
          : end(TEXT, await response.text());
      } catch (error) {
        if (error instanceof NotSent) return end(REFUSED, error.error);
        const lost = typeof document === "object" && !response ? LOST_IN_PAGE : LOST;
        end(response && error instanceof SyntaxError ? NOT_JSON : lost, error);
      }
    })();
  });
}

/** What is in `data` of an answer. */
export const data = (answer) => answer?.data;

/** Resolves with undefined after `ms`; rejects with the signal's reason when it aborts first. */
export function sleep(ms, signal) {
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      settle(value);
    };
    const abort = () => end(reject, signal.reason);
    let timer;
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1), resolve);
  });
}

/** `promise`, or the signal's reason when it aborts first. */
export function race(promise, signal) {
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      signal?.removeEventListener("abort", abort);
      settle(value);
    };
    const abort = () => end(reject, signal.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    Promise.resolve(promise).then(
      (value) => end(resolve, value),
      (error) => end(reject, error),
    );
  });
}

/** Makes a deadline forget its timer and the other signal. */
export const clear = (deadline) => deadline.clear();

/** A signal that aborts with `signal`, or after `ms` and is then `late`. */
export function deadline(ms, signal) {
  const controller = new AbortController();
  const late = /** @type {AbortSignal & { late?: boolean, clear(): void }} */ (controller.signal);
  const abort = () => {
    late.clear();
    controller.abort(signal.reason);
  };
  late.clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  const timer = setTimeout(() => {
    late.clear();
    late.late = true;
    controller.abort();
  }, ms);
  if (signal?.aborted) abort();
  else signal?.addEventListener("abort", abort);
  return late;
}

/** A header as text, whatever stands in for a response; the key of `Bearer key` is blotted out. */
export function header(response, name, secret) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? (secret ? value.replaceAll(secret.slice(7), "[key]") : value) : undefined;
  } catch {
    return undefined;
  }
}

/** Tells a listener. What it throws or rejects with is its own affair. */
export function notify(listener, event) {
  try {
    Promise.resolve(listener(event)).catch(() => {});
  } catch {
    // Nothing that a listener does may change a call.
  }
}
