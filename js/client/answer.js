// The result of a call, taken out of a good answer.
import { isLastPage } from "../glue/attio.js";
import { NOT_PROMISED, SUCCEEDED } from "./ended.js";
import { Page } from "./page.js";

// The part of an answer that is the result: the order of `Output` in src/core/operation.rs.
const DATA = 0;
const CONNECTIONS = 1;
const CONNECTION = 2;
const WHOLE = 3;
export const RAW = 4;
export const RESPONSE = 5;
export const NOTHING = 6;
const CURSOR_OBJECT = 7;

/** The output that means JSON, and nothing else. */
export const isJsonOutput = (output) => output < RAW || output === CURSOR_OBJECT;

/**
 * Makes a result of a good answer with the promised content; what is no 2xx or no JSON stays as it is.
 *
 * @param {import("./call.js").Call} call
 * @param {import("./ended.js").Ended} ended
 */
export function shape(call, ended) {
  const { status, parsed, cause } = ended;
  if (status < 200 || status > 299 || cause || (!parsed && isJsonOutput(call.operation.output))) return;
  try {
    const result = resultOf(call, /** @type {Response} */ (ended.response), ended.value);
    ended.how = result ? SUCCEEDED : NOT_PROMISED;
    ended.result = result?.[0];
  } catch (cause) {
    ended.how = NOT_PROMISED;
    ended.cause = cause;
  }
}

const isObject = (value) => typeof value === "object" && value !== null;

/** The result in a list, or undefined where the answer is not what was promised. */
function resultOf(call, response, value) {
  switch (call.operation.output) {
    case NOTHING:
      return [undefined];
    case RESPONSE:
      return [value];
    case RAW:
      return [{ status: response.status, headers: response.headers, body: value }];
    case CONNECTION:
      return connectionOf(isObject(value?.connection) ? value.connection : value);
    case CURSOR_OBJECT:
      return value?.data === undefined ? undefined : [{ data: value.data, nextCursor: cursorOf(value) }];
    case WHOLE:
      return isObject(value) ? [value] : undefined;
  }
  const result = call.operation.output === CONNECTIONS ? value?.connections : value?.data;
  if (call.position) return Array.isArray(result) ? [pageOf(call, result, value)] : undefined;
  return result === undefined ? undefined : [result];
}

/** The gateway has been seen to spell the id in three ways. */
function connectionOf(connection) {
  const id = [connection?.connection_id, connection?.connection_Id, connection?.id].find((one) => typeof one === "string");
  if (id !== undefined) return [Object.assign(connection, { connection_id: id })];
}

function pageOf(call, items, answer) {
  const { pager, previous, offset, limit } = call.position;
  const next = call.list.cursor ? cursorOf(answer) : isLastPage(call.operation.defaultSize, call.operation.maxSize, limit, items.length) ? undefined : offset + items.length;
  return new Page(pager, items, next, previous);
}

const cursorOf = (answer) => {
  const cursor = answer?.pagination?.next_cursor;
  return typeof cursor === "string" && cursor !== "" ? cursor : undefined;
};
