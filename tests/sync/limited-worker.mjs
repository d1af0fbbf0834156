// One of several Workers that share an account: sends a number of requests, each when the limiter lets it.
import { durableLimiter, RateLimiter } from "attio-wasm/limiter";

export { RateLimiter };

export default {
  async fetch(request, env) {
    const count = Number(new URL(request.url).searchParams.get("count"));
    const limiter = durableLimiter(env.LIMITER, { name: "account" });
    const starts = [];
    let left = count;
    // A few at a time, as a client's lists and bulk writes do: a Worker that queued everything at once would be
    // served first.
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        await limiter.acquire({ via: "maton", connection: "one" }, undefined);
        starts.push(Date.now());
        await fetch(`${env.TARGET}/`);
      }
    };
    await Promise.all(Array.from({ length: 5 }, lane));
    return Response.json(starts);
  },
};
