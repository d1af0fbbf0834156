/** A failure that is shown as one line without a stack, with its exit code. */
export class Problem extends Error {
  /** @param {string} message @param {number} [code] */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}
