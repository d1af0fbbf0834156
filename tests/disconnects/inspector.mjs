// Memory of an isolate of workerd after garbage collection, by its inspector.
import { WebSocket } from "undici";

/** @param {import("miniflare").Miniflare} worker made with `inspectorPort: 0` */
export async function inspect(worker) {
  const url = await worker.getInspectorURL();
  const targets = await (await fetch(`http://${url.host}/json`)).json();
  const target = targets.find(({ id }) => /user/.test(id)) ?? targets[0];
  const socket = new WebSocket(target.webSocketDebuggerUrl.replace(/^ws:\/\/[^/]+/, `ws://${url.host}`));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("the inspector does not answer"));
  });
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  };
  let last = 0;
  const ask = (method) =>
    new Promise((resolve, reject) => {
      waiting.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params: {} }));
    });
  await ask("HeapProfiler.enable");
  return {
    /** Bytes of the JavaScript heap in use. workerd does not answer `collectGarbage`; a snapshot collects as well. */
    async heap() {
      for (let round = 0; round < 3; round += 1) await ask("HeapProfiler.takeHeapSnapshot");
      return (await ask("Runtime.getHeapUsage")).usedSize;
    },
    close: () => socket.close(),
  };
}
