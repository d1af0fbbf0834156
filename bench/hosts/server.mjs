// Starts the server of exports in a process of its own, so that its work and memory are not counted.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { inRoot } from "../../tools/paths.mjs";

/**
 * @param {{ total: number, latencyMs: number }} how
 * @param {(address: string) => Promise<T>} use
 * @returns {Promise<T>}
 * @template T
 */
export async function withServer(how, use) {
  const child = spawn(process.execPath, [inRoot("bench", "data", "server.mjs"), JSON.stringify(how)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const [line] = await once(child.stdout, "data");
    return await use(String(line).trim());
  } finally {
    child.stdin.end();
  }
}
