// SQLite files, through the driver of the runtime.
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, realpathSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { refused } from "./file.js";
import { Problem } from "./problem.js";

/** @typedef {{ exec(sql: string): unknown, prepare(sql: string): any, close(): void }} Database */

/** @param {string} file @returns {Promise<Database>} */
export async function openDatabase(file) {
  const Database = await engine();
  let database;
  try {
    // In WAL mode SQLite itself shows it only at the first row that is written.
    if (existsSync(file)) accessSync(file, constants.W_OK);
    database = new Database(file);
    // WAL: readers are not blocked by a write, and a killed process leaves no partial transaction.
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA busy_timeout = 10000");
    // Shows now that it may not be written.
    database.exec("BEGIN IMMEDIATE");
    database.exec("ROLLBACK");
  } catch (error) {
    database?.close();
    if (!isOfDatabase(error)) throw refused(file, "written", error, 1);
    throw new Problem(`${file} cannot be opened: ${reasonOf(error)}.`);
  }
  return database;
}

/** @returns {Promise<new (file: string) => Database>} */
async function engine() {
  // Module names in variables, so that bundlers do not follow them.
  const [node, bun] = ["node:sqlite", "bun:sqlite"];
  if (process.versions.bun) return (await import(bun)).Database;
  const emitWarning = process.emitWarning;
  try {
    // Suppresses the warning of Node that its SQLite is experimental.
    process.emitWarning = () => {};
    return (await import(node)).DatabaseSync;
  } catch {
    throw new Problem(`This is Node ${process.versions.node}, which has no SQLite without a flag: use Node 22.13 or newer, Deno or Bun.`);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Whether an error is one of SQLite, such as a full disk. */
export const isOfDatabase = (/** @type {any} */ error) => error?.code === "ERR_SQLITE_ERROR" || error?.name === "SQLiteError";

/** The message of an error of SQLite. @param {any} error */
export const reasonOf = ({ message }) => (/database is locked/.test(message) ? "another program has it locked, and 10 s were waited for it" : message);

/**
 * Locks the file against other processes of this machine until it is released, or the process has ended.
 *
 * @param {string} file
 * @returns {() => void} releases it
 */
export function lock(file) {
  // Of a link the file that it leads to.
  const name = `${existsSync(file) ? realpathSync(file) : file}.lock`;
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Problem(`${file} is a folder: a file was expected, such as ${file.replace(/[/\\]+$/, "")}.sqlite.`);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const opened = openSync(name, "wx");
      writeSync(opened, String(process.pid));
      closeSync(opened);
      return () => rmSync(name, { force: true });
    } catch (error) {
      if (/** @type {any} */ (error).code === "ENOENT") throw new Problem(`${file} cannot be written: there is no folder ${dirname(file)}.`);
      if (/** @type {any} */ (error).code !== "EEXIST") throw refused(file, "written", error, 1);
      const owner = ownerOf(name);
      // In containers each process has the same number, also the one before.
      if (attempt > 3 || (owner !== process.pid && isAlive(owner))) throw new Problem(`${file} is being synced by the process ${owner}. Wait for it, or end it: it loses nothing. Where that is another program, delete ${name}.`);
      // The owner of the lock was killed.
      rmSync(name, { force: true });
    }
  }
}

function ownerOf(name) {
  try {
    return Number(readFileSync(name, "utf8")) || 0;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {any} */ (error).code === "EPERM";
  }
}
