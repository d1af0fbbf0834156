// A Worker whose requests share clients, as in production: `?client=name`. With `leave` the request is answered while
// its call is still under way, so that its timers never fire.
import { AttioClient } from "attio-wasm";

const clients = new Map();

export default {
  async fetch(request) {
    const { client, baseUrl, requestsPerSecond, leave, dedupe, twice } = Object.fromEntries(new URL(request.url).searchParams);
    if (!clients.has(client)) {
      clients.set(client, new AttioClient({ apiKey: "sk-canary-worker", baseUrl, requestsPerSecond: Number(requestsPerSecond), dedupe: dedupe === "1" }));
    }
    const self = () =>
      clients.get(client).self().then(
        () => "a result",
        (error) => `${error}`,
      );
    const call = twice ? Promise.all([self(), self()]).then((results) => results.join(" and ")) : self();
    if (leave) {
      await scheduler.wait(100);
      return new Response("left");
    }
    return new Response(await call);
  },
};
