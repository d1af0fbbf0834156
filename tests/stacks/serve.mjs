// Servers of the stacks: each is a process group, started on a free loopback port.
import { spawn } from "node:child_process";
import { freePort } from "../loopback.mjs";

const START_MS = 120_000;

/** The text of an answer. @param {string} url */
export async function get(url) {
  const response = await fetch(url);
  const text = await response.text();
  return response.ok ? text : `${response.status}: ${text.slice(0, 2_000)}`;
}

/**
 * Starts a program of the app and sends requests to it.
 *
 * @template T
 * @param {{ command(name: string): string, root: string, env: Record<string, string | undefined> }} app
 * @param {string} name of the program
 * @param {(where: { port: string }) => string[]} args
 * @param {(address: string) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function serve(app, name, args, ask) {
  const port = String(await freePort());
  const env = { ...app.env, PORT: port, HOST: "127.0.0.1", NITRO_HOST: "127.0.0.1" };
  const child = spawn(app.command(name), args({ port }), { cwd: app.root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  const ended = new Promise((resolve) => child.on("close", resolve));
  try {
    await answering(port, child, () => said);
    return await ask(`http://127.0.0.1:${port}`);
  } catch (error) {
    throw new Error(`${error.stack}\n${name} said:\n${said}`);
  } finally {
    if (child.exitCode === null) process.kill(-(/** @type {number} */ (child.pid)), "SIGTERM");
    const killed = setTimeout(() => process.kill(-(/** @type {number} */ (child.pid)), "SIGKILL"), 5_000);
    await ended;
    clearTimeout(killed);
  }
}

async function answering(port, child, said) {
  for (const until = Date.now() + START_MS; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answered = await fetch(`http://127.0.0.1:${port}/nothing-here`, { signal: AbortSignal.timeout(5_000) }).then((response) => response.body?.cancel(), (error) => error);
    if (!(answered instanceof Error)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`it did not answer within ${START_MS / 1000} s: ${said()}`);
}
