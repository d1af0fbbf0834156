import { decode } from "./text.js";

/**
 * Compiles WebAssembly that a module contains as text.
 *
 * @param {string} text
 */
export function compile(text) {
  try {
    return new WebAssembly.Module(decode(text));
  } catch (cause) {
    throw forbidden(cause);
  }
}

/**
 * An error that says what to do where the host forbids compiling WebAssembly; other errors are returned unchanged.
 *
 * @param {any} cause
 */
export function forbidden(cause) {
  const message = /security policy/i.test(cause?.message)
    ? "the Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src."
    : /embedder|code generation/i.test(cause?.message)
      ? "this runtime compiles no bytes: resolve the package with the condition `workerd` or `edge-light`."
      : undefined;
  return message ? new Error(`attio-wasm: ${message}`, { cause }) : cause;
}
