// The proxy holds the key; the page never sees it. Here it runs inside Vite's server, in production in a Worker, in Deno,
// in Bun or behind a Node server.
//
//   npm install attio-wasm && npm install --save-dev vite srvx
//   MATON_API_KEY=… npx vite
import { createProxy } from "attio-wasm/proxy";
import { toNodeHandler } from "srvx/node";
import { defineConfig } from "vite";

const proxy = createProxy({
  apiKey: process.env.MATON_API_KEY,
  connection: process.env.MATON_CONNECTION_ID,
  baseUrl: process.env.MATON_API_URL,
  // Allows everyone who reaches this development server. In production: your own session check.
  authorize: () => true,
});

export default defineConfig({
  plugins: [
    {
      name: "attio-proxy",
      configureServer({ middlewares }) {
        const handle = toNodeHandler(proxy);
        middlewares.use((request, response, next) => (request.url.startsWith("/api/attio/") ? handle(request, response) : next()));
      },
    },
  ],
});
