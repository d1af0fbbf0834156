// Files that a command reads and writes.
import { existsSync } from "node:fs";
import { access, chmod, constants, mkdir, readFile, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Problem } from "./problem.js";

/** Reasons of the operating system in words; others come in its own. @type {Record<string, string>} */
const REASONS = {
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file and no folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  ELOOP: "its symbolic link leads back to itself",
  ENAMETOOLONG: "its name is too long",
};

/** An error of the operating system as one line. */
export const refused = (file, verb, /** @type {any} */ error, code = 2) => new Problem(`${file} cannot be ${verb}: ${REASONS[error.code] ?? error.message}.`, code);

/** @returns {Promise<string | undefined>} the text; undefined where there is no such file */
export async function readIfThere(file) {
  try {
    // A device or a pipe may never end, and would be replaced when it is written.
    const found = await stat(file);
    if (!found.isFile() && !found.isDirectory()) throw new Problem(`${file} is a device or a pipe and no file; "-" is standard output.`, 2);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (/** @type {any} */ (error).code !== "ENOENT") throw refused(file, "read", error);
    if (/[/\\]$/.test(file)) throw refused(file, "written", { code: "EISDIR" });
    return undefined;
  }
}

/**
 * Writes a file where its text differs, so that watchers are not triggered needlessly. Written atomically: no reader
 * sees it half written, and where it cannot be written the old one is unchanged.
 *
 * @returns {Promise<boolean>} whether it was written
 */
export async function writeWhereChanged(file, text, before) {
  if (before === text) return false;
  try {
    const target = await targetOf(file);
    await mkdir(dirname(target), { recursive: true });
    const old = await stat(target).catch(() => undefined);
    // A file that its owner has made read-only could be replaced all the same.
    if (old) await access(target, constants.W_OK);
    const partial = `${target}.${process.pid}.partial`;
    try {
      // `wx`: another user's file or link of that name is not followed.
      await writeFile(partial, text, { flag: "wx" });
      if (old) await chmod(partial, old.mode);
      await rename(partial, target);
    } catch (error) {
      if (/** @type {any} */ (error).code !== "EEXIST") await rm(partial, { force: true });
      throw error;
    }
  } catch (error) {
    throw refused(file, "written", error);
  }
  return true;
}

/** The file that a symbolic link leads to, also where there is none yet: links are kept. */
async function targetOf(file) {
  try {
    return await realpath(file);
  } catch (error) {
    if (/** @type {any} */ (error).code !== "ENOENT") throw error;
    const leads = await readlink(file).catch(() => undefined);
    return leads === undefined ? file : targetOf(resolve(dirname(file), leads));
  }
}

/** The source file of the same name that stands beside a `.d.ts`. */
export function beside(file) {
  if (!file.endsWith(".d.ts")) return undefined;
  const name = file.slice(0, -".d.ts".length);
  return [".ts", ".tsx", ".js", ".jsx"].map((extension) => name + extension).find((source) => existsSync(source));
}
