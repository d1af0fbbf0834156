// Stacks of errors that begin at the caller's line, where the engine supports it (V8). Nothing is recorded in advance: V8
// knows which function awaits the promise when the error is made, and the functions below are left out of its stack.
import { AttioError } from "./error.js";

/** @type {{ captureStackTrace?(target: object, below: Function): void }} */
const engine = /** @type {any} */ (Error);

const hasFrames = (stack) => /\n\s+at /.test(stack);

/**
 * Replaces the stack of an error by that of the function that called `below`, or awaits it.
 *
 * @param {unknown} error
 * @param {Function} below
 * @returns {unknown} the error
 */
export function blame(error, below) {
  if (!(error instanceof AttioError) || !engine.captureStackTrace) return error;
  const { stack } = error;
  engine.captureStackTrace(error, below);
  // V8 found no caller, as with `.then()`.
  if (!hasFrames(error.stack)) error.stack = stack;
  return error;
}

/**
 * A promise whose errors have the stack of the code that awaits it.
 *
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export async function blamed(promise) {
  try {
    return await promise;
  } catch (error) {
    throw blame(error, blamed);
  }
}

/**
 * A generator whose errors have the stack of the code that iterates it.
 *
 * @template T
 * @param {AsyncGenerator<T, void, undefined>} items
 */
export async function* blaming(items) {
  try {
    yield* items;
  } catch (error) {
    throw blame(error, blaming);
  }
}

/**
 * Records the caller now, for an error that occurs while nobody awaits: in a stream.
 *
 * @param {Function} below
 * @returns {(error: unknown) => unknown} gives an error of ours that stack
 */
export function remembered(below) {
  const caller = { stack: "" };
  engine.captureStackTrace?.(caller, below);
  return (error) => {
    const frames = /\n {4}at [^]*/.exec(caller.stack)?.[0];
    if (frames && error instanceof AttioError) error.stack = `${error.name}: ${error.message}${frames}`;
    return error;
  };
}
