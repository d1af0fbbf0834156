// Serves the built page as a good host does: precompressed with brotli, on loopback.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, posix, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { inRoot } from "../../../tools/paths.mjs";
import { listen } from "../../loopback.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const dist = inRoot("www", "dist");

export const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** Every file of the page with its compressed size. */
export function files() {
  const names = readdirSync(dist, { recursive: true }).map((name) => name.split(sep).join(posix.sep));
  return new Map(names.filter((name) => TYPES[extname(name)]).map((name) => [name, brotli(readFileSync(join(dist, name)))]));
}

export async function serveCompressed() {
  const all = files();
  const server = await listen((request) => {
    const name = new URL(request.url).pathname.slice(1) || "index.html";
    const body = all.get(name);
    if (!body) return new Response("not found", { status: 404 });
    return new Response(body, { headers: { "content-type": TYPES[extname(name)], "content-encoding": "br", "cache-control": "max-age=600" } });
  });
  return { ...server, all };
}
