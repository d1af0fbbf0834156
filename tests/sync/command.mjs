// `npx attio-wasm sync`, by the built package, in each runtime.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { assert } from "chai";
import { toLoopback } from "attio-wasm/sandbox";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { openInbox } from "../../js/command/sync/inbox.js";
import { pack } from "../bundlers/project.mjs";
import { listen } from "../loopback.mjs";
import { until } from "../machine.mjs";
import { sleep, workspace } from "./workspace.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);

/** Installs the packed tarball in an empty project, once. */
/** How long a condition may take to come about, on a busy machine. */
const MOST_MS = 30_000;

let packed;
let project;
/** Path of the installed command. */
let main;
async function install() {
  packed = await pack();
  process.once("exit", () => packed.remove());
  project = await packed.project("copies");
  main = project.path("node_modules", "attio-wasm", "command.js");
}

/** Starts the command; returns its output and exit code. */
function start([file, ...args], baseUrl, env = {}) {
  const child = spawn(file, args, { cwd: project.root, env: { ...process.env, MATON_API_KEY: "example", MATON_API_URL: baseUrl, NO_COLOR: "1", ...env } });
  const it = { child, out: "", error: "", code: undefined };
  child.stdout.on("data", (piece) => (it.out += piece));
  child.stderr.on("data", (piece) => (it.error += piece));
  it.ended = new Promise((resolve) => child.once("exit", (code) => resolve((it.code = code))));
  return it;
}

async function finished(command, baseUrl, env) {
  const it = start(command, baseUrl, env);
  const timer = setTimeout(() => it.child.kill("SIGKILL"), 60_000);
  await it.ended;
  clearTimeout(timer);
  return it;
}

async function within(options, use) {
  if (!main) await install();
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-command-"));
  const world = await workspace(options);
  try {
    return await use(world, join(folder, "crm.sqlite"));
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const node = findNode("24");
const skipped = { skipped: "there is no Node 24" };

const inRuntime = (find) => () => {
  const runtime = find();
  if (!runtime[0]) return { skipped: "there is no such Node" };
  return within({}, async (world, file) => {
    const first = await finished([...runtime, main, "sync", file], world.address);
    assert.equal(first.code, 0, first.error);
    assert.match(first.out, /✔ \S+crm\.sqlite: [\d,]+ rows in 8 tables, \d+ requests, [\d.]+ s/);
    assert.match(first.out, /sqlite3 \S+ "SELECT \w+, count\(\*\) FROM companies GROUP BY 1/);
    assert.match(first.error, /^\d+\/\d+ .*\w+ [\d,]+ \([\d,]+\/s\)/m, "progress, a line at a time");
    await world.change(() => 0.4);
    const again = await finished([...runtime, main, "sync", file, "--json"], world.address);
    assert.equal(again.code, 0, again.error);
    const { rows, streams } = JSON.parse(again.out);
    assert.equal(rows, streams.reduce((sum, stream) => sum + stream.rows, 0));
    return `${rows} rows`;
  });
};

/** Lines that an inbox has told about its address, which a server of ours stands for. */
async function toldOfAddress(forwards) {
  const lines = [];
  const events = ["record.created"];
  const attio = { webhooks: { list: () => ({ toArray: async () => [] }) } };
  const sync = { events, subscribe: async () => ({ webhookId: "w", secret: "s" }), unsubscribe: async () => {} };
  let port;
  let answered;
  const isAnswered = new Promise((resolve) => (answered = resolve));
  const tunnel = await listen(async ({ method, headers }) => {
    const response = forwards ? await fetch(`http://127.0.0.1:${port}/`, { method, headers: { "attio-wasm-check": headers.get("attio-wasm-check") }, body: "{}" }) : new Response("another", { status: 200 });
    answered();
    return new Response(null, { status: response.status });
  });
  const inbox = await openInbox({ sync, attio, url: tunnel.address, port: 0, terminal: { error: (line) => lines.push(line), errorColour: { yellow: (text) => text } } });
  port = inbox.port;
  const checked = await inbox.subscribe(new AbortController().signal);
  await isAnswered;
  await checked.check;
  await inbox.close();
  await tunnel.close();
  return lines;
}

export const command = {
  "an address that leads elsewhere is told, one that leads here is not": async () => {
    assert.deepEqual(await toldOfAddress(true), []);
    const [line] = await toldOfAddress(false);
    assert.match(line, /does not lead to port \d+.*\(it answered 200\)/);
  },


  "the packed tarball in Node 22": inRuntime(() => [findNode("22")]),
  "in Node 24": inRuntime(() => [findNode("24")]),
  "in Bun": inRuntime(() => [bin("bun"), "run"]),
  "in Deno": inRuntime(() => [bin("deno"), "run", "-A", "--node-modules-dir=manual"]),

  "invalid arguments are refused": () =>
    within({}, async (world, file) => {
      if (!node) return skipped;
      for (const [args, code, message] of [
        [[], 2, /One file was expected/],
        [[file, "--every", "never"], 2, /--every: a number of minutes was expected/],
        [[file, "--webhook-url", "http://example.com", "--watch"], 2, /begins with https/],
        [[file, "--webhook-url", "https://example.com"], 2, /--webhook-url needs --watch/],
        [[file, "--webhook-url", "https://localhost:8787/", "--watch"], 2, /localhost is an address that Attio cannot reach/],
        [[file, "--webhook-url", "https:// example.com", "--watch"], 2, /begins with https/],
        [[file, "--prefix", "crm-"], 2, /--prefix: at most 20 letters/],
        [[file, "--every", "5"], 2, /--every needs --watch/],
        [[file, "--port", "8787", "--watch"], 2, /--port needs --webhook-url/],
        [[file, "--nonsense"], 2, /nonsense/],
        [[file, "--objects", "nothing"], 1, /There is no object "nothing" in the workspace, only companies, deals, /],
        [[file, "--objects", ","], 2, /--objects: slugs were expected/],
        [[dirname(file)], 1, /is a folder: a file was expected/],
        [[join(file, "..", "none", "crm.sqlite")], 1, /there is no folder .*none/],
      ]) {
        const { code: ended, error } = await finished([node, main, "sync", ...args], world.address);
        assert.equal(ended, code, error);
        assert.match(error, message);
        assert.notMatch(error, /\n\s+at /);
      }
      assert.isFalse(existsSync(file), "a file of a copy that has nothing is left behind");
      const noKey = await finished([node, main, "sync", file], world.address, { MATON_API_KEY: "" });
      assert.equal(noKey.code, 2);
      writeFileSync(file, "this is no database, but long enough to be looked at as one");
      const noDatabase = await finished([node, main, "sync", file], world.address);
      assert.equal(noDatabase.code, 1);
      assert.match(noDatabase.error, /cannot be opened/);
      const inNode = (text, path) => run(node, ["--no-warnings", "-e", `const { DatabaseSync } = require("node:sqlite"); new DatabaseSync(process.argv[1]).exec(process.argv[2])`, path, text], { quiet: true });
      const own = `${dirname(file)}/my own.sqlite`;
      await inNode("CREATE TABLE companies (mine)", own);
      const clash = await finished([node, main, "sync", own], world.address);
      assert.equal(clash.code, 1);
      assert.include(clash.error, "crm_");
      const prefixed = await finished([node, main, "sync", own, "--prefix", "crm_"], world.address);
      assert.equal(prefixed.code, 0, prefixed.error);
      assert.match(prefixed.out, /sqlite3 '\S+\/my own\.sqlite' "SELECT \w+, count\(\*\) FROM crm_companies /);
      // The lock is that of the file that a link leads to; one that this process number has left is none.
      symlinkSync(own, `${file}.link`);
      const holder = spawn(node, ["-e", "setInterval(() => {}, 1000)"]);
      try {
        writeFileSync(`${own}.lock`, String(holder.pid));
        const linked = await finished([node, main, "sync", `${file}.link`, "--prefix", "crm_"], world.address);
        assert.equal(linked.code, 1);
        assert.include(linked.error, `is being synced by the process ${holder.pid}`);
      } finally {
        holder.kill();
      }
      const numbered = await finished(["sh", "-c", 'echo $$ > "$1.lock"; exec "$2" "$3" sync "$1" --prefix crm_', "sh", own, node, main], world.address);
      assert.equal(numbered.code, 0, numbered.error);
      const old = process.versions.node.startsWith("20.") ? await finished([process.execPath, main, "sync", `${file}.2`], world.address) : undefined;
      if (old) assert.match(old.error, /This is Node 20\.\S+, which has no SQLite without a flag: use Node 22\.13 or newer, Deno or Bun/);
    }),

  "what is not chosen or may not be read keeps its rows and view; an index on nothing is told": () =>
    within({}, async (world, file) => {
      if (!node) return skipped;
      const sql = async (text) => JSON.parse((await run(node, ["--no-warnings", "tests/sync/read-target.mjs", JSON.stringify({ sqlite: file }), text], { quiet: true, cwd: inRoot() })).text);
      const people = () => sql("SELECT count(*) AS c FROM people").then(([{ c }]) => c);
      const all = await finished([node, main, "sync", file], world.address);
      assert.equal(all.code, 0, all.error);
      const fewer = await finished([node, main, "sync", file, "--objects", "companies", "--lists", "none"], world.address);
      assert.equal(fewer.code, 0, fewer.error);
      assert.match(fewer.error, /Left as they were: deals, people, /);
      assert.match(fewer.out, /rows in 2 tables/);
      assert.equal(await people(), 150, "the view of what was not chosen");
      assert.isTrue((await sql("SELECT stopped FROM attio_stream WHERE slug NOT IN ('companies', 'workspace_members')")).every(({ stopped }) => stopped === 1));
      const misspelt = await finished([node, main, "sync", file, "--index", "companies.nme"], world.address);
      assert.equal(misspelt.code, 1, misspelt.error);
      assert.match(misspelt.error, /! --index companies.nme: there is no such attribute/);
      world.refused.path = `/objects/${world.objects.get("people")}/attributes`;
      const forbidden = await finished([node, main, "sync", file, "--json"], world.address);
      assert.equal(forbidden.code, 1, forbidden.error);
      assert.match(JSON.parse(forbidden.out).problems.join(), /^the attributes of people: permission: /);
      assert.equal(await people(), 150, "the view of what may not be read");
    }),

  "what is gone from the workspace keeps its rows until it is dropped, and the others go on": () =>
    within({}, async (world, file) => {
      if (!node) return skipped;
      const sql = async (text) => JSON.parse((await run(node, ["--no-warnings", "tests/sync/read-target.mjs", JSON.stringify({ sqlite: file }), text], { quiet: true, cwd: inRoot() })).text);
      const has = async (name) => (await sql(`SELECT name FROM sqlite_schema WHERE type = 'view' AND name = '${name}'`)).length === 1;
      const again = (...args) => finished([node, main, "sync", file, ...args], world.address);
      await world.attio.objects.create({ api_slug: "ships", singular_noun: "Ship", plural_noun: "Ships" });
      assert.equal((await again()).code, 0);
      const [{ c: entries }] = await sql("SELECT count(*) AS c FROM recruiting");

      world.hidden.list = "recruiting";
      await world.attio.objects.delete("ships");
      const { id } = await world.attio.records.create("companies", { values: { name: "Made after it was gone" } });
      const gone = await again();
      assert.equal(gone.code, 0, gone.error);
      assert.include(gone.error, `! recruiting: no longer in the workspace, or not shown to this key; its ${entries} rows stay as they are. --drop recruiting removes them.`);
      assert.match(gone.error, /! ships: no longer in the workspace/);
      assert.equal((await sql("SELECT count(*) AS c FROM recruiting"))[0].c, entries);
      assert.lengthOf(await sql(`SELECT 1 FROM companies WHERE record_id = '${id.record_id}'`), 1, "the others go on");
      const named = await again("--lists", "recruiting,sales_pipeline", "--json");
      assert.equal(named.code, 1, named.error);
      const told = JSON.parse(named.out);
      assert.deepEqual(told.gone.sort(), ["recruiting", "ships"]);
      assert.match(told.problems.join("\n"), /^recruiting: [^\n]*$/, "what was asked for by name");
      assert.deepEqual(told.streams.filter(({ phase }) => phase === "following").map(({ slug }) => slug).sort(), ["companies", "deals", "people", "sales_pipeline", "users", "workspace_members", "workspaces"]);

      for (const [args, message] of [[["--drop", "ship"], /there is no "ship" in \S+, only .*ships/], [["--drop", "companies"], /"companies" would be read again/]]) {
        const refused = await again(...args);
        assert.equal(refused.code, 2, refused.error);
        assert.match(refused.error, message);
      }
      const dropped = await again("--drop", "ships");
      assert.equal(dropped.code, 0, dropped.error);
      assert.match(dropped.error, /Dropped ships: 0 rows/);
      assert.isFalse(await has("ships"));
      assert.isTrue(await has("recruiting"));

      world.hidden.list = "";
      const back = await again("--json");
      assert.equal(back.code, 0, back.error);
      assert.deepEqual(JSON.parse(back.out).gone, []);
      assert.equal(JSON.parse(back.out).streams.find(({ slug }) => slug === "recruiting").phase, "following");

      world.refused.path = `/lists/${world.lists.get("recruiting")}/entries/query`;
      const forbidden = await again();
      assert.equal(forbidden.code, 1, forbidden.error);
      assert.match(forbidden.error, /! recruiting: permission: .*\(its \d+ rows stay as they are; without it: --objects or --lists, and --drop recruiting/);
      const without = await again("--lists", "sales_pipeline", "--drop", "recruiting");
      assert.equal(without.code, 0, without.error);
      assert.isFalse(await has("recruiting"));
      assert.lengthOf(await sql("SELECT 1 FROM attio_row WHERE stream NOT IN (SELECT stream FROM attio_stream)"), 0);
    }),

  "a port that is taken is told before anything is read": () =>
    within({}, async (world, file) => {
      if (!node) return skipped;
      const taken = createServer().listen(0);
      await once(taken, "listening");
      try {
        const it = await finished([node, main, "sync", file, "--watch", "--webhook-url", "https://hook.example.com/", "--port", String(taken.address().port)], world.address);
        assert.equal(it.code, 1);
        assert.match(it.error, /--port: the server cannot listen on \d+/);
        assert.lengthOf(world.starts, 0);
      } finally {
        taken.close();
      }
    }),

  "another workspace's key, and a second process, are refused": () =>
    within({ latencyMs: 100 }, async (world, file) => {
      if (!node) return skipped;
      const first = start([node, main, "sync", file], world.address);
      await until(() => first.error, () => existsSync(`${file}.lock`), MOST_MS);
      const second = await finished([node, main, "sync", file], world.address);
      assert.equal(second.code, 1);
      assert.include(second.error, `is being synced by the process ${first.child.pid}`);
      assert.equal(await first.ended, 0, first.error);
      const other = await workspace({ seed: 99 });
      try {
        const refused = await finished([node, main, "sync", file], other.address);
        assert.equal(refused.code, 1);
        assert.match(refused.error, /is of the workspace northwind-ventures/);
      } finally {
        await other.close();
      }
    }),

  "after Ctrl-C the next run continues": () =>
    within({ companies: 2_500, people: 2_500, latencyMs: 120 }, async (world, file) => {
      if (!node) return skipped;
      const first = start([node, main, "sync", file], world.address);
      await sleep(1_800);
      first.child.kill("SIGINT");
      assert.equal(await first.ended, 130, first.error);
      assert.match(first.error, /Interrupted. Nothing is lost/);
      const second = await finished([node, main, "sync", file, "--json"], world.address);
      assert.equal(second.code, 0, second.error);
      const { rows, requests } = JSON.parse(second.out);
      assert.isAbove(rows, 5_000);
      // It first prints the number of requests that it needs, then its progress.
      const ofHowMany = /\w+ [\d,]+ of \d,\d{3} \([\d,]+\/s/;
      // Without a terminal there is a line every 5 s: a shorter run prints only its first state.
      for (let run = 1; ; run += 1) {
        const next = await finished([node, main, "sync", file], world.address);
        const announced = Number(/in some (\d+) requests/.exec(next.error)?.[1]);
        assert.closeTo(announced, Number(/(\d+) requests, [\d.]+ s/.exec(next.out)?.[1]), 5, next.error);
        if (ofHowMany.test(next.error)) break;
        assert.isBelow(run, 6, next.error);
      }
      return `${rows} rows, ${requests} requests the second time`;
    }),

  "--watch follows within seconds by a webhook, and deletes it at the end": async () => {
    if (!node) return skipped;
    let port;
    const deliver = (request) => toLoopback(`http://127.0.0.1:${port}`)(request);
    return within({ webhooks: { deliver } }, async (world, file) => {
      const it = start([node, main, "sync", file, "--watch", "--webhook-url", "https://hook.example.com/attio", "--port", "0"], world.address);
      try {
        await until(() => it.error, () => /port (\d+)\. /.test(it.error), MOST_MS);
        port = /port (\d+)\. /.exec(it.error)[1];
        const ours = async () => (await world.attio.webhooks.list().toArray()).filter(({ target_url }) => target_url === "https://hook.example.com/attio");
        assert.lengthOf(await ours(), 1);
        const { id } = await world.attio.records.create("companies", { values: { name: "Made while it watches" } });
        const began = performance.now();
        const copied = async () => {
          const { text } = await run(node, ["--no-warnings", "tests/sync/read-target.mjs", JSON.stringify({ sqlite: file }), `SELECT name FROM companies WHERE record_id = '${id.record_id}'`], { quiet: true, cwd: inRoot() });
          return JSON.parse(text)[0]?.name === "Made while it watches";
        };
        await until(() => `the row comes: ${it.error} ${JSON.stringify(world.sandbox.deliveries())}`, copied, MOST_MS);
        const seconds = (performance.now() - began) / 1_000;
        // Without the secret nothing is accepted.
        const body = JSON.stringify({ events: [{ event_type: "record.created", id: {} }] });
        const forged = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers: { "attio-signature": createHmac("sha256", "guess").update(body).digest("hex") } });
        assert.equal(forged.status, 401);
        // The webhook that a killed process leaves is deleted by the next one with the same address, and by no other.
        await until(() => it.error, () => /! https:\S+ does not lead to port \d+, .*\(.+\)/.test(it.error), MOST_MS);
        const [mine] = await ours();
        const subscriptions = [{ event_type: "call-recording.created", filter: null }];
        const other = await world.attio.webhooks.create({ target_url: "https://hook.example.com/attio", subscriptions });
        it.child.kill("SIGKILL");
        await it.ended;
        assert.lengthOf(await ours(), 2);
        const next = start(it.child.spawnargs, world.address);
        try {
          await until(() => next.error, () => next.error.includes("Following"), MOST_MS);
          assert.include(next.error, `another webhook for https://hook.example.com/attio, ${other.id.webhook_id}`);
          const ids = (await ours()).map(({ id }) => id.webhook_id);
          assert.lengthOf(ids, 2);
          assert.include(ids, other.id.webhook_id);
          assert.notInclude(ids, mine.id.webhook_id);
          // As a service is stopped; the schema is read in vain meanwhile.
          world.refused.path = "/self";
          world.refused.status = 503;
          port = /port (\d+)\. /.exec(next.error)[1];
          await world.attio.attributes.create("objects", "companies", { title: "Tier", description: null, api_slug: "tier", type: "text", is_required: false, is_unique: false, is_multiselect: false, config: {} });
          await until(() => `an outage is told: ${next.error}`, () => /! .*\(GET \/v2\/self\)/.test(next.error), MOST_MS);
          world.refused.path = "";
          next.child.kill("SIGTERM");
          assert.equal(await next.ended, 0, next.error);
        } finally {
          next.child.kill("SIGKILL");
        }
        assert.lengthOf(await ours(), 1, "the webhook is left behind");
        assert.isFalse(existsSync(`${file}.lock`));
        return `after ${seconds.toFixed(1)} s`;
      } finally {
        it.child.kill("SIGKILL");
      }
    });
  },
};
