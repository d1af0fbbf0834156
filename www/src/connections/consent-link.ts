/**
 * The URL of a consent page, if it is safe to open: `https`, or this page's origin. The back end is not trusted with
 * more: it must not run `javascript:` here.
 */
export function consentLink(address: string | undefined): URL | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, location.href);
    const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
    return url.protocol === "https:" || (url.protocol === "http:" && isLoopback) ? url : undefined;
  } catch {
    return undefined;
  }
}
