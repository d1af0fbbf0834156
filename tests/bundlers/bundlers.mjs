// Ways of building an app, a row each. `check(project, baseUrl)` builds and runs it, and returns the result of its
// call.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { EdgeVM } from "@edge-runtime/vm";
import { build as esbuild } from "esbuild";
import nodeResolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { build as viteBuild, createServer as viteServer } from "vite";
import webpack from "webpack";
import { inRoot } from "../../tools/paths.mjs";
import { ready, withPage } from "../chromium.mjs";
import { serveFolder } from "../loopback.mjs";
import { withWorker } from "../workerd.mjs";

/** A call, and one that loads the code of rows. */
const calls = `const { api_slug } = await attio.objects.get("companies");
  const { data: [row] } = await attio.records.rows(api_slug, { limit: 1 }, { select: ["name"] });
  const answer = typeof row.name === "string" ? api_slug : "no name";`;

/** The program of a page. */
const app = `import { AttioClient } from "attio-wasm";
globalThis.call = async (baseUrl) => {
  const attio = new AttioClient({ apiKey: "test-key", baseUrl });
  ${calls}
  return answer;
};
`;

const slimApp = `import { AttioClient, init } from "attio-wasm/slim";
globalThis.call = async (baseUrl) => {
  await init();
  const attio = new AttioClient({ apiKey: "test-key", baseUrl });
  ${calls}
  return answer;
};
`;

const worker = `import { AttioClient } from "attio-wasm";
export default {
  async fetch(request) {
    const attio = new AttioClient({ apiKey: "test-key", baseUrl: new URL(request.url).searchParams.get("baseUrl") });
    ${calls}
    return new Response(answer);
  },
};
`;

const html = (script) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>app</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script></html>`;

const callIn = (url, baseUrl) =>
  withPage(url, async (page, errors) => {
    await ready(page, errors, "call");
    return page.evaluate((address) => globalThis.call(address), baseUrl);
  });

async function callInFolder(folder, baseUrl) {
  const files = await serveFolder(folder);
  try {
    return await callIn(`${files.address}/index.html`, baseUrl);
  } finally {
    await files.close();
  }
}

/** A bundler that makes `dist/app.js` of `app.js`; the page around it is hand-written. */
const bundler = (name, source, bundle) => ({
  name,
  async check(project, baseUrl) {
    project.write("app.js", source);
    await bundle(project);
    project.write("dist/index.html", html("./app.js"));
    return callInFolder(project.path("dist"), baseUrl);
  },
});

const vite = (name, source, run) => ({
  name,
  check(project, baseUrl) {
    project.write("app.js", source);
    project.write("index.html", html("./app.js"));
    return run(project, baseUrl);
  },
});

const viteConfig = ({ root }) => ({ root, configFile: false, logLevel: "error", clearScreen: false });

async function viteBuilt(project, baseUrl) {
  await viteBuild(viteConfig(project));
  return callInFolder(project.path("dist"), baseUrl);
}

async function viteServed(project, baseUrl) {
  const server = await viteServer({ ...viteConfig(project), server: { host: "127.0.0.1", port: 0 } });
  try {
    await server.listen();
    return await callIn(server.resolvedUrls.local[0], baseUrl);
  } finally {
    await server.close();
  }
}

const bundleWithWebpack = ({ root, path }) =>
  new Promise((resolve, reject) => {
    const config = { mode: "production", context: root, entry: "./app.js", output: { path: path("dist"), filename: "app.js" }, performance: false };
    webpack(config, (error, stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings()) reject(error ?? new Error(stats.toString("errors-warnings")));
      else resolve();
    });
  });

const bundleWithEsbuild = ({ path }) =>
  esbuild({ entryPoints: [path("app.js")], bundle: true, minify: true, format: "esm", outfile: path("dist", "app.js"), logLevel: "silent" });

async function bundleWithRollup({ path }) {
  const bundle = await rollup({ input: path("app.js"), plugins: [nodeResolve({ browser: true })] });
  // A folder, since the code of rows is a chunk of its own.
  await bundle.write({ dir: path("dist"), format: "es" });
  await bundle.close();
}

async function wrangler(project, baseUrl) {
  project.write("worker.js", worker);
  project.write("wrangler.json", JSON.stringify({ name: "app", main: "worker.js", compatibility_date: "2026-04-01" }));
  // Builds the upload, without uploading it.
  await project.run(inRoot("node_modules", ".bin", "wrangler"), ["deploy", "--dry-run", "--outdir", "dist"], {
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "true" },
  });
  const files = readdirSync(project.path("dist"));
  const wasm = new Map(files.filter((file) => file.endsWith(".wasm")).map((file) => [file, readFileSync(project.path("dist", file))]));
  return withWorker(readFileSync(project.path("dist", "worker.js"), "utf8"), wasm, async (running) => {
    const response = await running.dispatchFetch(`http://worker.test/?baseUrl=${encodeURIComponent(baseUrl)}`);
    return response.text();
  });
}

/**
 * Vercel's edge runtime must not compile WebAssembly, so its toolchain compiles imports with the suffix `?module` and
 * provides the module under a name.
 */
async function vercelEdge(project, baseUrl) {
  project.write("worker.js", worker);
  const compiled = {};
  const modules = {
    name: "?module",
    setup(build) {
      build.onLoad({ filter: /\.wasm$/ }, ({ path, suffix }) => {
        if (suffix !== "?module") return undefined;
        const name = `wasm_${basename(path, ".wasm")}`;
        compiled[name] = new WebAssembly.Module(readFileSync(path));
        return { contents: `export default ${name};` };
      });
    },
  };
  const { outputFiles } = await esbuild({
    ...{ entryPoints: [project.path("worker.js")], bundle: true, format: "iife", globalName: "app", write: false, logLevel: "silent" },
    conditions: ["edge-light"],
    plugins: [modules],
  });
  const runtime = new EdgeVM({ extend: (globals) => Object.assign(globals, compiled) });
  runtime.evaluate(outputFiles[0].text);
  const answer = runtime.evaluate("(url) => app.default.fetch(new Request(url)).then((response) => response.text())");
  return answer(`http://edge.test/?baseUrl=${encodeURIComponent(baseUrl)}`);
}

const node = (file, source) => (project, baseUrl) => {
  project.write(file, source);
  return project.run(process.execPath, ["--no-warnings", file, baseUrl]).then((text) => text.trim());
};

const inNode = `const attio = new AttioClient({ apiKey: "test-key", baseUrl: process.argv[2] });
(async () => {
  ${calls}
  console.log(answer);
})();
`;

/** A deployment without the chunk of rows: the error says so, and nothing was sent. */
async function withoutRows(project, baseUrl) {
  rmSync(project.path("node_modules", "attio-wasm", "rows", "index.js"));
  const attempt = inNode.replace("console.log(answer);", "").replace(/\}\)\(\);\n$/, `})().catch(({ kind, message, attempts, cause }) => {
    const told = kind === "configuration" && /rows\\.wasm.*attio-wasm\\/rows/.test(message) && attempts === undefined && cause;
    console.log(told ? "companies" : kind + ": " + message);
  });`);
  return node("app.mjs", `import { AttioClient } from "attio-wasm";\n${attempt}`)(project, baseUrl);
}

/** A worker from a blob: it cannot load other files. */
async function viteInlinedWorker(project, baseUrl) {
  const inWorker = app.replace("globalThis.call = async (baseUrl) =>", "onmessage = async ({ data: baseUrl }) =>").replace("return answer", "postMessage(answer)");
  project.write("worker.js", `import "attio-wasm/rows";\n${inWorker}`);
  project.write("app.js", `import Worker from "./worker.js?worker&inline";
globalThis.call = (baseUrl) =>
  new Promise((resolve, reject) => {
    const worker = new Worker();
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(baseUrl);
  });
`);
  project.write("index.html", html("./app.js"));
  await viteBuild({ ...viteConfig(project), worker: { format: "es" } });
  return callInFolder(project.path("dist"), baseUrl);
}

/** A page's own policy: without `wasm-unsafe-eval` the error names it, with it everything works. */
const policed = (source) => async (project, baseUrl) => {
  project.write("app.js", source.replace(/^import \{ (.*) \} from (.*);$/m, "const { $1 } = await import($2);").replace(/^/, "globalThis.load = async () => {\n") + "};\n");
  project.write("index.html", html("./app.js"));
  await viteBuild(viteConfig(project));
  const built = readFileSync(project.path("dist", "index.html"), "utf8");
  const withPolicy = (policy) => project.write("dist/index.html", built.replace("<head>", "").replace('<meta charset="utf-8">', `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`));
  withPolicy("script-src 'self'");
  const told = await askPage(project, baseUrl);
  if (!/^attio-wasm: .*Content-Security-Policy.*'wasm-unsafe-eval'/.test(told)) return told;
  withPolicy("script-src 'self' 'wasm-unsafe-eval'");
  return askPage(project, baseUrl);
};

/** Result of the call in a page, or the message of its error. */
async function askPage(project, baseUrl) {
  const files = await serveFolder(project.path("dist"));
  try {
    return await withPage(`${files.address}/index.html`, async (page) => {
      await page.waitForFunction("globalThis.load");
      return page.evaluate(async (address) => {
        try {
          await globalThis.load();
          return await globalThis.call(address);
        } catch (error) {
          return error.message;
        }
      }, baseUrl);
    });
  } finally {
    await files.close();
  }
}

export const bundlers = [
  { name: "node-import", check: node("app.mjs", `import { AttioClient } from "attio-wasm";\n${inNode}`) },
  { name: "node-require", check: node("app.cjs", `const { AttioClient } = require("attio-wasm");\n${inNode}`) },
  vite("vite-build", app, viteBuilt),
  vite("vite-build-slim", slimApp, viteBuilt),
  vite("vite-dev", app, viteServed),
  vite("vite-dev-slim", slimApp, viteServed),
  bundler("webpack", app, bundleWithWebpack),
  bundler("webpack-slim", slimApp, bundleWithWebpack),
  bundler("esbuild", app, bundleWithEsbuild),
  bundler("rollup", app, bundleWithRollup),
  { name: "wrangler", check: wrangler },
  { name: "vercel-edge", check: vercelEdge },
  { name: "page-policy", check: policed(app) },
  { name: "page-policy-slim", check: policed(slimApp) },
  { name: "rows-missing", check: withoutRows },
  { name: "vite-worker-inline", check: viteInlinedWorker },
];
