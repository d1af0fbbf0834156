import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { groups } from "./build/chunks.ts";
import { contentSecurityPolicy } from "./build/policy.ts";
import { slimSize } from "./build/slim-size.ts";
import { offline } from "./build/offline.ts";
import { preload } from "./build/preload.ts";

const file = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const { version } = JSON.parse(file("../pkg/package.json").toString()) as { version: string };
const size = await slimSize();

export default defineConfig({
  // Relative, so that the page can be served from any path.
  base: "./",
  plugins: [contentSecurityPolicy, preload, offline],
  define: { __VERSION__: JSON.stringify(version), __SIZE_KB__: JSON.stringify(size.toFixed(0)) },
  // The package is beside this folder.
  server: { fs: { allow: [".."] } },
  worker: { format: "es" },
  build: {
    target: "es2023",
    rolldownOptions: {
      output: { codeSplitting: { groups } },
      input: ["index.html", "key.html"].map((page) => fileURLToPath(new URL(page, import.meta.url))),
    },
    modulePreload: { polyfill: false },
    // Fonts and pictures by data: are not allowed to load.
    assetsInlineLimit: 0,
  },
});
