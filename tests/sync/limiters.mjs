// `postgresLimiter`: several processes share one account. The limiter of Durable Objects is in workers.mjs.
import { assert } from "chai";
import { durableLimiter, postgresLimiter, RateLimiter } from "attio-wasm/limiter";
import { run } from "../../tools/command.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "../loopback.mjs";
import { startPostgres } from "./postgres.mjs";
import { mostInASecond, sleep } from "./workspace.mjs";

async function withPostgres(use) {
  const postgres = await startPostgres();
  if (!postgres) return { skipped: "there is no PostgreSQL" };
  try {
    return await use(postgres);
  } finally {
    await postgres.close();
  }
}

export const limiters = {
  "a clock that is set back is not waited for": async () => {
    const own = Date.now;
    let now = own();
    const object = new RateLimiter({ storage: { get: async () => undefined, put() {} } });
    const stub = { fetch: (url, init) => object.fetch(new Request(url, init)) };
    const limiter = durableLimiter({ idFromName: () => "id", get: () => stub }, { requestsPerSecond: 100 });
    const waits = async (acquire) => {
      const began = performance.now();
      await acquire();
      return performance.now() - began;
    };
    try {
      Date.now = () => now;
      for (let turn = 0; turn < 3; turn += 1) await object.fetch(new Request("https://limiter/", { method: "POST", body: '{"perSecond":100}' }));
      now -= 3_600_000;
      assert.isBelow(await waits(() => limiter.acquire({ via: "maton", effect: "reads" })), 1_000);
    } finally {
      Date.now = own;
    }
    return withPostgres(async ({ pool }) => {
      const kept = postgresLimiter((text, parameters) => pool.query(text, parameters), { name: "clock", requestsPerSecond: 100 });
      const turn = () => kept.acquire({ via: "maton", connection: "one", effect: "reads" });
      await turn();
      kept.penalty(10, { connection: "one" });
      await sleep(100);
      // As if the clock had been an hour ahead until now.
      await pool.query("UPDATE attio_limiter SET next_at = next_at + 3600000, at = at + 3600000 WHERE name LIKE 'clock/%'");
      assert.isBelow(await waits(turn), 1_000);
    });
  },

  "three processes on one account stay within its rate": ({ short }) =>
    withPostgres(async ({ connection, version }) => {
      const server = await listen(() => new Response("ok"));
      const count = short ? 25 : 100;
      try {
        const all = await Promise.all(
          [0, 1, 2].map(async () => {
            const { code, text } = await run(process.execPath, ["tests/sync/limited-process.mjs", JSON.stringify(connection), server.address, String(count)], { quiet: true, cwd: inRoot() });
            assert.equal(code, 0, text);
            return JSON.parse(text);
          }),
        );
        const most = mostInASecond(all.flat());
        assert.lengthOf(all.flat(), 3 * count);
        assert.isAtMost(most, 10);
        const ends = all.map((starts) => Math.max(...starts));
        assert.isBelow(Math.max(...ends) - Math.min(...ends), 4_000, "one had to wait for the others to be done");
        return `${3 * count} requests, at most ${most} starts in a second, PostgreSQL ${version}`;
      } finally {
        await server.close();
      }
    }),

  "a 429 holds back all requests, or one connection": () =>
    withPostgres(async ({ pool }) => {
      const limiterOf = (name) => postgresLimiter((text, parameters) => pool.query(text, parameters), { name, requestsPerSecond: 1_000 });
      const waited = async (limiter, connection) => {
        const began = performance.now();
        await limiter.acquire({ via: "maton", connection, effect: "reads" }, undefined);
        return performance.now() - began;
      };
      const [one, other, elsewhere] = [limiterOf("a"), limiterOf("a"), limiterOf("b")];
      await Promise.all([one, other, elsewhere].map((limiter) => waited(limiter, "x")));
      one.penalty(1_500, { connection: "x" });
      await sleep(300);
      const [held, free] = await Promise.all([waited(other, "x"), waited(other, "y")]);
      assert.isAbove(held, 900);
      assert.isBelow(free, 900);
      one.penalty(1_500);
      await sleep(300);
      const [all, another] = await Promise.all([waited(other, "y"), waited(elsewhere, "y")]);
      assert.isAbove(all, 900);
      assert.isBelow(another, 900);
      return `${Math.round(held)} and ${Math.round(all)} ms held`;
    }),
};
