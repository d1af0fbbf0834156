// The one policy of this page: nothing but its own workers is ever a script that the page names.
const own = (address: string) => {
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin || !/(^|\/)(assets\/worker-[\w-]+\.js|offline\.js|src\/backend\/sandbox\/worker\.ts)$/.test(url.pathname)) {
    throw new TypeError(`${url.pathname} is no script of this page`);
  }
  return url.href;
};

const policy = globalThis.trustedTypes?.createPolicy("attio", { createScriptURL: own });

/** The address of a worker of this page, as browsers with Trusted Types want it. Throws on any other. */
export const trustedScript = (address: string): string => (policy ? (policy.createScriptURL(address) as unknown as string) : own(address));
