// Content security policy of the built page: it runs its own code and WebAssembly, and talks to back ends. Whatever a record contains,
// nothing in it can load, run or send. Left out while developing, where Vite injects scripts and styles of its own.
import type { Plugin } from "vite";

const common = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
];

const pages = {
  "index.html": [...common, "connect-src 'self' https: http://127.0.0.1:* http://localhost:*", "worker-src 'self'", "trusted-types attio"],
  // A key is here: the gateway can be reached and nothing else, and no script is ever named by an address.
  "key.html": [...common, "connect-src https://api.maton.ai", "trusted-types 'none'"],
} as const;

export const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml(_html, { filename }) {
    const rules = Object.entries(pages).find(([page]) => filename.endsWith(page))?.[1] ?? common;
    return [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: rules.join("; ") }, injectTo: "head-prepend" }];
  },
};
