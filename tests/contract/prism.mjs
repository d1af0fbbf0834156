// Prism with `--errors`: a server that refuses requests and answers that violate the contract. One for each document,
// on a free loopback port; it ends with this program.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { freePort } from "../loopback.mjs";

const prism = inRoot("node_modules", "@stoplight", "prism-cli", "dist", "index.js");
const PATIENCE_MS = 120_000;

/**
 * @param {object} document the description
 * @param {string} [upstream] server whose answers are validated; without it answers are generated from the document
 */
export async function startPrism(document, upstream) {
  const folder = mkdtempSync(join(tmpdir(), "attio-wasm-contract-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  const port = await freePort();
  const address = ["-h", "127.0.0.1", "-p", String(port)];
  const args = upstream ? ["proxy", "--errors", ...address, file, upstream] : ["mock", "--errors", ...address, file];
  const child = spawn(process.execPath, [prism, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = once(child, "exit");
  const end = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", end);

  const baseUrl = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(baseUrl))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      end();
      throw new Error(`Prism did not start:\n${said}`);
    }
    await new Promise((resume) => setTimeout(resume, 200));
  }
  return {
    baseUrl,
    async stop() {
      end();
      await ended;
    },
  };
}

const answers = (url) => fetch(url).then((response) => response.arrayBuffer()).then(() => true, () => false);
