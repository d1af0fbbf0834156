// A server that receives webhooks.
import { createServer } from "node:http";
import { createWebhookHandler } from "../../pkg-template/webhooks.js";
import { Problem } from "./problem.js";

/** Header of a request by which the command finds out whether an address leads here. */
export const CHECK = "attio-wasm-check";

/** Maximum size of a body: webhooks are small. */
const LARGEST = 1_000_000;

/**
 * @param {{ port: number, secret: () => string[], onEvents: (events: object[]) => Promise<unknown>, onCheck: (value: unknown) => unknown }} options
 * @returns {Promise<{ port: number, close(): Promise<void> }>}
 */
export async function receiver({ port, secret, onEvents, onCheck }) {
  const handler = createWebhookHandler({ secret, onEvent: (event) => onEvents([event]) });
  const server = createServer((incoming, outgoing) => {
    onCheck(incoming.headers[CHECK]);
    answer(handler, incoming).then(
      (status) => outgoing.writeHead(status).end(),
      () => outgoing.writeHead(500).end(),
    );
  });
  await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Problem(`--port: the server cannot listen on ${port}: ${error.message}.`)));
    server.listen(port, () => resolve(undefined));
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections?.();
      }),
  };
}

/** @returns {Promise<number>} the status */
async function answer(handler, incoming) {
  const pieces = [];
  let length = 0;
  for await (const piece of incoming) {
    length += piece.length;
    if (length > LARGEST) return 413;
    pieces.push(piece);
  }
  const { method, headers } = incoming;
  const plain = Object.entries(headers).filter(([, value]) => typeof value === "string");
  const body = method === "POST" ? Buffer.concat(pieces) : undefined;
  const response = await handler(new Request("http://localhost/", { method, headers: Object.fromEntries(plain), body }));
  return response.status;
}
