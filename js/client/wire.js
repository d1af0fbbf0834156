// The steps of a call: a request, a sleep, a question for the key. Written in JavaScript, where timer, listener and
// early-settling promise are one closure each; from Rust they would be three allocations in two heaps.
import { cancel } from "../http/cancel.js";
import { offAbort, onAbort } from "./abort.js";
import { isJsonOutput, NOTHING, RAW, RESPONSE } from "./answer.js";
import {
  ABORTED,
  ANSWERED,
  BODY_READ,
  BODY_TIMED_OUT,
  KEY_FAILED,
  KEY_GIVEN,
  KEY_TIMED_OUT,
  LOST,
  LOST_IN_PAGE,
  REFUSED,
  SLEPT,
  TIMED_OUT,
  TURN_FAILED,
  TURN_GIVEN,
  TURN_TIMED_OUT,
} from "./ended.js";
import { createError } from "./error.js";
import { NotSent, send as sendBy } from "./fetch.js";
import { readHeader } from "./header.js";
import { form } from "./upload.js";
import { bearer, unreadable } from "./values.js";

const isJson = (type) => /^application\/([\w.+-]*\+)?json\b/i.test(type);

/** The response, with a body that errors when the signal aborts. */
function endedBy(signal, response) {
  const reader = response.body?.getReader();
  if (!reader) return response;
  let abort;
  const done = () => offAbort(signal, abort);
  const body = new ReadableStream({
    start(stream) {
      abort = () => {
        stream.error(signal.reason);
        cancel(reader, signal.reason);
      };
      onAbort(signal, abort);
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
 * A step: sends one request and reads its answer. Resolves with the outcome, rejects only where reading the signal
 * throws, and leaves no timer and no listener behind. A fetch that ignores its signal is abandoned.
 *
 * @param {import("./call.js").Call} call
 * @returns {Promise<import("./ended.js").Ended>}
 */
export const send = (call) => sendTo(call, false);

/** A step: the same for the target of a redirect, without credentials and without the client's headers. */
export const follow = (/** @type {import("./call.js").Call} */ call) => sendTo(call, true);

function sendTo(call, followed) {
  const { settings, signal, operation: { output } } = call;
  return step(signal, (finish) => {
    let controller;
    /** @type {any} */
    let response;
    let timer;
    let began;
    let ended = false;
    const end = (how, value, parsed, cause) => {
      ended = true;
      clearTimeout(timer);
      if (how === ANSWERED && settings.onEvent) {
        const requestId = readHeader(response, "x-request-id", call.authorization);
        tell(call, "response", { status: response.status, ms: Math.max(0, performance.now() - began), requestId });
      }
      finish(how, value, { status: response?.status ?? 0, response, parsed, cause });
    };
    try {
      // One controller and one cleared timer: AbortSignal.any and AbortSignal.timeout leak.
      controller = new AbortController();
      timer = setTimeout(() => {
        end(TIMED_OUT);
        controller.abort();
      }, Math.max(1, call.timeoutMs - call.spentMs));
      call.spentMs = 0;
    } catch (cause) {
      return end(REFUSED, createError("configuration", "client", "No request can be started here: see `cause`.", { cause }));
    }
    const begin = () => {
      if (!settings.onEvent) return;
      began = performance.now();
      tell(call, "request");
    };
    (async () => {
      try {
        const { reader } = call;
        if (reader) reader.sent = true;
        response = await sendBy(settings.fetch, ...requestOf(call, followed, controller.signal), begin);
        const { ok, headers } = response;
        if (output === RESPONSE && response.status < 400) {
          call.address = readHeader(response, "location");
          // The body of a redirect is cancelled, not read: an open body would hold the connection.
          if (!ok) cancel(response.body);
          return end(ANSWERED, ok && signal ? endedBy(signal, response) : response, true);
        }
        const type = headers.get("content-type");
        if (ok && output !== NOTHING && (isJson(type) || (!type && isJsonOutput(output)))) {
          return end(ANSWERED, await (reader ? reader.read(response) : response.json()), true);
        }
        // Of what is no result only the beginning is kept.
        end(ANSWERED, await (ok && output === RAW ? response.text() : beginning(response)), false);
      } catch (error) {
        if (error instanceof NotSent) return end(REFUSED, error.error);
        if (response && error instanceof SyntaxError) return end(ANSWERED, undefined, false, error);
        end(typeof document === "object" && !response ? LOST_IN_PAGE : LOST, error);
      }
    })();
    return () => {
      clearTimeout(timer);
      if (!ended) controller.abort(signal?.reason);
    };
  });
}

/** Maximum number of bytes that are read of a body that is no result. */
const MOST_OF_AN_ERROR = 65_536;

/** The first part of a body as text: it may be endless. */
async function beginning(response) {
  if (!response.body?.getReader) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (let step; size < MOST_OF_AN_ERROR && !(step = await reader.read()).done; ) {
    text += decoder.decode(step.value.subarray(0, MOST_OF_AN_ERROR - size), { stream: true });
    // An empty piece counts, too: there may be no end of them.
    size += step.value.byteLength || 1;
  }
  if (size >= MOST_OF_AN_ERROR) cancel(reader);
  return text + decoder.decode();
}

/**
 * The arguments of `fetch`.
 *
 * @param {import("./call.js").Call} call
 * @param {boolean} followed
 * @param {AbortSignal} signal
 * @returns {[url: string, init: any]}
 */
function requestOf({ settings, operation, path, query, headers, authorization, connection, body, address }, followed, signal) {
  if (followed) return [/** @type {string} */ (address), { method: "GET", headers: {}, redirect: "manual", signal }];
  const all = { ...settings.headers, ...headers };
  if (authorization) all.authorization = authorization;
  if (connection) all["maton-connection"] = connection;
  if (typeof body === "string") all["content-type"] = "application/json";
  const prefix = settings.gateway && path.startsWith("/v2/") ? "/attio" : "";
  return [settings.base + prefix + path + query, { method: operation.method, headers: all, body, redirect: "manual", signal }];
}

/**
 * Runs a step as a promise of its outcome; an abort settles it immediately.
 *
 * @param {AbortSignal | undefined} signal
 * @param {(end: (how: number, value?: any, more?: object) => void, reject: (error: any) => void) => (() => void) | void} begin gives
 * what undoes it
 * @returns {Promise<import("./ended.js").Ended>}
 */
export const step = (signal, begin) =>
  new Promise((resolve, reject) => {
    let undo;
    const clear = () => {
      if (signal) offAbort(signal, abort);
      undo?.();
      undo = undefined;
    };
    const end = (how, value, more) => {
      clear();
      resolve({ status: 0, ...more, how, value });
    };
    const abort = () => end(ABORTED, signal?.reason);
    try {
      if (signal?.aborted) return abort();
      if (signal) onAbort(signal, abort);
    } catch (cause) {
      return reject(unreadable("signal", cause));
    }
    undo = begin(end, (error) => {
      clear();
      reject(error);
    });
  });

const sleepFor = (ms, signal) =>
  step(signal, (end) => {
    const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1), SLEPT);
    return () => clearTimeout(timer);
  });

/** How far the planned time of a turn moves before `onEvent` is told anew, in milliseconds. */
const MOVED_MS = 100;

/** A step: sleeps until the turn in the rate limit, or until it looks whether those before it are still there. */
export function waitForTurn(call) {
  const { ms, status: planned } = call;
  const start = performance.now() + planned;
  if (call.settings.onEvent && !(Math.abs(start - call.start) < MOVED_MS)) {
    call.start = start;
    tell(call, "wait", { ms: planned });
  }
  return sleepFor(ms, call.signal);
}

/** A step: sleeps before another attempt. */
export function waitToRetry(call) {
  const { settings, ended, ms, status, authorization } = call;
  if (settings.onEvent) {
    const requestId = ended.response ? readHeader(ended.response, "x-request-id", authorization) : undefined;
    tell(call, "retry", { ms, status: status || undefined, requestId });
  }
  return sleepFor(ms, call.signal);
}

/** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
export async function pause(ms, signal) {
  const { how, value } = await sleepFor(ms, signal);
  if (how === ABORTED) throw value;
}

/**
 * A step before the request that counts towards `timeoutMs`.
 *
 * @param {import("./call.js").Call} call
 * @param {number} late how it ends when it takes too long
 * @param {(end: (how: number, value?: any) => void, reject: (error: any) => void) => (() => void) | void} begin as for `step`
 */
function question(call, late, begin) {
  const began = performance.now();
  return step(call.signal, (end, reject) => {
    const timer = setTimeout(end, Math.max(1, call.timeoutMs - call.spentMs), late);
    const undo = begin(end, reject);
    return () => {
      clearTimeout(timer);
      call.spentMs += Math.max(0, performance.now() - began);
      undo?.();
    };
  });
}

/** A step: asks the function that gives the key. Rejects where its result is no valid key. */
export const askKey = (call) =>
  question(call, KEY_TIMED_OUT, (end, reject) => {
    const use = (key) => {
      try {
        call.authorization = bearer(key);
      } catch (error) {
        return reject(error);
      }
      end(KEY_GIVEN);
    };
    const failed = (cause) => end(KEY_FAILED, cause);
    // Inside a promise chain, so that an exception of the function rejects.
    new Promise((resolve) => resolve(call.settings.ask())).then(use, failed);
  });

/** A step: reads the source of an upload. Rejects where it is not valid. */
export function readBody(call) {
  return question(call, BODY_TIMED_OUT, (end, reject) => {
    const controller = new AbortController();
    let read = false;
    form(call.upload, controller.signal).then((body) => {
      read = true;
      call.body = body;
      end(BODY_READ);
    }, reject);
    return () => {
      if (!read) controller.abort(call.signal?.reason);
    };
  });
}

/** A step: asks the caller's limiter for the turn. */
export const askTurn = (call) =>
  step(call.signal, (end) => {
    const { settings, connection, turnTimeoutMs, signal, operation: { effect } } = call;
    const controller = new AbortController();
    let given = false;
    const timer = turnTimeoutMs < Infinity ? setTimeout(end, turnTimeoutMs, TURN_TIMED_OUT) : undefined;
    const via = settings.gateway ? "maton" : "attio";
    new Promise((resolve) => resolve(settings.limiter.acquire({ connection, via, effect }, controller.signal))).then(
      () => {
        given = true;
        end(TURN_GIVEN);
      },
      (cause) => end(TURN_FAILED, cause),
    );
    return () => {
      clearTimeout(timer);
      if (!given) controller.abort(signal?.reason);
    };
  });

/** Called from Rust: tells the caller's limiter of a 429. Its exceptions are ignored. */
export function penalty({ settings, connection }, ms, ofConnection) {
  try {
    settings.limiter.penalty(ms, ofConnection ? { connection } : {});
  } catch {
    // An exception of the limiter has no effect on the call.
  }
}

/**
 * Called from Rust: the connection as a number (FNV-1a). Two that collide would share a rate limit state, which is
 * harmless.
 */
export function connection({ connection = "" }) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < connection.length; i += 1) hash = Math.imul(hash ^ connection.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Called from Rust: stores the numbers of `Attempts`, and the details of the next step: how long it sleeps, and the status that
 * is retried, or in how many milliseconds the turn is planned.
 */
export function keep(call, bits, retries, turn, refusedAt, queuedAt, attempt, ms, status) {
  call.bits = bits;
  call.retries = retries;
  call.turn = turn;
  call.refusedAt = refusedAt;
  call.queuedAt = queuedAt;
  call.attempt = attempt;
  call.ms = ms;
  call.status = status;
}

/** A signal that aborts with `signal`, or after `ms`, in which case its `late` is true. */
export function timeLimit(ms, signal) {
  const controller = new AbortController();
  const late = /** @type {AbortSignal & { late?: boolean, clear(): void }} */ (controller.signal);
  const abort = () => {
    late.clear();
    controller.abort(signal.reason);
  };
  late.clear = () => {
    clearTimeout(timer);
    if (signal) offAbort(signal, abort);
  };
  // Before the timer: a signal may throw.
  if (signal && !signal.aborted) onAbort(signal, abort);
  const timer = setTimeout(() => {
    late.clear();
    late.late = true;
    controller.abort();
  }, ms);
  if (signal?.aborted) abort();
  return late;
}

/** Redacts the path of a raw request for events: segments with anything but small letters count as ids. */
const withoutIds = (path) => path.replace(/\/(?!v2\/)[^/]*[^a-z_/][^/]*/g, "/{id}");

/** Notifies `onEvent`. */
function tell({ settings, id, operation, path, attempt }, type, more) {
  notify(settings.onEvent, { type, callId: id, method: operation.method, path: operation.path || withoutIds(path), attempt, ...more });
}

/** Calls a listener. Its exceptions and rejections are ignored. */
export function notify(listener, event) {
  try {
    Promise.resolve(listener(event)).catch(() => {});
  } catch {
    // A listener must not affect a call.
  }
}

/** Steps by the numbers that `Transport::resume` returns; the first two end a call. @type {any[]} */
export const steps = [undefined, undefined, readBody, askKey, askTurn, waitForTurn, waitToRetry, send, follow];
