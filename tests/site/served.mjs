// Serves the guide's website as a good host does: precompressed with brotli, on loopback.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, posix, sep } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { listen } from "../loopback.mjs";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8" };

export async function serveSite(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.split(sep).join(posix.sep));
  const sizes = new Map();
  const bodies = new Map();
  const body = (name) => {
    if (!bodies.has(name)) bodies.set(name, brotliCompressSync(readFileSync(join(folder, name))));
    return bodies.get(name);
  };
  const server = await listen((request) => {
    const name = decodeURIComponent(new URL(request.url).pathname.slice(1)) || "index.html";
    if (!names.includes(name) || !types[extname(name)]) return new Response("not found", { status: 404 });
    sizes.set(name, body(name).length);
    return new Response(body(name), { headers: { "content-type": types[extname(name)], "content-encoding": "br", "cache-control": "max-age=600" } });
  });
  return { ...server, names, sizes };
}
