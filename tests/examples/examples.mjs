// Examples, a row each: runs it in its runtime, and checks its effects.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { createServer } from "vite";
import { run } from "../../tools/command.mjs";
import { inRoot, scratch } from "../../tools/paths.mjs";
import { withPage } from "../chromium.mjs";
import { withWorker } from "../workerd.mjs";
import { start } from "./program.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);

export const examples = {
  "node.mjs connects a workspace": {
    sandbox: { connections: "none" },
    async check({ baseUrl }) {
      const program = start(process.execPath, ["node.mjs"], { baseUrl });
      const [url] = await program.until(/http\S+session_token=\S+/);
      await fetch(url);
      const printed = await program.output();
      assert.match(printed, /Connected to Northwind Ventures by \S+\.\nIts objects: People, Companies/);
    },
  },

  "node.mjs shows the connected workspace": {
    async check({ baseUrl }) {
      const printed = await start(process.execPath, ["node.mjs"], { baseUrl }).output();
      assert.match(printed, /^Connected to Northwind Ventures/);
    },
  },

  "bun.ts adds a lead": {
    async check({ baseUrl, requests }) {
      const program = start(bin("bun"), ["run", "bun.ts"], { baseUrl, env: { PORT: "0" } });
      try {
        const [address] = await program.until(/http:\/\/[\w.]+:\d+/);
        const post = (lead) => fetch(`${address}/leads`, { method: "POST", body: JSON.stringify(lead) });
        const lead = { email: "ada@example.com", name: "Ada King Lovelace", message: "40 seats?" };
        const added = await post(lead);
        assert.equal(added.status, 201);
        const { record_id } = await added.json();
        assert.equal((await (await post(lead)).json()).record_id, record_id, "the second time it is the same person");
        assert.equal((await post({ ...lead, email: "not an address" })).status, 400);
        assert.equal((await fetch(address)).status, 404);
        const written = (await requests()).map(({ method, path }) => `${method} ${path}`);
        assert.deepEqual(written.slice(0, 3), ["PUT /attio/v2/objects/people/records", "POST /attio/v2/notes", "POST /attio/v2/tasks"]);
      } finally {
        await program.stop();
      }
    },
  },

  "deno.ts prints every company": {
    sandbox: { companies: 40 },
    async check({ baseUrl }) {
      const flags = ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-env", "--allow-net"];
      const [head, ...rows] = (await start(bin("deno"), [...flags, "deno.ts"], { baseUrl }).output()).trim().split("\r\n");
      assert.equal(head, "record_id,created_at,web_url,name,domains,categories,primary_location");
      assert.lengthOf(rows, 40);
    },
  },

  "worker sums up the deals": {
    sandbox: { deals: 30 },
    async check({ baseUrl }) {
      const folder = mkdtempSync(join(tmpdir(), "attio-wasm-worker-"));
      try {
        // Builds the upload, without uploading it.
        const { code, text } = await run(bin("wrangler"), ["deploy", "--dry-run", "--outdir", folder], {
          quiet: true,
          cwd: inRoot("examples", "worker"),
          env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "true" },
        });
        assert.equal(code, 0, text);
        const read = (file) => readFileSync(join(folder, file));
        const wasm = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
        const use = async (worker) => {
          const response = await worker.dispatchFetch("https://worker.test/");
          assert.equal(response.status, 200);
          const stages = await response.json();
          const deals = Object.values(stages).reduce((sum, stage) => sum + stage.deals, 0);
          assert.equal(deals, 30);
        };
        const env = { MATON_API_KEY: "example", MATON_API_URL: baseUrl };
        await withWorker(String(read("index.js")), new Map(wasm.map((file) => [file, read(file)])), use, env);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },

  "browser shows the open tasks, by a proxy that holds the key": {
    async check({ baseUrl, requests }) {
      Object.assign(process.env, { MATON_API_KEY: "example-key", MATON_API_URL: baseUrl });
      const server = await createServer({
        root: inRoot("examples", "browser"),
        cacheDir: join(scratch, "vite-example"),
        logLevel: "error",
        server: { host: "127.0.0.1", port: 0 },
      });
      try {
        await server.listen();
        await withPage(server.resolvedUrls.local[0], async (page, errors) => {
          await page.waitForFunction(() => document.querySelector("#status")?.textContent !== "Loading …", undefined, { timeout: 10_000 });
          assert.equal(await page.textContent("#status"), "10 tasks", errors.join("\n"));
          assert.equal(await page.locator("#tasks li").count(), 10);
        });
        const [{ headers }] = await requests();
        assert.equal(headers.authorization, "Bearer example-key");
      } finally {
        await server.close();
        delete process.env.MATON_API_KEY;
        delete process.env.MATON_API_URL;
      }
    },
  },
};
