// Runs the programs that the wire shows, each in the runtime that it names, with the sandbox in place of the network.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "attio-wasm/sandbox";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { inRoot } from "../../tools/paths.mjs";

const folder = inRoot("node_modules", ".cache", "demo-code");
const put = (name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** In another process, since this one also serves the page. Returns the output, however it ended. */
const run = (program, args, env = {}) => new Promise((resolve) => execFile(program, args, { cwd: folder, env: { ...process.env, ...env } }, (_error, stdout, stderr) => resolve({ stdout, stderr })));

const NETWORK = `import { createSandbox } from "attio-wasm/sandbox";
const { fetch } = createSandbox();
globalThis.fetch = (input, init) => fetch(input, init);
`;

/** The sandbox's initial connection. */
async function connectionOf(sandbox) {
  const list = await sandbox.fetch("https://api.maton.ai/connections", { headers: { authorization: "Bearer k" } });
  return (await list.json()).connections[0].connection_id;
}

export function prepare() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  put("network.mjs", NETWORK);
}

const secrets = async () => ({ MATON_API_KEY: "k", MATON_CONNECTION_ID: await connectionOf(createSandbox()) });

export async function inNode(program) {
  return run(process.execPath, ["--import", join(folder, "network.mjs"), put("node.mjs", program)], await secrets());
}

export async function inDeno(program) {
  put("deno.ts", program);
  // Its name in the registry is that of this package.
  const map = put("deno.json", JSON.stringify({ imports: { "npm:attio-wasm": inRoot("pkg", "index.js"), "attio-wasm/sandbox": inRoot("pkg", "sandbox", "index.js") } }));
  const main = put("deno-main.ts", 'import "./network.mjs";\nawait import("./deno.ts");\n');
  return run(inRoot("node_modules", ".bin", "deno"), ["run", "--no-prompt", "--no-check", "--no-lock", "--allow-env", "--allow-read", "--config", map, main], await secrets());
}

/** Runs it in workerd, with requests sent to the sandbox. Returns the body of its answer. */
export async function inWorkerd(program) {
  const entry = put("worker.mjs", program);
  const wasm = new Map();
  const asModule = {
    name: "wasm-as-a-module",
    setup: ({ onResolve }) =>
      onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path, resolveDir }) => {
        const file = join(resolveDir, path.replace("?module", ""));
        const name = `./${wasm.size}.wasm`;
        wasm.set(name.slice(2), readFileSync(file));
        return { path: name, external: true };
      }),
  };
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022", conditions: ["workerd", "worker"], plugins: [asModule], logLevel: "silent" });
  const sandbox = createSandbox();
  const worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    bindings: { MATON_API_KEY: "k", MATON_CONNECTION_ID: await connectionOf(sandbox) },
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: outputFiles[0].text },
      ...[...wasm].map(([path, contents]) => ({ type: "CompiledWasm", path, contents })),
    ],
    outboundService: async (request) => {
      const { method, headers } = request;
      const body = method === "GET" ? undefined : await request.arrayBuffer();
      return sandbox.fetch(request.url, { method, headers: [...headers], body });
    },
  });
  try {
    const answer = await worker.dispatchFetch("https://worker.example/");
    return { stdout: await answer.text(), stderr: `status ${answer.status}` };
  } finally {
    await worker.dispose();
  }
}

/** The compiler's messages for them; empty where all are correct. */
export async function compile(programs) {
  for (const [name, text] of Object.entries(programs)) {
    const plain = text.replaceAll("npm:attio-wasm", "attio-wasm").replace("fetch(request, env)", "fetch(request: Request, env: Record<string, string>)").replaceAll(/Deno\.env\.get\(("\w+")\)/g, "process.env[$1]");
    put(`${name.replace(/\W/g, "")}.check.ts`, plain);
  }
  put("tsconfig.json", JSON.stringify({ compilerOptions: { target: "es2023", module: "esnext", moduleResolution: "bundler", strict: true, noEmit: true, skipLibCheck: true, lib: ["esnext", "dom"], types: ["node"], typeRoots: [inRoot("node_modules", "@types")] }, include: ["*.check.ts"] }));
  const { stdout } = await run(process.execPath, [inRoot("node_modules", "typescript", "bin", "tsc"), "--project", folder]);
  return stdout;
}
