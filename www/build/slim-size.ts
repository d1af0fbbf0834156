// The download of `attio-wasm/slim` in kB of brotli: its WebAssembly, and its JavaScript as a bundler makes it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const inPackage = (name: string) => fileURLToPath(new URL(`../../pkg/${name}`, import.meta.url));

export async function slimSize(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [inPackage("slim.js")],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    // Files that are loaded on first use are not counted.
    plugins: [{ name: "loaded-later", setup: ({ onResolve }) => onResolve({ filter: /^/ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined)) }],
  });
  const files = [readFileSync(inPackage("attio.wasm")), ...outputFiles.map(({ contents }) => contents)];
  return files.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0) / 1000;
}
