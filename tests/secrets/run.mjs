#!/usr/bin/env node
// Searches everything that is printed, thrown, logged, serialised, inspected and sent with the key `sk-canary-…` for
// that key: it may only be in the Authorization header. (tools/test.mjs also searches the output of the whole test
// run.)
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { scriptsAt } from "../faults/scripts.mjs";
import { startServer } from "../faults/server.mjs";

const KEY = "sk-canary-5e7c0a91d3";
/** The key in any spelling: verbatim, encoded, in base64, or a large part of it. */
const forms = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString("base64").replace(/=+$/, ""), Buffer.from(`Bearer ${KEY}`).toString("base64").slice(0, -4), KEY.slice(0, 16)];

const echo = `You sent Bearer ${KEY}`;
const answers = [
  {},
  { status: 400, json: { status_code: 400, type: echo, code: KEY, message: echo, validation_errors: [{ code: KEY, path: [KEY], message: echo }] } },
  { status: 401, json: { error: { message: echo, code: 401 } } },
  { status: 403, json: { detail: echo } },
  { status: 404, body: `<html><title>${echo}</title><body>${echo}</body>` },
  { status: 422, json: { detail: [{ loc: ["header", KEY], msg: echo, type: KEY }] } },
  { status: 500, body: echo },
  { status: 503, body: echo, headers: { "x-request-id": KEY } },
  { status: 429, json: { message: echo }, headers: { "retry-after": "0" } },
  { status: 409, body: `{"message":"${echo}` },
  { body: echo },
  { headers: { "content-type": "text/html" }, body: `<p>${echo}` },
  { status: 302, redirect: `https://example.com/?key=${KEY}` },
  { close: "headers" },
  { close: "body", json: { data: echo } },
  { stall: "headers" },
];

let passed = 0;
let failed = 0;
const check = (what, holds, detail = "") => {
  if (holds) passed += 1;
  else failed += 1;
  // The detail is searched, too, so it must not contain the key.
  console.log(`${holds ? "✔" : "✖"} ${what}${holds ? "" : `\n    ${detail.replaceAll(KEY, "(the key)").slice(0, 3_000)}`}`);
};

const server = await startServer();
try {
  const { baseUrl, log } = await scriptsAt(server.address)([...answers, ...answers, ...answers, ...answers, ...answers, ...answers, {}]);
  for (const unhandled of [false, true]) {
    const { text } = await run(process.execPath, ["tests/secrets/show.mjs", baseUrl, KEY, ...(unhandled ? ["unhandled"] : [])], { quiet: true, cwd: inRoot(), timeoutMs: 120_000 });
    check(`the program ran${unhandled ? ", and ended with an error that nobody caught" : ""}`, text.includes("everything was shown"), text.slice(-2_000));
    const lines = text.split("\n");
    const leaks = lines.filter((line) => forms.some((form) => line.includes(form)));
    check(`the key is in none of its ${lines.length.toLocaleString("en")} lines`, leaks.length === 0, [...new Set(leaks.map((line) => line.trim()))].slice(0, 12).join("\n    "));
  }
  const { requests } = await log();
  check("it was in the Authorization header of every request", requests.length > 100 && requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`), `${requests.length} requests`);
  const elsewhere = requests.map(({ headers: { authorization, ...headers }, ...rest }) => JSON.stringify({ headers, ...rest })).filter((text) => forms.some((form) => text.includes(form)));
  check("and nowhere else in a request", elsewhere.length === 0, elsewhere.join("\n"));
} finally {
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
