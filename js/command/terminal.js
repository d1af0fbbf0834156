/**
 * Standard output and standard error. Colours and a line that is written over come on a terminal only.
 *
 * @typedef {ReturnType<typeof terminalOf>} Terminal
 */

const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

/** @param {{ stdout: any, stderr: any, env: Record<string, string | undefined> }} process */
export function terminalOf({ stdout, stderr, env }) {
  const coloured = (stream) => Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== "dumb";
  const colours = (stream) =>
    /** @type {Record<keyof typeof codes, (text: string) => string>} */ (
      Object.fromEntries(
        Object.entries(codes).map(([name, code]) => [name, (text) => (coloured(stream) ? `\x1b[${code}m${text}\x1b[0m` : text)]),
      )
    );
  const live = Boolean(stderr.isTTY) && env.TERM !== "dumb";
  let shown = "";
  const clear = () => {
    if (shown) stderr.write("\r\x1b[K");
    shown = "";
  };
  return {
    /** A line on standard output. */
    out(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    /** A line on standard error. */
    error(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    /** How far something has come: on a terminal one line that changes, elsewhere a line each. */
    progress(text) {
      if (text === shown) return;
      if (live) {
        clear();
        stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
        shown = text;
      } else {
        stderr.write(`${text}\n`);
      }
    },
    clear,
    /** A line that changes can be shown. */
    isLive: live,
    colour: colours(stdout),
    errorColour: colours(stderr),
  };
}
