// PostgreSQL, where it is installed: a private server in a temporary directory, reached through a socket in it.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { sleep } from "./workspace.mjs";

/** Debian installs servers of several versions side by side, outside PATH. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of the newest server's programs, or undefined. */
function findServer() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, "bin")), ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** PostgreSQL refuses to run as root. */
function account() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((of) => Number(execFileSync("id", [of, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })));
      return { uid, gid };
    } catch {
      // There is no such user.
    }
  }
  return undefined;
}

/** Ends the server when its standard input ends, also where the test was killed. */
const UNTIL_END_OF_INPUT = '"$@" <&- & server=$!; cat > /dev/null; kill -INT $server; wait $server';

/**
 * @returns {Promise<undefined | { version: string, connection: pg.PoolConfig, pool: pg.Pool, query(sql: string, parameters?: any[]): Promise<any[]>, close(): Promise<void> }>}
 * undefined where there is no server
 */
export async function startPostgres() {
  const programs = findServer();
  const user = account();
  if (!programs || !user) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "attio-pg-"));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LANG: "C", TZ: "UTC" } };
  execFileSync(join(programs, "initdb"), ["-D", data, "-U", "attio", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"], { ...options, stdio: ["ignore", "ignore", "pipe"] });
  const args = ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "log_min_messages=fatal"];
  const child = spawn("sh", ["-c", UNTIL_END_OF_INPUT, "sh", join(programs, "postgres"), ...args], { ...options, stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (piece) => (said += piece));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const connection = { host: folder, user: "attio", database: "postgres" };
  const pool = new pg.Pool({ ...connection, max: 4 });
  // Of a connection that the server closes when it ends.
  pool.on("error", () => {});
  const close = async () => {
    await pool.end();
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let round = 0; ; round += 1) {
    try {
      const { rows } = await pool.query("SHOW server_version");
      const query = async (sql, parameters) => (await pool.query(sql, parameters)).rows;
      return { version: rows[0].server_version.split(" ")[0], connection, pool, query, close };
    } catch (error) {
      if (round === 200 || child.exitCode !== null) {
        await close();
        throw new Error(`PostgreSQL does not start: ${/** @type {Error} */ (error).message}\n${said}`);
      }
      await sleep(50);
    }
  }
}
