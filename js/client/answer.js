// Extraction of a call's result from a successful answer.
import { isLastPage } from "../glue/attio.js";
import { NOT_PROMISED, SUCCEEDED } from "./ended.js";
import { Page } from "./page.js";

// Parts of an answer that are the result, numbered like `Output` in src/core/operation.rs.
const DATA = 0;
const CONNECTIONS = 1;
const CONNECTION = 2;
const WHOLE = 3;
export const RAW = 4;
export const RESPONSE = 5;
export const NOTHING = 6;
const CURSOR_OBJECT = 7;

/** Whether an output is always JSON. */
export const isJsonOutput = (output) => output < RAW || output === CURSOR_OBJECT;

/**
 * Sets the result of a 2xx answer, or marks it as lacking the promised content; leaves other statuses and invalid
 * JSON unchanged.
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

/** The result as a list of one, or undefined where the answer lacks the promised content. */
function resultOf(call, response, value) {
  switch (call.operation.output) {
    case NOTHING:
      return [undefined];
    case RESPONSE:
      return [value];
    case RAW:
      return [{ status: response.status, headers: new Headers(response.headers), body: value }];
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

/** The gateway has been seen to spell the property of the id in three ways. */
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
