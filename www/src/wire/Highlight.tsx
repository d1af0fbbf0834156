// Syntax colours for JSON, TypeScript and shell. Every token becomes a text node, whatever it contains.
import { useMemo } from "preact/hooks";

const TOKEN =
  /(?<comment>\/\/.*)|(?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\\n]|\\.)*"|'[^']*')|(?<number>(?<![\w$-])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w-]))|(?<keyword>\b(?:import|from|const|new|await|for|of|true|false|null|curl)\b)/g;

export function Highlight({ text }: { text: string }) {
  const parts = useMemo(() => split(text), [text]);
  return (
    <>
      {parts.map(([kind, text], index) =>
        kind ? (
          <span key={index} class={`token-${kind}`}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </>
  );
}

function split(text: string): [kind: string, text: string][] {
  const parts: [string, string][] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) parts.push(["", text.slice(end, match.index)]);
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? "";
    parts.push([kind, match[0]]);
    end = match.index + match[0].length;
  }
  parts.push(["", text.slice(end)]);
  return parts;
}
