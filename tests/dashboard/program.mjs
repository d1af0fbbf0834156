// `npm run dashboard`: its output, its errors, its end.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";

const environment = { ...process.env, NO_COLOR: "1", MATON_API_KEY: "", MATON_API_URL: "", MATON_CONNECTION_ID: "", PUBLIC_URL: "", PORT: "0" };

/** Starts it; once it serves, `use` gets its output, then it is ended as by Ctrl-C. */
function start(script, env = {}, use = async () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot(...script)], { cwd: inRoot(), env: { ...environment, ...env } });
    const result = { output: "", errors: "" };
    const timer = setTimeout(() => child.kill("SIGKILL"), 120_000);
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      result.output += chunk;
      if (result.used || !/Ctrl-C ends it/.test(result.output)) return;
      result.used = true;
      Promise.resolve(use(result.output))
        .catch((error) => (result.thrown = error))
        // Twice, as from a terminal and npm.
        .finally(() => [child.kill("SIGINT"), child.kill("SIGINT")]);
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => (result.errors += chunk));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (result.thrown) reject(result.thrown);
      else resolve({ ...result, code: code ?? signal });
    });
  });
}

const command = ["tools", "dashboard.mjs"];
const server = ["examples", "dashboard", "dist", "server", "main.js"];

export const program = {
  "npm run dashboard builds it and serves it on the sandbox until Ctrl-C": async () => {
    const { code, output, errors } = await start(command, {}, async (printed) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/open\/\S+/.exec(printed);
      const opened = await fetch(url, { redirect: "manual" });
      assert.equal(opened.status, 302);
      const cookie = opened.headers.get("set-cookie");
      assert.match(cookie, /HttpOnly; SameSite=Strict/);
      const ask = async (path, init) => (await fetch(new URL(path, url), { ...init, headers: { cookie: cookie.split(";")[0] } })).json();
      assert.deepEqual(await ask("/api/session"), { isLive: true, isSandbox: true });
      assert.match((await ask("/api/colleague", { method: "POST" })).did, /^added the company /);
      const page = await fetch(new URL("/", url));
      assert.match(page.headers.get("content-security-policy"), /default-src 'none'/);
      assert.match(await page.text(), /<title>Dashboard<\/title>/);
    });
    assert.equal(code, 0, output + errors);
    assert.equal(errors, "");
    assert.match(output, /Northwind Ventures, the sandbox/);
  },

  "a refused key, or one without a workspace, is reported in one line": async () => {
    for (const [options, expected] of [[{ keys: ["another"] }, /^✖ dashboard: authentication: /], [{ connections: "none" }, /no active connection to Attio/]]) {
      const sandbox = createSandbox(options);
      const maton = await listen((request) => sandbox.fetch(request));
      const { code, output, errors } = await start(server, { MATON_API_KEY: "sk-canary-dashboard", MATON_API_URL: maton.address });
      await maton.close();
      assert.equal(code, 1);
      assert.match(errors, expected);
      assert.ok(!(output + errors).includes("sk-canary"));
    }
  },

  "with a key it shows the workspace, and deletes its webhook when it ends": async () => {
    const sandbox = createSandbox({ keys: ["sk-canary-dashboard"] });
    const maton = await listen((request) => sandbox.fetch(request));
    const attio = new AttioClient({ apiKey: "sk-canary-dashboard", fetch: sandbox.fetch });
    const webhooks = async () => (await attio.webhooks.list().toArray()).filter(({ target_url }) => target_url === "https://crm.example.com/hooks/attio").length;
    try {
      const env = { MATON_API_KEY: "sk-canary-dashboard", MATON_API_URL: maton.address, PUBLIC_URL: "https://crm.example.com/" };
      const { code, output, errors } = await start(server, env, async () => assert.equal(await webhooks(), 1));
      assert.equal(code, 0, errors);
      assert.match(output, /of +Northwind Ventures\n/);
      assert.equal(await webhooks(), 0);
    } finally {
      await maton.close();
    }
  },

  "a port in use is reported": async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address();
    const { code, errors } = await start(server, { PORT: String(port) });
    other.close();
    assert.equal(code, 1);
    assert.match(errors, new RegExp(`Port ${port} is taken`));
    assert.match((await start(server, { PORT: "many" })).errors, /PORT must be a number/);
  },

  "a port that browsers and fetch refuse is reported": async () => {
    // One of the list that no other program uses right now.
    for (const PORT of ["4190", "6566", "6679", "6697", "10080"]) {
      const { code, output, errors } = await start(server, { PORT });
      assert.equal(code, 1, output);
      if (/is taken/.test(errors)) continue;
      assert.match(errors, new RegExp(`^✖ dashboard: Port ${PORT} is one that browsers refuse; PORT chooses another one\\.\n$`));
      return;
    }
  },
};
