import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `vite build` makes the page, `vite build --ssr server/main.ts` the server; `vite` serves the page during development,
// with the server of `npm run dashboard` as its back end.
export default defineConfig(({ isSsrBuild }) => ({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:4180", "/open": "http://127.0.0.1:4180" } },
  ssr: { external: ["attio-wasm"] },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // browsers with light-dark(): its replacement for older ones ignores the chosen theme
    outDir: isSsrBuild ? "dist/server" : "dist/page",
    copyPublicDir: !isSsrBuild,
    assetsInlineLimit: 0, // the page's policy forbids data: URLs
    modulePreload: { polyfill: false },
  },
}));
