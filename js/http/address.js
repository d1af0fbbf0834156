// Classification of addresses by their host as `URL` normalizes it: `0x7f.1`, `2130706433` and `0177.0.0.1` are already
// `127.0.0.1` there. Names are not resolved.

/**
 * Whether a URL's `hostname` is on loopback, where plain http is allowed. Names below `localhost` are not: runtimes ask DNS
 * for them. The same rule in Rust: `is_loopback` of `src/core/url.rs`; both are tested with `tests/loopback-hosts.json`.
 *
 * @param {string} host
 */
export const isLoopback = (host) => host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);

/** Suffixes of names that only a private network resolves, and those that none does (RFC 6761), like names of one label. */
const INNER_NAME = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|svc|home\.arpa|test|invalid|onion)$/;

/**
 * IPv4 networks outside the public internet (RFC 6890): address, prefix length.
 *
 * @type {[address: string, length: number][]}
 */
const INNER_NETWORKS = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/**
 * Whether a host is not public: loopback, private, link-local, multicast, reserved, or a name of an internal network.
 *
 * @param {string} hostname a URL's
 */
export function isInner(hostname) {
  const host = withoutDot(hostname);
  if (host.startsWith("[")) return isInnerV6(groupsOf(host.slice(1, -1)));
  if (/^\d+(\.\d+){3}$/.test(host)) return isInnerV4(toNumber(host));
  return !host.includes(".") || INNER_NAME.test(host);
}

/** @param {number} address */
const isInnerV4 = (address) =>
  INNER_NETWORKS.some(([network, length]) => {
    const first = toNumber(network);
    return address >= first && address < first + 2 ** (32 - length);
  });

/** @param {number[]} groups eight */
function isInnerV6(groups) {
  const [first, second, third] = groups;
  // Only 2000::/3 is public, except documentation, Teredo, and 6to4 of a private address.
  if (first < 0x2000 || first > 0x3fff) return true;
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return true;
  if (first === 0x3fff && second < 0x1000) return true;
  return first === 0x2002 && isInnerV4(second * 0x10000 + third);
}

/** @param {string} text as `URL` writes it: compressed, without an embedded IPv4 address */
function groupsOf(text) {
  const [head, tail] = text.split("::").map((part) => (part === "" ? [] : part.split(":").map((group) => parseInt(group, 16))));
  return tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
}

/** @param {string} address four numbers */
function toNumber(address) {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}

/** Strips the trailing dot of a fully qualified name, which does not change its meaning. @param {string} host */
function withoutDot(host) {
  return host.replace(/\.+$/, "");
}
