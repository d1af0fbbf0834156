import { defineConfig, type Plugin } from "vite";

// What the built page may do: run its own code and WebAssembly, and talk to back ends. Whatever a
// record contains, nothing in it can load, run or send. Left out while developing, where Vite
// injects scripts and styles of its own.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
};

export default defineConfig({
  // Relative, so that the page can be served from any path.
  base: "./",
  plugins: [contentSecurityPolicy],
  // The package is beside this folder.
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    // The embedded sandbox is large, a chunk of its own, and loaded only where it is used.
    chunkSizeWarningLimit: 1200,
  },
});
