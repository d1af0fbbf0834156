/** A failure that is shown as one line without a stack, with its exit code. */
export class Problem extends Error {
  /** @param {string} message @param {number} [code] */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * An error as one line: of a request also which, and when to try again.
 *
 * @param {any} error
 */
export function told({ message, method, path, retryAfterMs }) {
  const again = retryAfterMs === undefined ? "" : ` Try again in ${Math.ceil(retryAfterMs / 1_000)} s.`;
  return `${message}${path === undefined ? "" : ` (${method} ${path})`}${again}`;
}
