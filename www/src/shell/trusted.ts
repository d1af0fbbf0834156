// The Trusted Types policy of this page: only its own workers are allowed as scripts.
const own = (address: string) => {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin || !/(^|\/)(assets\/worker-[\w-]+\.js|offline\.js|src\/backend\/sandbox\/worker\.ts)$/.test(url.pathname)) {
    throw new TypeError(`${url.pathname} is no script of this page`);
  }
  return url.href;
};

const policy = globalThis.trustedTypes?.createPolicy("attio", { createScriptURL: own });

/** The URL of a worker of this page, for browsers with Trusted Types. Throws on any other URL. */
export const trustedScript = (address: string): string => (policy ? (policy.createScriptURL(address) as unknown as string) : own(address));
