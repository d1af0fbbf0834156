// The entries of the package that have definitions, read from its `exports`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, pkg } from "./paths.mjs";

const { name, exports } = JSON.parse(readFileSync(inRoot("pkg-template", "package.json"), "utf8"));

/** Specifiers of the package (`attio-wasm/slim`) with the files of their definitions. The first is the client. */
export const definitions = Object.entries(exports)
  .filter(([path, { types }]) => types && !path.endsWith(".wasm"))
  .map(([path, { types }]) => ({ module: join(name, path).replaceAll("\\", "/"), file: join(pkg, types) }));
