/**
 * Standard output and standard error. Colours and progress lines that are overwritten are for terminals only.
 *
 * @typedef {ReturnType<typeof terminalOf>} Terminal
 */

/**
 * Escapes control characters: text of a workspace or a server, such as a title or an error message, could otherwise
 * steer the terminal. Line breaks, tabs and our own colours are kept.
 *
 * @param {string} text
 */
const plain = (text) =>
  String(text).replace(/\x1b\[(?:0|[12]|3[123])m|[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (it) =>
    it.length > 1 ? it : `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

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
      stdout.write(`${plain(text)}\n`);
    },
    /** A line on standard error. */
    error(text) {
      clear();
      stderr.write(`${plain(text)}\n`);
    },
    /** Shows progress: on a terminal one line that is overwritten, elsewhere one line each. */
    progress(said) {
      const text = plain(said);
      if (text === shown) return;
      if (live) {
        clear();
        stderr.write(text.slice(0, (stderr.columns || 80) - 1));
        shown = text;
      } else {
        stderr.write(`${text}\n`);
      }
    },
    clear,
    /** Whether a progress line can be overwritten. */
    isLive: live,
    colour: colours(stdout),
    errorColour: colours(stderr),
  };
}
