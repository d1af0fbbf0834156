import { isLoopback } from "../http/address.js";

/** Ports to which `fetch` sends nothing, as its standard lists them. */
const BLOCKED_PORTS = new Set(
  [
    [1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137],
    [139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723],
    [2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
  ].flat(),
);

/** @type {import("../../pkg-template/sandbox/index.d.ts").toLoopback} */
export function toLoopback(address) {
  const base = new URL(address);
  if (!/^https?:$/.test(base.protocol) || !isLoopback(base.hostname)) {
    throw new TypeError(`toLoopback: the address must be a loopback one, such as "http://127.0.0.1:8787", and is ${JSON.stringify(address)}`);
  }
  if (BLOCKED_PORTS.has(Number(base.port))) {
    throw new TypeError(`toLoopback: \`fetch\` and browsers refuse port ${base.port}, so nothing would arrive there: choose another one`);
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
