// Runs other programs. Uses Node built-ins only, since set-up runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The file of a program on PATH, or undefined. */
export function onPath(...names) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      for (const ending of endings) {
        const file = join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          if (statSync(file).isFile()) return file;
        } catch {
          // missing, or not executable: try the next one
        }
      }
    }
  }
  return undefined;
}

/** Output of a short command, or undefined where it fails. */
export function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", ...options });
  return status === 0 ? stdout.trim() : undefined;
}

const shell = process.platform === "win32"; // npm is a .cmd there

/**
 * Runs a command to its end. Its output is returned and, unless `quiet`, also shown; `onLine` gets the last line of
 * each chunk of output. `signal` ends it.
 * @returns {Promise<{ code: number, text: string }>}
 */
export function run(command, args, { quiet = false, timeoutMs, onLine, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell, ...options });
    let text = "";
    const timer =
      timeoutMs &&
      setTimeout(() => {
        text += `\n${command} was ended after ${timeoutMs / 1000} s\n`;
        child.kill();
      }, timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, text });
    };
    for (const [stream, shown] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
        if (!quiet) shown.write(chunk);
        const line = onLine && chunk.trim().split("\n").at(-1);
        if (line) onLine(line);
      });
    }
    child.on("error", (error) => {
      text += `${error.message}\n`;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Like {@link run}, for a command that must succeed: throws `help` with the end of its output. */
export async function must(help, command, args, options) {
  const { code, text } = await run(command, args, { quiet: true, ...options });
  if (code === 0) return text;
  throw new StepFailed(help, text);
}

/** Failure of a step: one line of advice, and the output of the command. */
export class StepFailed extends Error {
  constructor(help, said = "") {
    super(help);
    this.said = said.trim().split("\n").slice(-15).join("\n");
  }
}
