// `npm run dashboard`, once both parts are built. Settings are environment variables; empty ones count as unset.
import { fileURLToPath } from "node:url";
import { AttioError } from "attio-wasm";
import { startDashboard } from "./start.ts";

const { MATON_API_KEY, MATON_API_URL, MATON_CONNECTION_ID, PUBLIC_URL, PORT } = Object.fromEntries(
  Object.entries(process.env).filter(([, value]) => value !== ""),
);
const page = fileURLToPath(new URL("../page", import.meta.url));
const at = (port: number) =>
  startDashboard({ page, port, apiKey: MATON_API_KEY, baseUrl: MATON_API_URL, connection: MATON_CONNECTION_ID, publicUrl: PUBLIC_URL });
const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

try {
  const wanted = Number(PORT ?? 4180);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not "${PORT}".`);
  const dashboard = await at(wanted).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    if (PORT !== undefined) throw new Error(`Port ${wanted} is taken; PORT chooses another one.`);
    return at(0);
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    // A terminal sends Ctrl-C to npm and to this process, and npm forwards it: it may arrive twice.
    stopping ??= dashboard.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);

  console.log(`\n  The dashboard   ${dashboard.url}`);
  console.log(`  of              ${dashboard.workspace}${MATON_API_KEY ? "" : ", the sandbox: MATON_API_KEY=… npm run dashboard shows your own"}`);
  if (!dashboard.isLive) console.log("  It reads anew each minute; with PUBLIC_URL=https://…, where Attio reaches this server, within a second of a change.");
  console.log("\nCtrl-C ends it.");
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  if (AttioError.is(error)) console.error(`✖ dashboard: ${error.kind}: ${error.message}`);
  else console.error(`✖ dashboard: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
