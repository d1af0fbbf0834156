#!/usr/bin/env node
// `npm start`: its output, its end, and its requests to a live workspace.
import { spawn } from "node:child_process";
import { assert } from "chai";
import { createSandbox } from "attio-wasm/sandbox";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

const environment = { ...process.env, NO_COLOR: "1", MATON_API_KEY: "", MATON_API_URL: "", MATON_CONNECTION_ID: "" };

/**
 * Starts it. Where it runs until Ctrl-C, `use` gets its output so far; `seen` gets its output each time it prints.
 */
function start(flags, env = {}, use, seen) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot("tools", "start.mjs"), ...flags], { cwd: inRoot(), env: { ...environment, ...env } });
    const result = { output: "", errors: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      result.output += chunk;
      seen?.(result.output);
      if (!use || result.used || !/Ctrl-C ends it/.test(result.output)) return;
      result.used = true;
      const stop = () => {
        // Twice, as from a terminal and npm.
        child.kill("SIGINT");
        child.kill("SIGINT");
      };
      Promise.resolve(use(result.output)).catch((error) => (result.thrown = error)).finally(stop);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      result.errors += chunk;
    });
    child.on("close", (code) => (result.thrown ? reject(result.thrown) : resolve({ ...result, code })));
  });
}

/** Live, with the sandbox in place of Maton. */
async function live(options, env) {
  const sandbox = createSandbox(options);
  const requests = [];
  const server = await listen((request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return sandbox.fetch(request);
  });
  try {
    return { ...(await start(["--live"], { MATON_API_KEY: "sk-canary-live", MATON_API_URL: server.address, ...env })), requests };
  } finally {
    await server.close();
  }
}

const reading = /^(GET \/|POST \/attio\/v2\/objects\/companies\/records\/query$)/;

const tests = {
  "--once runs the tour and ends": async () => {
    const { code, output, errors } = await start(["--once"]);
    assert.equal(code, 0, errors);
    assert.equal(errors, "");
    assert.match(output, /Company +Domain +Categories +City +Employees\n(.+\n){6}/);
    assert.match(output, /kind not_found[\s\S]+✔ \d+ requests in [\d.]+ s/);
    for (const line of output.split("\n")) assert.isAtMost(line.length, 100, line);
  },

  "a second start begins its tour within 3 s": async () => {
    const began = performance.now();
    let tour;
    const { code } = await start(["--once"], {}, undefined, (printed) => (tour ??= /: a tour\n/.test(printed) ? performance.now() - began : undefined));
    assert.equal(code, 0);
    assert.isBelow(tour, 3_000);
  },

  "it serves the demo page until Ctrl-C": async () => {
    const { code, output } = await start([], {}, async (printed) => {
      const [, page] = /The demo page +(http:\/\/127\.0\.0\.1:\d+\/)\n/.exec(printed);
      assert.include(await (await fetch(page)).text(), "<title>");
      const [, api] = /The sandbox's API +(\S+)/.exec(printed);
      const { connections } = await (await fetch(`${api}/connections?app=attio`)).json(); // the server holds the key
      assert.equal(connections[0].status, "ACTIVE");
    });
    assert.equal(code, 0, output);
    assert.match(output, /Stopped\.\n$/);
  },

  "with a key the page can use the account, through a proxy for this page only": async () => {
    const sandbox = createSandbox({ keys: ["sk-canary-local"] });
    const maton = await listen((request) => sandbox.fetch(request));
    try {
      const { code, output } = await start([], { MATON_API_KEY: "sk-canary-local", MATON_API_URL: maton.address }, async (printed) => {
        const [, page, token] = /own account +(http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)/.exec(printed);
        const ask = (path, headers = {}, more = {}) => fetch(`${page}/api/live${path}`, { ...more, headers: { "x-demo-token": token, "content-type": "application/json", ...headers } });
        assert.equal((await ask("/connections?app=attio")).status, 200);
        assert.equal((await ask("/connections?app=attio", { "x-demo-token": "another" })).status, 401);
        assert.equal((await ask("/connections?app=attio", { "sec-fetch-site": "cross-site" })).status, 403);
        assert.equal((await ask("/connections?app=attio", { "sec-fetch-site": "same-site" })).status, 403);
        // A connection that was created here can be consented to here; writing to records needs --write.
        const made = await ask("/connections", {}, { method: "POST", body: '{"app":"attio"}' });
        assert.match(JSON.stringify(await made.json()), /session_token=/);
        const written = await ask("/attio/v2/objects/companies/records", {}, { method: "POST", body: '{"data":{"values":{"name":"x"}}}' });
        assert.equal(written.status, 403);
      });
      assert.equal(code, 0, output);
      assert.notInclude(output, "sk-canary");
    } finally {
      await maton.close();
    }
  },

  "--write allows writes, and needs a key": async () => {
    const keyless = await start(["--write"]);
    assert.equal(keyless.code, 2);
    assert.match(keyless.errors, /MATON_API_KEY/);
    const sandbox = createSandbox();
    const maton = await listen((request) => sandbox.fetch(request));
    try {
      await start(["--write"], { MATON_API_KEY: "sk-canary-local", MATON_API_URL: maton.address }, async (printed) => {
        const [, page, token] = /own account +(http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)/.exec(printed);
        const written = await fetch(`${page}/api/live/attio/v2/objects/companies/records`, { method: "POST", headers: { "x-demo-token": token, "content-type": "application/json" }, body: '{"data":{"values":{"name":"x"}}}' });
        assert.equal(written.status, 200);
      });
    } finally {
      await maton.close();
    }
  },

  "--live only reads": async () => {
    const { code, output, errors, requests } = await live();
    assert.equal(code, 0, errors);
    assert.match(output, /Northwind Ventures[\s\S]+Company +Domain[\s\S]+Nothing was written/);
    assert.isNotEmpty(requests);
    for (const request of requests) assert.match(request, reading);
    assert.notInclude(output, "sk-canary");
  },

  "--live continues where a scope is missing, and names it": async () => {
    const { code, output, errors } = await live({ scopes: ["record_permission:read", "object_configuration:read"] });
    assert.equal(code, 0, errors);
    assert.match(output, /– notes\.list\(\).+note:read/);
  },

  "--live without a connection says what to do": async () => {
    const { code, errors, requests } = await live({ connections: "none" });
    assert.equal(code, 1);
    assert.match(errors, /no active connection to Attio/);
    assert.deepEqual(requests, ["GET /connections"]);
  },

  "--live with a wrong key says so, and does not print it": async () => {
    const { code, output, errors } = await live({ keys: ["another"] });
    assert.equal(code, 1);
    assert.match(errors, /authentication: /);
    assert.notInclude(output + errors, "sk-canary");
  },

  "--live without a key, and unknown flags, are refused": async () => {
    const keyless = await start(["--live"]);
    assert.equal(keyless.code, 2);
    assert.match(keyless.errors, /MATON_API_KEY/);
    const unknown = await start(["--twice"]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.errors, /'--twice'[\s\S]+npm start -- --once/);
  },
};

let passed = 0;
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    passed += 1;
    console.log(`✔ ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n${String(error.stack).replace(/^/gm, "    ")}\n`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
