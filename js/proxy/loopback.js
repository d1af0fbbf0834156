/**
 * Whether a URL's `hostname` is on loopback, where plain http is allowed. Names below `localhost` are not: runtimes ask DNS
 * for them. The same rule in Rust: `is_loopback` of `src/core/url.rs`; both are tested with `tests/loopback-hosts.json`.
 *
 * @param {string} host
 */
export const isLoopback = (host) => host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
