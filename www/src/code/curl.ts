import { literal } from "./literal";
import type { CodeRequest } from "./request";

/** Anything as one word of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The query as a command for a shell. */
export function curl({ object, query, connection, baseUrl }: CodeRequest): string {
  const origin = baseUrl ? new URL(baseUrl, location.href).href.replace(/\/$/, "") : "https://api.maton.ai";
  const url = `${origin}/attio/v2/objects/${encodeURIComponent(object)}/records/query`;
  return [
    `curl ${quoted(url)}`,
    ...(baseUrl ? [] : [`-H "Authorization: Bearer $MATON_API_KEY"`]),
    ...(connection ? [`-H ${quoted(`Maton-Connection: ${connection}`)}`] : []),
    `-H 'Content-Type: application/json'`,
    `--data ${quoted(literal(query, "json"))}`,
  ].join(" \\\n  ");
}
