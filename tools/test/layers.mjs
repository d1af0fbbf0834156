// All layers of the tests in the order of their execution: fast and significant ones first. A new layer is a row: a
// command, and the kind of runner by which its output is counted (count.mjs).

const node = process.execPath;
const bin = (name) => `node_modules/.bin/${name}`;
/** The one that the package is built with: `.bin/tsc` may be an older one, which types/matrix has. */
const tsc = [node, "node_modules/typescript/bin/tsc"];

const runtimes = ["node", "node24", "deno", "bun", "workerd", "chromium"].map((runtime) => ({
  name: `runtimes/${runtime}`,
  proves: "the built package over real HTTP, on the sandbox",
  command: [node, "tests/runtimes/run.mjs", runtime],
  counts: "summary",
}));

const faults = ["node", "node24", "deno", "bun", "workerd", "chromium"].map((runtime) => ({
  name: `faults/${runtime}`,
  proves: "what the client promises, against a server that misbehaves",
  command: [node, "tests/faults/run.mjs", runtime, "--quiet"],
  counts: "summary",
}));

export const layers = [
  { name: "rust/format", proves: "rustfmt", command: ["cargo", "fmt", "--all", "--check"], counts: "exit" },
  {
    name: "rust/lint",
    proves: "clippy; no reachable panic in shipped code",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    counts: "exit",
  },
  {
    name: "rust/lint-wasm",
    proves: "clippy on what only the WebAssembly has",
    command: ["cargo", "clippy", "--workspace", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"],
    counts: "exit",
  },
  {
    name: "rust/test",
    proves: "core and sandbox, natively, tables and random input",
    command: ["cargo", "test", "--workspace", "--no-fail-fast"],
    counts: "cargo",
  },
  { name: "package/size", proves: "the budgets of what users download", command: [node, "tools/size.mjs"], counts: "exit" },
  { name: "package/publint", proves: "package.json as npm, Node and bundlers read it", command: [bin("publint"), "pkg", "--strict"], counts: "exit" },
  {
    name: "package/attw",
    proves: "definitions found from every kind of import",
    command: [bin("attw"), "--pack", "pkg", "--profile", "esm-only"],
    counts: "exit",
  },
  ...[
    ["types/language", "right uses compile and wrong ones do not, without the DOM's types", "tests/types/tsconfig.json"],
    ["types/dom", "the same with them, and for a bundler", "tests/types/tsconfig.dom.json"],
    ["types/javascript", "the package's own JavaScript, by its JSDoc", "js"],
    ["types/command", "the command's, with Node's types", "js/command"],
  ].map(([name, proves, config]) => ({ name, proves, command: [...tsc, "--project", config], counts: "exit" })),
  {
    name: "types/imports",
    proves: "each relative import resolves where the file stands",
    command: [node, "tests/types/imports.mjs"],
    counts: "summary",
  },
  {
    name: "types/workspace",
    proves: "with a workspace's file: right uses compile, each slip is named where it is made, an editor completes",
    command: [node, "tests/types/workspace/run.mjs"],
    counts: "summary",
  },
  {
    name: "types/matrix",
    proves: "the packed package and a workspace's file under TypeScript 5.4 to the newest, with each pair of options",
    command: [node, "tests/types/matrix/run.mjs"],
    counts: "summary",
  },
  {
    name: "types/scale",
    proves: "an editor completes in a workspace of 40 objects with 120 attributes and 40 options each: the short run, with twofold slack",
    command: [node, "tests/types/workspace/scale.mjs", "--short"],
    counts: "summary",
  },
  {
    name: "types/definitions",
    proves: "each operation has an example that compiles, nothing is `any`, everything is explained",
    command: [node, "tests/types/definitions.mjs"],
    counts: "summary",
  },
  { name: "docs", proves: "the reference can be made, with every operation and no broken link", command: [node, "tools/docs.mjs"], counts: "exit" },
  {
    name: "contract",
    proves: "every request is one the vendor accepts, every answer of the sandbox one it could give",
    command: [node, "tests/contract/run.mjs"],
    counts: "summary",
  },
  {
    name: "crossings",
    proves: "how often a call crosses between JavaScript and WebAssembly",
    command: [node, "tests/crossings/run.mjs"],
    counts: "summary",
  },
  { name: "traps", proves: "after a trap in the scanner of rows nothing goes on in its instance, and no row is lost", command: [node, "tests/traps/run.mjs"], counts: "summary" },
  ...runtimes,
  ...faults,
  {
    name: "proxy",
    proves: "the proxy in every server's runtime, and a page without a key",
    command: [node, "tests/proxy/run.mjs"],
    counts: "summary",
  },
  {
    name: "webhooks",
    proves: "signatures against vectors and other programs in every runtime, random requests, the events' types, a sandbox that delivers",
    command: [node, "tests/webhooks/run.mjs"],
    counts: "summary",
  },
  {
    name: "stable",
    proves: "stable paging in simulation: lists that are read while their records come and go",
    command: [node, "tests/stable/run.mjs"],
    counts: "summary",
  },
  {
    name: "secrets",
    proves: "the key is nowhere but in the Authorization header",
    command: [node, "tests/secrets/run.mjs"],
    counts: "summary",
  },
  {
    name: "load",
    proves: "nothing lost, nothing doubled, nothing leaked: the short run",
    command: [node, "tests/load/run.mjs", "--short"],
    counts: "summary",
  },
  {
    name: "disconnects",
    proves: "a Worker whose visitors leave in the middle: memory flat, no request left",
    command: [node, "tests/disconnects/run.mjs"],
    counts: "summary",
  },
  {
    name: "fuzz",
    proves: "any input gives an AttioError or a result: the short run",
    command: [node, "tests/fuzz/run.mjs"],
    counts: "summary",
  },
  {
    name: "bundlers",
    proves: "the packed package, installed in empty projects, built without configuration, run",
    command: [node, "tests/bundlers/run.mjs"],
    counts: "summary",
  },
  {
    name: "command",
    proves: "npx attio-wasm from the packed tarball, in Node, Deno and Bun",
    command: [node, "tests/command/run.mjs"],
    counts: "summary",
  },
  { name: "demo/types", proves: "the demo page, by the definitions that users get", command: [...tsc, "--project", "www"], counts: "exit" },
  {
    name: "demo/page",
    proves: "the demo page as a person uses it: its flows on the sandbox and behind proxies, by keyboard, at every size, offline",
    command: [node, "tests/demo/run.mjs"],
    counts: "summary",
  },
  {
    name: "demo/figures",
    proves: "what the demo page weighs and how fast it is: the best of at most three runs, with fivefold slack for times",
    command: [node, "tests/demo/figures/run.mjs", "--short"],
    counts: "summary",
  },
  { name: "stores", proves: "pages, lists and metadata in the stores of Vue and valtio", command: [node, "tests/stores/run.mjs"], counts: "summary" },
  {
    name: "query/types",
    proves: "the options of attio-wasm/query in TanStack Query for React, Vue, Solid and Svelte, and in SWR",
    command: [...tsc, "--project", "tests/query/types"],
    counts: "exit",
  },
  {
    name: "query/run",
    proves: "its keys, its queries in TanStack Query and SWR, and what events and writes make stale, on the sandbox",
    command: [node, "tests/query/run.mjs"],
    counts: "summary",
  },
  { name: "fetches/types", proves: "functions that people give as `fetch` have its type", command: [...tsc, "--project", "tests/fetches"], counts: "exit" },
  {
    name: "fetches/run",
    proves: "the client and the proxy by undici, node-fetch, msw, wrappers and a proxy server",
    command: [node, "tests/fetches/run.mjs"],
    counts: "summary",
  },
  { name: "readme", proves: "the README's programs compile and run, its tables are true", command: [node, "tests/readme/run.mjs", "README.md", "CONTRIBUTING.md", "SECURITY.md"], counts: "summary" },
  { name: "guide", proves: "the same for every chapter of the guide", command: [node, "tests/readme/run.mjs", "docs/guide"], counts: "summary" },
  {
    name: "guide/site",
    proves: "the guide as a website: links, axe, search, what a chapter weighs and how soon it is there",
    command: [node, "tests/site/run.mjs"],
    counts: "summary",
  },
  {
    name: "sync",
    proves: "a copy in every store equals the workspace: killed processes, failing databases, Workers, the command",
    command: [node, "tests/sync/run.mjs", "--short"],
    counts: "summary",
  },
  { name: "examples", proves: "each example, where it is meant to run", command: [node, "tests/examples/run.mjs"], counts: "summary" },
  {
    name: "examples/dashboard",
    proves: "examples/dashboard, built and used in Chromium as a person does; fresh by webhooks, undone on failure",
    command: [node, "tests/dashboard/run.mjs"],
    counts: "summary",
  },
  {
    name: "examples/tables",
    proves: "the table in plain TypeScript, Vue, Svelte and React with SWR: built, used in Chromium; it loads on, is empty, fails and tries again",
    command: [node, "tests/tables/run.mjs"],
    counts: "summary",
  },
  { name: "workflows", proves: "the files for GitHub Actions, by actionlint", command: [node, "tests/workflows/run.mjs"], counts: "summary" },
  { name: "setup", proves: "set-up's steps, and the tools from crates.io with stand-ins for cargo", command: [node, "tests/setup/run.mjs"], counts: "summary" },
  { name: "start", proves: "npm start, to its end or until Ctrl-C", command: [node, "tests/start/run.mjs"], counts: "summary" },
];
