#!/usr/bin/env node
// Builds the demo page and uses it as a person does: `node tests/browser/run.mjs [part of a test's name]`.
// SCREENSHOTS=folder keeps a picture of every moment that is checked.
import { codeToCopy, curlToCopy } from "./code.mjs";
import { launch, openDemo, variants } from "./demo.mjs";
import { journey } from "./journey.mjs";
import { keyboard } from "./keyboard.mjs";
import { everyOperator } from "./operators.mjs";
import { ownProxy, silentBase, wrongBase } from "./proxy.mjs";
import { serveDemo } from "./server.mjs";
import { cancelling, errors, failedDownload, hostileContent, refusing, retries } from "./trouble.mjs";

const desktop = variants["desktop, light"];
const narrow = { viewport: { width: 320, height: 640 }, colorScheme: "light" };

const tests = [
  ...Object.entries(variants).map(([name, variant]) => ({ name: `the whole way: ${name}`, test: journey, variant })),
  { name: "errors: what happened and what to do", test: errors },
  { name: "errors: on a narrow phone", test: errors, variant: { ...narrow, colorScheme: "dark" } },
  { name: "a download that fails", test: failedDownload },
  { name: "retries are told", test: retries },
  { name: "a slow query is cancelled", test: cancelling },
  { name: "refused consent", test: refusing },
  { name: "hostile content is text", test: hostileContent },
  { name: "keyboard alone", test: keyboard },
  { name: "every operator is accepted", test: everyOperator },
  { name: "the TypeScript to copy", test: codeToCopy },
  { name: "the curl to copy", test: curlToCopy },
  { name: "own proxy: desktop", test: ownProxy, path: "/?base=/api/attio" },
  { name: "own proxy: narrow phone", test: ownProxy, path: "/?base=/api/attio", variant: narrow },
  { name: "an address that is none", test: wrongBase, path: "/?base=ftp://files" },
  { name: "an address without a back end", test: silentBase, path: "/?base=/nothing/here", allowed: /404/ },
];

const asked = process.argv.slice(2).join(" ");
let passed = 0;
let failed = 0;
const server = await serveDemo();
const browser = await launch();
try {
  for (const { name, test, variant = desktop, path, allowed } of tests.filter(({ name }) => name.includes(asked))) {
    server.reset();
    const demo = await openDemo(browser, server.address, variant, { path, name });
    try {
      await test(demo);
      const problems = demo.problems.filter((problem) => !allowed?.test(problem));
      if (problems.length > 0) throw new Error(`in the console of the page:\n${problems.join("\n")}`);
      passed += 1;
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${String(error.stack ?? error).replace(/^/gm, "    ")}\n`);
      if (demo.problems.length > 0) console.log(`    page: ${demo.problems.join("\n          ")}\n`);
    } finally {
      await demo.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
