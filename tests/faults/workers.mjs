// Specific to Workers: timers and promises of a finished request never settle, so no request may depend on another
// one, although they share a client.
import { inRoot } from "../../tools/paths.mjs";
import { bundleForWorkers } from "../runtimes/hosts/workerd.mjs";
import { withWorker } from "../workerd.mjs";
import { scriptsAt } from "./scripts.mjs";

const LIMIT_MS = 8_000;

export async function runWorkersOwn(control) {
  const { code, wasm } = await bundleForWorkers(inRoot("tests", "faults", "shared-worker.mjs"));
  const writeScript = scriptsAt(control);
  return withWorker(code, wasm, async (worker) => {
    const results = [];
    const check = async (name, expected, act) => {
      const began = Date.now();
      let timer;
      const limit = new Promise((resolve) => (timer = setTimeout(resolve, LIMIT_MS, `hangs for ${LIMIT_MS / 1000} s`)));
      const seen = await Promise.race([act().catch(String), limit]);
      clearTimeout(timer);
      results.push({ name: `across requests: ${name}`, expected, seen, ms: Date.now() - began });
    };
    const ask = async (query) => (await worker.dispatchFetch(`http://worker.test/?${new URLSearchParams(query)}`)).text();

    await check("ten requests at once share one limit of three in a second", "10 results", async () => {
      const { baseUrl } = await writeScript([{}]);
      const texts = await Promise.all(Array.from({ length: 10 }, () => ask({ client: "a", baseUrl, requestsPerSecond: 3 })));
      return `${texts.filter((text) => text === "a result").length} results`;
    });

    await check("a request that goes away while it waits for its turn holds up nobody", "a result a result a result", async () => {
      const { baseUrl } = await writeScript([{}]);
      const query = { client: "b", baseUrl, requestsPerSecond: 1 };
      await ask(query);
      await Promise.all([ask({ ...query, leave: 1 }), ask({ ...query, leave: 1 }), ask({ ...query, leave: 1 })]);
      return (await Promise.all([ask(query), ask(query), ask(query)])).join(" ");
    });

    await check("a request that goes away while it backs off holds up nobody", "a result a result", async () => {
      const { baseUrl } = await writeScript([{ status: 429, headers: { "retry-after": "1" } }, {}]);
      const query = { client: "c", baseUrl, requestsPerSecond: 10 };
      await ask({ ...query, leave: 1 });
      return (await Promise.all([ask(query), ask(query)])).join(" ");
    });

    await check("a request that goes away while it sends holds up nobody", "a result a result", async () => {
      const { baseUrl } = await writeScript([{ stall: "headers" }, {}]);
      const query = { client: "d", baseUrl, requestsPerSecond: 10 };
      await ask({ ...query, leave: 1 });
      return (await Promise.all([ask(query), ask(query)])).join(" ");
    });
    await check("with `dedupe` a visitor's equal reads are one request, and different visitors' are not", "a result and a result, 2 requests", async () => {
      const { baseUrl, requests } = await writeScript([{ delayMs: 300 }]);
      const query = { client: "e", baseUrl, requestsPerSecond: 10, dedupe: 1, twice: 1 };
      const texts = new Set(await Promise.all([ask(query), ask(query)]));
      return `${[...texts].join("; ")}, ${(await requests()).length} requests`;
    });

    await check("with `dedupe` a visitor who leaves holds up nobody who reads the same", "a result a result and a result", async () => {
      const { baseUrl } = await writeScript([{ stall: "headers" }, {}]);
      const query = { client: "f", baseUrl, requestsPerSecond: 10, dedupe: 1 };
      await ask({ ...query, leave: 1 });
      return [await ask(query), await ask({ ...query, twice: 1 })].join(" ");
    });
    return results;
  });
}
