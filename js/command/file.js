// Files that a command writes.
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** @returns {Promise<string | undefined>} the text; undefined where there is no such file */
export async function readIfThere(file) {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (/** @type {any} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Writes a file unless it has this text already, so that what watches it is not woken for nothing. It is never seen
 * half written.
 *
 * @returns {Promise<boolean>} whether it was written
 */
export async function writeWhereChanged(file, text, before) {
  if (before === text) return false;
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    await writeFile(partial, text);
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
  return true;
}

/** The source file of the same name that stands beside a `.d.ts`. */
export function beside(file) {
  if (!file.endsWith(".d.ts")) return undefined;
  const name = file.slice(0, -".d.ts".length);
  return [".ts", ".tsx", ".js", ".jsx"].map((extension) => name + extension).find((source) => existsSync(source));
}
