/** A failure that is told in a line, without a stack, and the exit code it ends with. */
export class Problem extends Error {
  /** @param {string} message @param {number} [code] */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}
