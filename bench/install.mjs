// Installs the client to compare with on first use, in this folder only.
import { existsSync } from "node:fs";
import { must } from "../tools/command.mjs";
import { inRoot } from "../tools/paths.mjs";

export async function install() {
  if (existsSync(inRoot("bench", "node_modules", "attio-ts-sdk", "package.json"))) return;
  console.log("… installing what is compared with");
  // Its manifest requires Node 22; the measured code runs on 20 as well.
  await must("what is compared with cannot be installed", "npm", ["ci", "--no-audit", "--no-fund"], { cwd: inRoot("bench") });
}
