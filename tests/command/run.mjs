#!/usr/bin/env node
// `npx attio-wasm` from the packed tarball, in each runtime that has a command line: `node tests/command/run.mjs [runtime …]`.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { findNode } from "../../tools/setup/node.mjs";
import { listen } from "../loopback.mjs";
import { pack } from "../bundlers/project.mjs";
import { sandboxesAt } from "../runtimes/sandboxes.mjs";
import { startServer } from "../runtimes/server.mjs";

const bin = (name) => inRoot("node_modules", ".bin", name);
const nodes = Object.fromEntries(["22", "24"].map((version) => [`node${version}`, () => findNode(version)]));

/** Command lines that start the command of an installed package. */
const runtimes = {
  node: () => [process.execPath],
  ...Object.fromEntries(Object.entries(nodes).map(([name, find]) => [name, () => [find()]])),
  deno: () => [bin("deno"), "run", "-A", "--node-modules-dir=manual"],
  bun: () => [bin("bun"), "run"],
};

const KEY = "sk-canary-command";
const LIMIT_MS = 60_000;

let passed = 0;
let failed = 0;
let skipped = 0;
function check(name, fits, said) {
  if (fits) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`✖ ${name}\n${JSON.stringify(said, null, 2).replace(/^/gm, "    ")}`);
}

const asked = process.argv.slice(2);
const server = await startServer();
/** Clears the screen, sets the window's title, changes the direction of writing. */
const mine = "// See also what npx attio-wasm types writes.\nexport {};\n";
const steering = "\x1b[2J\x1b]0;owned\x07\u009b31m\u202e";
const hostile = await listen(() => Response.json({ error: { message: `Denied ${steering}` } }, { status: 403 }));
const packed = await pack();
try {
  const sandboxAt = sandboxesAt(server.address);
  const project = await packed.project("command");
  const { baseUrl } = await sandboxAt({ companies: 3, people: 3, deals: 1 });
  const narrow = (await sandboxAt({ companies: 3, people: 3, deals: 1, scopes: ["object_configuration:read"] })).baseUrl;
  const locked = (await sandboxAt({ keys: ["another"] })).baseUrl;
  const slow = (await sandboxAt({ companies: 3, people: 3, deals: 1, latencyMs: 400 })).baseUrl;
  for (const [name, command] of Object.entries(runtimes)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const start = command();
    if (!start[0]) {
      skipped += 1;
      console.log(`– ${name} is not installed`);
      continue;
    }
    await inRuntime(name, start, project, { baseUrl, narrow, locked, slow });
  }
} finally {
  packed.remove();
  await server.close();
  await hostile.close();
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;

async function inRuntime(runtime, [program, ...before], project, { baseUrl, narrow, locked, slow }) {
  const run = (args, environment = {}, interruptAfter, shell = []) =>
    new Promise((resolve, reject) => {
      const env = { ...process.env, MATON_API_KEY: KEY, MATON_API_URL: baseUrl, MATON_CONNECTION_ID: "", ATTIO_API_KEY: "", NO_COLOR: "", ...environment };
      const [first, ...rest] = [...shell, program, ...before, project.path("node_modules", "attio-wasm", "command.js"), ...args];
      const child = spawn(first, rest, { cwd: project.root, env });
      let out = "";
      let error = "";
      child.stdout.on("data", (data) => (out += data));
      child.stderr.on("data", (data) => {
        error += data;
        if (!interruptAfter || !error.includes(interruptAfter)) return;
        interruptAfter = undefined;
        child.kill("SIGINT");
      });
      const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
      child.on("error", reject);
      child.on("close", (code) => {
        clearTimeout(timer);
        resolve({ code, out, error });
      });
    });
  const expect = (name, fits, said) => check(`${runtime}: ${name}`, fits && !`${said.out}${said.error}`.includes(KEY), said);
  const file = project.path(`${runtime}.d.ts`);
  const out = ["--out", `${runtime}.d.ts`];

  const alone = await run([]);
  expect("alone it tells what it can do", alone.code === 0 && /^ {2}types {2}\S/m.test(alone.out), alone);
  const unknown = await run(["typs"]);
  expect("an unknown command is told from the known ones", unknown.code === 2 && unknown.error.includes('"typs"') && /^ {2}types /m.test(unknown.error), unknown);
  const misspelt = await run(["types", "--outt", "x"]);
  expect("an unknown option comes with the usage", misspelt.code === 2 && misspelt.error.includes("--outt") && misspelt.error.includes("--no-options"), misspelt);
  const keyless = await run(["types", ...out], { MATON_API_KEY: "" });
  expect("without a key it says which is missing", keyless.code === 2 && keyless.error.includes("MATON_API_KEY") && !existsSync(file), keyless);

  const refusals = [
    ["an empty --out", ["--out="], "--out: the name of a file"],
    ["--check=braking", ["--check=braking"], 'not "braking"'],
    ["--breaking alone", ["--breaking"], "--breaking"],
    ["--check of standard output", ["--check", "--out", "-"], "--check: compares a file"],
    ["--json with the declarations", ["--json", "--out", "-"], "--json:"],
    ["a file below a file", ["--out", "package.json/a.d.ts"], "a part of its path is a file"],
    ["a folder that does not exist", ["--out", "none/"], "none/ cannot be written: it is a folder"],
    ["a device", ["--out", "/dev/zero"], "/dev/zero is a device or a pipe and no file"],
    ["a device of --check", ["--check", "--out", "/dev/zero"], "/dev/zero is a device or a pipe and no file"],
    ["a blank --out", ["--out", " "], "--out: the name of a file"],
    ["a comma with no slug", [...out, "--object", "companies,"], "--object: a slug was expected"],
    ["an unknown object", [...out, "--object", "compnies"], '--object: there is no "compnies" in this workspace, only companies'],
    ["an unknown list of --check", [...out, "--check", "--list", "x"], '--list: there is no "x"'],
  ];
  for (const [name, args, words] of refusals) {
    const refused = await run(["types", ...args]);
    expect(`${name} is refused in words`, refused.code === 2 && refused.error.includes(words) && refused.out === "" && !refused.error.includes("reading "), refused);
  }
  const misled = await run(["types", ...out, "--check"], { MATON_API_URL: "nonsense" });
  expect("--check is 2 with an address that is none", misled.code === 2 && misled.error.includes("baseUrl"), misled);
  const keyed = await run(["types", ...out, "--check"], { MATON_API_URL: locked });
  expect("--check is 2 with a wrong key, and nothing is written", keyed.code === 2 && keyed.error.includes("Invalid API key") && !existsSync(file), keyed);

  const missing = await run(["types", ...out, "--check"]);
  expect("--check without a file is 1", missing.code === 1 && missing.out.includes("no such file") && !existsSync(file), missing);
  const written = await run(["types", ...out]);
  expect("it writes the file and sums up", written.code === 0 && /5 objects, 2 lists, \d+ attributes; 31 requests, [\d.]+ s/.test(written.out) && existsSync(file), written);
  expect("it tells how far it is", written.error.includes("reading companies") && !written.error.includes("\x1b"), written);
  const text = readFileSync(file, "utf8");
  const partials = () => readdirSync(project.root).filter((name) => name.includes("partial"));

  const some = await run(["types", "--out", "-", "--object", "deals, users", "--list", "recruiting"]);
  expect("several objects with commas", some.code === 0 && /^ {4}deals:/m.test(some.out) && /^ {4}users:/m.test(some.out) && !/^ {4}companies:/m.test(some.out), some);
  const name = `${runtime} mit Lücken/über uns.d.ts`;
  const spaced = await run(["types", "--out", name]);
  expect("a name with spaces and umlauts", spaced.code === 0 && readFileSync(project.path(name), "utf8") === text, spaced);

  // The limit of a file's size stands for a full disk: a write ends after some of its bytes.
  const old = text.replace("job_title", "jobb_title");
  writeFileSync(file, old);
  chmodSync(file, 0o640);
  const full = await run(["types", ...out], {}, undefined, ["sh", "-c", 'trap "" XFSZ; ulimit -f 8; exec "$@"', "sh"]);
  expect("a full disk leaves the old file as it was, and no other", full.code === 2 && full.error.includes("cannot be written") && readFileSync(file, "utf8") === old && partials().length === 0, { ...full, partials: partials() });
  const kept = await run(["types", ...out]);
  expect("a file keeps its permissions", kept.code === 0 && readFileSync(file, "utf8") === text && (statSync(file).mode & 0o777) === 0o640, kept);
  writeFileSync(file, `${text}export type Mine = 1;\n`);
  const edited = await run(["types", ...out, "--check"]);
  expect("--check of a file that was changed by hand is 2, with a way out", edited.code === 2 && edited.error.includes("was changed by hand") && edited.error.includes("writes it anew"), edited);
  writeFileSync(file, "\n");
  const empty = await run(["types", ...out, "--check"]);
  expect("--check of an empty file is 1", empty.code === 1 && empty.out.includes("no such file"), empty);
  writeFileSync(file, text);

  utimesSync(file, 1, 1);
  const again = await run(["types", ...out]);
  expect("a file that is the same is not written", again.code === 0 && again.out.includes("up to date") && statSync(file).mtimeMs === 1000, again);
  const same = await run(["types", ...out, "--check"]);
  expect("--check is 0 where nothing differs", same.code === 0, same);

  // As Git and editors on Windows leave it.
  writeFileSync(file, `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  utimesSync(file, 1, 1);
  const marked = await run(["types", ...out]);
  expect("line ends and a byte order mark are no change", marked.code === 0 && marked.out.includes("up to date") && statSync(file).mtimeMs === 1000, marked);

  // As reformatted by a formatter.
  writeFileSync(file, text.replaceAll('"', "'").replaceAll(";\n", "\r\n"));
  const formatted = await run(["types", ...out, "--check"]);
  expect("--check minds no layout", formatted.code === 0, formatted);

  writeFileSync(file, text.replace(/ +\/\*\* Domains \*\/\n.*\n/, ""));
  const added = await run(["types", ...out, "--check"]);
  expect("--check is 1 with what was added", added.code === 1 && added.out.includes("+ added companies.domains (domain)"), added);
  const harmless = await run(["types", ...out, "--check=breaking"]);
  expect("--check=breaking lets it pass", harmless.code === 0, harmless);
  writeFileSync(file, text.replace("job_title: Attr.Text", "job_title: Attr.Number"));
  const breaking = await run(["types", ...out, "--check=breaking", "--json"]);
  const report = breaking.code === 1 ? JSON.parse(breaking.out) : {};
  expect("--check=breaking --json names what breaks", report.upToDate === false && report.differences?.[0]?.path === "people.job_title" && breaking.error === "", breaking);

  writeFileSync(file, text);
  const partly = await run(["types", ...out, "--check"], { MATON_API_URL: narrow });
  expect("--check is 2 where the lists cannot be read, which is said", partly.code === 2 && partly.error.includes("lists: could not be read") && partly.out.includes("up to date"), partly);
  const lost = await run(["types", ...out, "--check"], { MATON_API_URL: "http://127.0.0.1:9" });
  expect("--check is 2 where nothing can be read", lost.code === 2 && /\(GET \S+\)/.test(lost.error), lost);
  const without = await run(["types", "--out", `${runtime}-new/folder/objects.d.ts`], { MATON_API_URL: narrow });
  expect("without the lists' scope the objects come, into a new folder", without.code === 0 && existsSync(project.path(`${runtime}-new`, "folder", "objects.d.ts")) && without.error.includes("lists:") && without.out.includes("5 objects, 0 lists"), without);
  const one = await run(["types", "--out", "-", "--object", "deals", "--list", "recruiting", "--no-options"]);
  expect("one object, one list, no options, on standard output", one.code === 0 && /^ {4}deals:/m.test(one.out) && !/^ {4}companies:/m.test(one.out) && one.out.includes("Attr.Status<string"), one);

  writeFileSync(project.path(`${runtime}.ts`), "export {};\n");
  const shadowed = await run(["types", ...out]);
  expect("a file that TypeScript would not read is refused", shadowed.code === 2 && shadowed.error.includes(`${runtime}.ts`), shadowed);
  writeFileSync(project.path(`${runtime}-mine.d.ts`), mine);
  const foreign = await run(["types", "--out", `${runtime}-mine.d.ts`]);
  expect("a file of somebody else's is left as it is", foreign.code === 1 && readFileSync(project.path(`${runtime}-mine.d.ts`), "utf8") === mine, foreign);

  const steered = await run(["types", ...out, "--check"], { MATON_API_URL: hostile.address });
  expect("a server's message does not steer the terminal", steered.code === 2 && /Denied .*owned/.test(steered.error) && !/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/.test(steered.error), steered);
  mkdirSync(project.path(`${runtime}-folder.d.ts`));
  const folder = await run(["types", "--out", `${runtime}-folder.d.ts`]);
  expect("a folder is refused in a line", folder.code === 2 && /^\S+ \S+ cannot be read: it is a folder\.\n$/.test(folder.error) && !folder.error.includes("    at "), folder);
  writeFileSync(project.path(`${runtime}-target.d.ts`), "");
  symlinkSync(`${runtime}-target.d.ts`, project.path(`${runtime}-link.d.ts`));
  const [linked, meanwhile] = await Promise.all([run(["types", "--out", `${runtime}-link.d.ts`]), run(["types", "--out", `${runtime}-link.d.ts`])]);
  expect("two at once do not disturb each other", meanwhile.code === 0 && partials().length === 0, { ...meanwhile, partials: partials() });
  expect("a link stays one, and leads to the file", linked.code === 0 && lstatSync(project.path(`${runtime}-link.d.ts`)).isSymbolicLink() && readFileSync(project.path(`${runtime}-target.d.ts`), "utf8") === text, linked);
  symlinkSync(`${runtime}-later/target.d.ts`, project.path(`${runtime}-early.d.ts`));
  const early = await run(["types", "--out", `${runtime}-early.d.ts`]);
  expect("a link that leads to no file yet stays one", early.code === 0 && lstatSync(project.path(`${runtime}-early.d.ts`)).isSymbolicLink() && readFileSync(project.path(`${runtime}-later`, "target.d.ts"), "utf8") === text, early);

  const interrupted = await run(["types", "--out", `${runtime}-interrupted.d.ts`], { MATON_API_URL: slow }, "reading");
  expect("Ctrl-C is 130, and nothing is written", interrupted.code === 130 && !existsSync(project.path(`${runtime}-interrupted.d.ts`)), interrupted);
}
