// Functions of libraries are assignable to `FetchLike`; one that expects a `Request` is not.
import { AttioClient, type FetchLike } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { createSandbox } from "attio-wasm/sandbox";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch, ProxyAgent } from "undici";

const dispatcher = new ProxyAgent("http://proxy.example:8080");
const traced: FetchLike = (url, init) => fetch(url, { ...init, headers: { ...init.headers, "x-trace": "1" } });
const wrapper = (input: RequestInfo | URL, init?: RequestInit) => fetch(input, { ...init, cache: "no-store" });
const mine = (request: Request) => fetch(request);

for (const fetch of [globalThis.fetch, createSandbox().fetch, traced, wrapper, undiciFetch]) {
  new AttioClient({ fetch });
  createProxy({ apiKey: "key", authorize: () => true, fetch });
}
new AttioClient({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
// Its own types do not allow an ArrayBuffer as a body.
new AttioClient({ fetch: (url, init) => nodeFetch(url, init as never) });
new AttioClient({ fetch: (url, init) => mine(new Request(url, init)) });
// @ts-expect-error it is called with an address
new AttioClient({ fetch: mine });
