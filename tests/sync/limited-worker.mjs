// One of several Workers that share an account: sends so many requests, each when the limiter lets it.
import { durableLimiter, RateLimiter } from "attio-wasm/limiter";

export { RateLimiter };

export default {
  async fetch(request, env) {
    const count = Number(new URL(request.url).searchParams.get("count"));
    const limiter = durableLimiter(env.LIMITER, { name: "account" });
    const starts = [];
    await Promise.all(
      Array.from({ length: count }, async () => {
        await limiter.acquire({ via: "maton", connection: "one" }, undefined);
        starts.push(Date.now());
        await fetch(`${env.TARGET}/`);
      }),
    );
    return Response.json(starts);
  },
};
