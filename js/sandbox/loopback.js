import { isLoopback } from "../http/address.js";

/** @type {import("../../pkg-template/sandbox/index.d.ts").toLoopback} */
export function toLoopback(address) {
  const base = new URL(address);
  if (!/^https?:$/.test(base.protocol) || !isLoopback(base.hostname)) {
    throw new TypeError(`toLoopback: the address must be a loopback one, such as "http://127.0.0.1:8787", and is ${JSON.stringify(address)}`);
  }
  return async (request) => {
    const target = new URL(request.url);
    const url = new URL(base);
    if (base.pathname === "/") url.pathname = target.pathname;
    url.search = target.search;
    const { method, headers } = request;
    return globalThis.fetch(new Request(url, { method, headers, body: await request.arrayBuffer(), redirect: "manual" }));
  };
}
