// Replaces the global fetch by a sandbox, and a person who opens every consent link.
import { createSandbox } from "attio-wasm/sandbox";

export function answerWithSandbox() {
  const sandbox = createSandbox();
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).host !== "api.maton.ai") throw new Error(`a request to ${request.url}`);
    const response = await sandbox.fetch(request);
    if (request.method === "POST" && new URL(request.url).pathname === "/connections") {
      const { connection } = await response.clone().json();
      sandbox.activate(connection.connection_id);
    }
    return response;
  };
  return () => {
    globalThis.fetch = fetch;
  };
}
