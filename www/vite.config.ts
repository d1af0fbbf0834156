import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./build/policy.ts";
import { offline } from "./build/offline.ts";
import { preload } from "./build/preload.ts";

const file = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const { version } = JSON.parse(file("../pkg/package.json").toString()) as { version: string };
// What a page downloads with the slim entry, as `npm run size` tells it.
const { slim } = JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL("../tools/size.mjs", import.meta.url)), "--json"]).toString()) as { slim: { brotli: number } };
const size = slim.brotli / 1000;

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
    rolldownOptions: { input: ["index.html", "key.html"].map((page) => fileURLToPath(new URL(page, import.meta.url))) },
    modulePreload: { polyfill: false },
    // Fonts and pictures by data: are not allowed to load.
    assetsInlineLimit: 0,
  },
});
