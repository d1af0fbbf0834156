#!/usr/bin/env node
// The client against the vendor's contract: `npm run contract [-- records.query …]`.
//
// - request: each operation is called through its method and sent to Prism, which refuses requests that violate the
//   contract.
// - answer: the same calls, with Prism between client and sandbox, so that each answer of the sandbox is one that the
//   vendor could give.
// - check: inputs that the contract refuses because of a missing field are refused by the client before it sends
// anything.
import { readFileSync } from "node:fs";
import color from "picocolors";
import { operationsFile } from "../../tools/build/operations.mjs";
import { calls } from "./calls.mjs";
import { missing, operations, bodySchema } from "./documents.mjs";
import { callAll, openAnswers, openRequests } from "./directions.mjs";
import { documentedFields, usedFields } from "./fields.mjs";
import { checkMissingFields } from "./missing-fields.mjs";

const table = JSON.parse(readFileSync(operationsFile, "utf8"));
const uncalled = table.filter(({ call }) => !calls[call]?.length).map(({ call }) => call);
const unlisted = Object.keys(calls).filter((name) => !table.some(({ call }) => call === name));
for (const call of uncalled) console.log(`${color.red("✖")} ${call} has no call in tests/contract/calls`);
for (const call of unlisted) console.log(`${color.red("✖")} ${call} in tests/contract/calls is no operation`);
if (uncalled.length + unlisted.length > 0) {
  console.log(`0 passed, ${uncalled.length + unlisted.length} failed`);
  process.exit(1);
}

const absent = missing();
if (absent) {
  const ci = process.env.CI === "true";
  console.log(`${ci ? "✖" : "skipped:"} the contract is not here (${absent})`);
  console.log(ci ? "0 passed, 1 failed" : "0 passed, 0 failed, 1 skipped");
  process.exit(ci ? 1 : 0);
}

const asked = process.argv.slice(2);
const chosen = [...operations().values()].filter(({ call }) => asked.length === 0 || asked.includes(call));
const total = { passed: 0, failed: 0 };
const width = Math.max(...chosen.map(({ call }) => call.length));

function report(direction, call, faults, note = "") {
  total[faults.length === 0 ? "passed" : "failed"] += 1;
  const mark = faults.length === 0 ? color.green("✔") : color.red("✖");
  console.log(`${mark} ${direction.padEnd(7)} ${call.padEnd(width)} ${color.dim(note)}`);
  for (const fault of faults) console.log(`    ${fault.slice(0, 1500)}`);
  return faults.length === 0;
}

/** Calls every operation in one direction; returns the number of successes. */
async function run(direction, open, more = () => []) {
  const opened = await open();
  let right = 0;
  try {
    for (const operation of chosen) {
      const { exchanges, faults } = await callAll(opened, operation);
      faults.push(...more(operation, exchanges));
      const statuses = [...new Set(exchanges.map(({ status }) => status))].join(" ");
      if (report(direction, operation.call, faults, `${operation.method} ${operation.path}  ${statuses}`)) right += 1;
    }
  } finally {
    await opened.close();
  }
  return right;
}

/** Fields of the contract that no call uses, and fields of calls that the contract does not have. */
function fieldFaults(operation, exchanges) {
  const documented = documentedFields(operation);
  const mediaType = bodySchema(operation)?.mediaType;
  const own = exchanges.filter(({ method, path }) => method === operation.method && !path.startsWith("http"));
  const used = new Set(own.flatMap((exchange) => [...usedFields(exchange, mediaType)]));
  const unused = [...documented].filter((field) => !used.has(field));
  const unknown = [...used].filter((field) => field.startsWith("?") && !documented.has(field));
  return [
    ...(unused.length > 0 ? [`no call uses ${unused.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`the contract does not know ${unknown.join(", ")}`] : []),
  ];
}

const accepted = await run("request", openRequests, fieldFaults);
const possible = await run("answer", openAnswers);
for (const operation of chosen) {
  const checked = await checkMissingFields(operation);
  if (checked) report("check", operation.call, checked.faults, checked.note);
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
console.log(`requests that the vendor accepts: ${accepted} of ${chosen.length}`);
console.log(`answers that the vendor could give: ${possible} of ${chosen.length}`);
process.exitCode = total.failed > 0 ? 1 : 0;
