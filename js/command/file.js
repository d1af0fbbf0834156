// Files that a command reads and writes.
import { existsSync } from "node:fs";
import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Problem } from "./problem.js";

/** Reasons of the operating system in words; others come in its own. @type {Record<string, string>} */
const REASONS = {
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file and no folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};

/** An error of the operating system as one line. */
const refused = (file, verb, /** @type {any} */ error) => new Problem(`${file} cannot be ${verb}: ${REASONS[error.code] ?? error.message}.`, 2);

/** @returns {Promise<string | undefined>} the text; undefined where there is no such file */
export async function readIfThere(file) {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (/** @type {any} */ (error).code === "ENOENT") return undefined;
    throw refused(file, "read", error);
  }
}

/**
 * Writes a file where its text differs, so that watchers are not triggered needlessly. Written atomically: no reader
 * sees it half written.
 *
 * @returns {Promise<boolean>} whether it was written
 */
export async function writeWhereChanged(file, text, before) {
  if (before === text) return false;
  try {
    await mkdir(dirname(file), { recursive: true });
    // A symbolic link is kept: its target is written.
    const target = await realpath(file).catch(() => file);
    const partial = `${target}.${process.pid}.partial`;
    // `wx`: another user's file or link of that name is not followed.
    await writeFile(partial, text, { flag: "wx" });
    try {
      await rename(partial, target);
    } finally {
      await rm(partial, { force: true });
    }
  } catch (error) {
    throw refused(file, "written", error);
  }
  return true;
}

/** The source file of the same name that stands beside a `.d.ts`. */
export function beside(file) {
  if (!file.endsWith(".d.ts")) return undefined;
  const name = file.slice(0, -".d.ts".length);
  return [".ts", ".tsx", ".js", ".jsx"].map((extension) => name + extension).find((source) => existsSync(source));
}
