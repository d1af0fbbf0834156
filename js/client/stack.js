// The stack of an error begins at the line that called us, where the engine can tell it (V8). Nothing is recorded while all
// goes well: V8 finds whoever awaits us when an error is there, and the functions below leave themselves out.
import { AttioError } from "./error.js";

/** @type {{ captureStackTrace?(target: object, below: Function): void }} */
const engine = /** @type {any} */ (Error);

const hasFrames = (stack) => /\n\s+at /.test(stack);

/**
 * Gives an error of ours the stack of who called `below`, or awaits it.
 *
 * @param {unknown} error
 * @param {Function} below
 * @returns {unknown} the error
 */
export function blame(error, below) {
  if (!(error instanceof AttioError) || !engine.captureStackTrace) return error;
  const { stack } = error;
  engine.captureStackTrace(error, below);
  // Nobody is known, as with `.then()`.
  if (!hasFrames(error.stack)) error.stack = stack;
  return error;
}

/** A promise whose errors begin at who awaits it. @template T @param {Promise<T>} promise @returns {Promise<T>} */
export async function blamed(promise) {
  try {
    return await promise;
  } catch (error) {
    throw blame(error, blamed);
  }
}

/** A generator whose errors begin at who iterates it. @template T @param {AsyncGenerator<T, void, undefined>} items */
export async function* blaming(items) {
  try {
    yield* items;
  } catch (error) {
    throw blame(error, blaming);
  }
}

/**
 * Remembers who calls, for an error that comes when nobody awaits it: of a stream.
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
