// Code blocks of a Markdown text.

/**
 * A block is fenced by three backticks; after the language a word may say where it runs:
 * `ts worker`, `ts deno`, `ts proxy`, `ts receiver`, `ts browser`, `ts test`.
 *
 * @returns {{ language: string, kind: string, code: string, line: number }[]} `line` is that of the code's first line
 */
export function blocksOf(markdown) {
  const blocks = [];
  let open;
  markdown.split("\n").forEach((text, index) => {
    const fence = /^```(\w*) ?(\w*)$/.exec(text);
    if (!fence) return open?.lines.push(text);
    if (!open) {
      open = { language: fence[1], kind: fence[2], line: index + 2, lines: [] };
      return undefined;
    }
    const { lines, ...block } = open;
    blocks.push({ ...block, code: lines.join("\n") });
    open = undefined;
    return undefined;
  });
  return blocks;
}

export const isProgram = ({ language }) => ["ts", "js"].includes(language);

/** A block that creates no client gets one called `attio`. */
export const needsClient = ({ code }) => /(?<![\w/"])attio\b(?!-)/.test(code) && !/\bconst attio\b/.test(code);
