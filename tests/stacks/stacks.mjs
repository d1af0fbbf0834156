// Stacks, a row each: packages, build, and requests. `check` returns the results of the calls, "companies" each.
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { EdgeVM } from "@edge-runtime/vm";
import { build as esbuild } from "esbuild";
import { withPage } from "../chromium.mjs";
import { get, serve } from "./serve.mjs";

const query = (baseUrl) => `?baseUrl=${encodeURIComponent(baseUrl)}`;

/** Text of a page that the server rendered, and text that its own script adds. */
const inPage = (address, baseUrl) =>
  withPage(`${address}/${query(baseUrl)}`, async (page) => {
    await page.waitForSelector("#client");
    return [await page.textContent("#server"), await page.textContent("#client")];
  });

/** The built Worker in workerd. */
const inWorkerd = (app, main, flag, ask) =>
  serve(app, "wrangler", ({ port }) => ["dev", main, "--name", "app", "--compatibility-date", "2026-04-01", "--compatibility-flags", flag, "--ip", "127.0.0.1", "--port", port], ask);

/** An edge function under Vercel's rules: imports with `?module` are compiled for it, and some of Node's modules exist. */
async function inVercelEdge(entry, baseUrl) {
  const compiled = {};
  const modules = {
    name: "?module",
    setup(build) {
      build.onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => ({ path: `${resolveDir}/${path.replace("?module", "")}`, namespace: "compiled" }));
      build.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "node" }));
      build.onLoad({ filter: /^/, namespace: "node" }, ({ path }) => ({ contents: `module.exports = ofNode(${JSON.stringify(path)});` }));
      build.onLoad({ filter: /^/, namespace: "compiled" }, ({ path }) => {
        const name = `wasm_${basename(path, ".wasm").replace(/\W/g, "_")}`;
        compiled[name] = new WebAssembly.Module(readFileSync(path));
        return { contents: `export default ${name};` };
      });
    },
  };
  const { outputFiles } = await esbuild({ entryPoints: [entry], bundle: true, format: "iife", globalName: "app", write: false, logLevel: "silent", plugins: [modules] });
  const runtime = new EdgeVM({ extend: (globals) => Object.assign(globals, compiled, { ofNode: createRequire(import.meta.url) }) });
  runtime.evaluate(outputFiles[0].text);
  return runtime.evaluate("(url) => app.default(new Request(url)).then((response) => response.text())")(`http://edge.test/${query(baseUrl)}`);
}

const next = (flag, handlers) => async (app, baseUrl) => {
  for (const handler of ["node", "edge"]) if (!handlers.includes(handler)) rmSync(app.path("app", "api", handler), { recursive: true });
  await app.run("next", ["build", flag]);
  return serve(app, "next", ({ port }) => ["start", "--hostname", "127.0.0.1", "--port", port], async (address) => [
    ...(await Promise.all(handlers.map((handler) => get(`${address}/api/${handler}${query(baseUrl)}`)))),
    ...(await inPage(address, baseUrl)),
  ]);
};
const nextPackages = { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" };

const passedIn = (text, pattern) => (pattern.test(text) ? "companies" : text);

const nitro = (preset, ask) => async (app, baseUrl) => {
  await app.run("nitropack", ["build", "--preset", preset]);
  return [await ask(app, baseUrl)];
};
const nitroPackages = { nitropack: "2.13.6" };

export const stacks = [
  { name: "next-turbopack", folder: "next", tells: "server component, client component, route handlers in Node and edge", packages: nextPackages, check: next("--turbopack", ["node", "edge"]) },
  // Next 16.4.6 with webpack fails on every handler of the edge runtime, even an empty one.
  { name: "next-webpack", folder: "next", tells: "the same but for edge, built by webpack", packages: nextPackages, check: next("--webpack", ["node"]) },
  {
    name: "sveltekit-cloudflare",
    folder: "sveltekit",
    tells: "endpoint, `load` on the server, component in the page; adapter for Cloudflare",
    packages: { "@sveltejs/kit": "2.70.4", "@sveltejs/adapter-cloudflare": "7.2.9", "@sveltejs/vite-plugin-svelte": "6.2.3", svelte: "5.57.3", vite: "7.3.8", wrangler: "4.151.0" },
    async check(app, baseUrl) {
      await app.run("vite", ["build"]);
      app.write("wrangler.json", JSON.stringify({ assets: { directory: ".svelte-kit/cloudflare", binding: "ASSETS" } }));
      return inWorkerd(app, ".svelte-kit/cloudflare/_worker.js", "nodejs_als", async (address) => [
        await get(`${address}/api${query(baseUrl)}`),
        ...(await inPage(address, baseUrl)),
      ]);
    },
  },
  {
    name: "react-router",
    folder: "react-router",
    tells: "loaders, a resource route, a component in the page; served by Node",
    packages: { "react-router": "8.4.0", "@react-router/dev": "8.4.0", "@react-router/node": "8.4.0", "@react-router/serve": "8.4.0", isbot: "5.2.3", react: "19.3.1", "react-dom": "19.3.1", vite: "8.4.0" },
    async check(app, baseUrl) {
      await app.run("react-router", ["build"]);
      return serve(app, "react-router-serve", () => ["build/server/index.js"], async (address) => [await get(`${address}/api${query(baseUrl)}`), ...(await inPage(address, baseUrl))]);
    },
  },
  {
    name: "cloudflare-vite-plugin",
    folder: "cloudflare-vite",
    tells: "`vite dev`, and what `vite build` makes",
    packages: { "@cloudflare/vite-plugin": "1.64.0", vite: "8.4.0", wrangler: "4.151.0" },
    async check(app, baseUrl) {
      const ask = async (address) => [await get(`${address}/${query(baseUrl)}`)];
      const served = await serve(app, "vite", ({ port }) => ["dev", "--host", "127.0.0.1", "--port", port, "--strictPort"], ask);
      await app.run("vite", ["build"]);
      return [...served, ...(await serve(app, "vite", ({ port }) => ["preview", "--host", "127.0.0.1", "--port", port, "--strictPort"], ask))];
    },
  },
  {
    name: "vitest-pool-workers",
    folder: "vitest-workers",
    tells: "client, rows and sandbox inside a test's Worker",
    packages: { vitest: "4.1.12", "@cloudflare/vitest-pool-workers": "0.23.0" },
    check: async (app, baseUrl) => [passedIn(await app.run("vitest", ["run"], { BASE_URL: baseUrl }), /2 passed/)],
  },
  {
    name: "jest",
    folder: "jest",
    tells: "`import` and `require`, with the settings of the guide",
    packages: { jest: "30.5.2", "babel-jest": "30.5.2", "@babel/core": "8.0.7", "@babel/preset-env": "8.0.7" },
    async check(app, baseUrl) {
      const run = async (config, options = "") => passedIn(await app.run("jest", ["--config", config], { BASE_URL: baseUrl, NODE_OPTIONS: options }), /1 passed, 1 total/);
      return [await run("import.config.json", "--experimental-vm-modules"), await run("require.config.json")];
    },
  },
  {
    name: "nitro-node",
    folder: "nitro",
    tells: "Nuxt's server, preset `node-server`",
    packages: nitroPackages,
    check: nitro("node-server", (app, baseUrl) => serve(app, "node", () => [".output/server/index.mjs"], (address) => get(`${address}/${query(baseUrl)}`))),
  },
  {
    name: "nitro-cloudflare",
    folder: "nitro",
    tells: "preset `cloudflare-module`, with `experimental.wasm`",
    packages: { ...nitroPackages, wrangler: "4.151.0" },
    check: nitro("cloudflare-module", async (app, baseUrl) => {
      app.write("wrangler.json", JSON.stringify({ assets: { directory: ".output/public", binding: "ASSETS" } }));
      return inWorkerd(app, ".output/server/index.mjs", "nodejs_compat", (address) => get(`${address}/${query(baseUrl)}`));
    }),
  },
  {
    name: "nitro-vercel-edge",
    folder: "nitro",
    tells: "preset `vercel-edge`, with `experimental.wasm`",
    packages: nitroPackages,
    check: nitro("vercel-edge", (app, baseUrl) => inVercelEdge(app.path(".vercel", "output", "functions", "__fallback.func", "index.mjs"), baseUrl)),
  },
];
