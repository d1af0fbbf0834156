// Paths. Uses Node built-ins only, since set-up runs before anything is installed.
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const inRoot = (...parts) => join(root, ...parts);

/** The npm package, as it is published. */
export const pkg = inRoot("pkg");

/** The part of js/ that the build writes: glue, WebAssembly, definitions. */
export const glue = inRoot("js", "glue");

/** Intermediate files and stamps of the build: in node_modules, so that a clean install starts afresh. */
export const scratch = inRoot("node_modules", ".cache", "attio-wasm");

/** Cargo's target folder of the workspace. */
export const targetFolder = () => process.env.CARGO_TARGET_DIR || inRoot("target");

const cacheHome = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");

/** Folder of a cargo-installed tool of one exact version; clones share it. */
export const cachedTool = (name, version) => join(cacheHome, "attio-wasm", `${name}-${version}`);

export const pathWith = (...folders) => [...folders, process.env.PATH].join(delimiter);
