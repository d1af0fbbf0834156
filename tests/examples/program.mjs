// An example as a process, with its output available while it runs.
import { spawn } from "node:child_process";
import { inRoot } from "../../tools/paths.mjs";

const LIMIT_MS = 60_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ baseUrl: string, env?: Record<string, string> }} options
 */
export function start(command, args, { baseUrl, env = {} }) {
  const child = spawn(command, args, {
    cwd: inRoot("examples"),
    env: { ...process.env, NO_COLOR: "1", MATON_API_KEY: "example", MATON_API_URL: baseUrl, ...env },
  });
  let printed = "";
  const waiting = new Set();
  const settle = () => waiting.forEach((look) => look());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      printed += chunk;
      settle();
    });
  }
  const timer = setTimeout(() => child.kill(), LIMIT_MS);
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code);
      settle();
    });
  });
  return {
    /** Output of the program once it has ended; a failure rejects. */
    async output() {
      const code = await ended;
      if (code !== 0) throw new Error(`exit code ${code}\n${printed}`);
      return printed;
    },
    /** The part of its output that matches a pattern, as soon as it is printed. */
    until(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(printed);
          if (!found && child.exitCode === null) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`it ended without printing ${pattern}:\n${printed}`));
        };
        waiting.add(look);
        look();
      });
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}
