// The document that takes a key: it connects to the gateway only, and keeps the key in its memory only.
import assert from "node:assert/strict";
import { createSandbox } from "attio-wasm/sandbox";
import { KEY } from "./server.mjs";

/** Stands in for api.maton.ai on this machine. */
async function gateway(demo) {
  const sandbox = createSandbox({ keys: [KEY] });
  const asked = [];
  await demo.context.route("https://api.maton.ai/**", async (route) => {
    const request = route.request();
    asked.push(request.url());
    const body = request.postDataBuffer();
    const response = await sandbox.fetch(request.url(), { method: request.method(), headers: request.headers(), ...(body && { body }) });
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  });
  return asked;
}

const kept = (page) => page.evaluate(() => [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href, JSON.stringify(history.state), ...[...document.querySelectorAll("input")].map(({ value }) => value)].join());

async function used(demo) {
  const { page } = demo;
  const asked = await gateway(demo);
  await demo.check("key");
  await page.getByLabel("Maton API key").fill("two words");
  await page.getByRole("button", { name: "Use it in this tab" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(asked.length, 0, "nothing is sent of what is no key");
  await page.getByLabel("Maton API key").fill(KEY);
  await page.getByRole("button", { name: "Use it in this tab" }).click();
  await page.getByRole("cell", { name: "Acacia Analytics", exact: true }).waitFor();
  await demo.check("with a key");
  assert.ok(!(await kept(page)).includes(KEY));
  assert.ok((await demo.heap()).includes(KEY), "the snapshot sees the key while it is held");

  // No other origin can be reached, not even the page's own.
  for (const address of ["https://evil.example/", demo.address, "https://api.attio.com/v2/self"]) {
    const reached = await page.evaluate((url) => fetch(url).then(() => true, () => false), address);
    assert.equal(reached, false, address);
  }
  assert.deepEqual([...demo.origins].filter((origin) => origin !== demo.address), ["https://api.maton.ai"]);

  await page.getByRole("button", { name: "Forget the key" }).click();
  await page.getByLabel("Maton API key").waitFor();
  await demo.focused("forgotten");
  assert.ok(!(await kept(page)).includes(KEY));
  assert.ok(!(await demo.heap()).includes(KEY), "after Forget the key is in no heap");
}

/** Where the first call fails to arrive, the page says what is known, and offers the way that works. */
async function unreached(demo) {
  const { page } = demo;
  await demo.context.route("https://api.maton.ai/**", (route) => route.abort());
  await page.getByLabel("Maton API key").fill(KEY);
  await page.getByRole("button", { name: "Use it in this tab" }).click();
  await page.getByText("MATON_API_KEY=… npm start").waitFor({ timeout: 30_000 });
  await page.getByText(/does not answer pages \(CORS\)/).waitFor();
  await demo.check("unreached");
}

async function framed(demo) {
  const { page } = demo;
  await page.goto(`${demo.address}/connect`);
  await page.setContent(`<iframe src="${demo.address}/key.html"></iframe>`);
  await page.waitForTimeout(800);
  const frame = page.frames()[1];
  assert.equal(await frame?.locator("input").count(), 0, "framed, it renders nothing");
}

export const tests = [
  { name: "key: used and forgotten", test: used, path: "/key.html", allowed: /Content Security Policy|Fetch API|Refused|violates/ },
  { name: "key: the gateway does not answer", test: unreached, path: "/key.html", allowed: /Failed to load|ERR_/ },
  { name: "key: in a frame", test: framed, path: "/key.html", allowed: /404/ },
];
