// A client on a sandbox of its own.
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";

export function workspace({ fetch: wrap = (send) => send, sandbox: asked = {}, ...options } = {}) {
  const sandbox = createSandbox({ companies: 12, people: 12, deals: 6, ...asked });
  const attio = new AttioClient({ apiKey: "sk-canary-query", fetch: wrap(sandbox.fetch), requestsPerSecond: null, ...options });
  return { sandbox, attio };
}
