// The demo page: built with the package as users import it, and served until Ctrl-C.
import { existsSync } from "node:fs";
import { join } from "node:path";
import color from "picocolors";
import { run } from "../command.mjs";
import { inRoot } from "../paths.mjs";
import { API, page } from "./sandbox.mjs";

export async function serveDemo({ address, baseUrl, token, mayWrite, close }) {
  if (await built()) {
    console.log(`\n  ${color.bold("The demo page")}           ${color.cyan(`${address}/`)}`);
    if (token) {
      console.log(`  ${color.dim("with your own account")}   ${color.cyan(`${address}/#token=${token}`)}`);
      console.log(`  ${color.dim(`                        under "Where it goes": Local proxy; the key stays here${mayWrite ? "" : ", and only reading passes"}`)}`);
    }
    console.log(`  ${color.dim("on the tour's workspace")} ${color.cyan(`${address}/?base=${API}`)}`);
    console.log(`  ${color.dim('to try: "A dead grant", then Reconnect; Ctrl+` opens the wire')}`);
  }
  console.log(`  ${color.bold("The sandbox's API")}       ${color.cyan(baseUrl)}`);
  console.log(`\n${color.dim("Ctrl-C ends it.")}`);
  let stopping;
  const stop = () => {
    // A terminal sends Ctrl-C to npm and to this process, and npm forwards it: it may arrive twice.
    stopping ??= close().then(() => {
      console.log(`\n${color.dim("Stopped.")}`);
      process.exit(0);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
}

async function built() {
  if (!existsSync(inRoot("www", "index.html"))) {
    console.log(`\n${color.yellow("–")} There is no demo page in this clone (www/index.html is missing).\n`);
    return false;
  }
  const { code, text } = await run("npm", ["run", "--silent", "demo:build"], { cwd: inRoot(), quiet: true });
  if (code === 0 && existsSync(join(page, "index.html"))) return true;
  console.error(`\n${color.red("✖")} The demo page could not be built (npm run demo:build):\n${text.trim().replace(/^/gm, "    ")}\n`);
  return false;
}
