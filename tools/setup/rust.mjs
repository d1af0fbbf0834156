// Components of the Rust toolchain that the project needs. rustup runs once at a time, so each step follows the one
// before.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { must, onPath, output, StepFailed } from "../command.mjs";

export const target = "wasm32-unknown-unknown";
const sysroot = () => output("rustc", ["--print", "sysroot"]) ?? "";

export const wasmTarget = {
  name: `Rust target ${target}`,
  doing: "rustup adds it",
  done: () => existsSync(join(sysroot(), "lib", "rustlib", target, "lib")),
  async run({ signal }) {
    if (!onPath("rustup")) {
      throw new StepFailed(`this Rust was installed without rustup: install its standard library for ${target} the same way (Debian: 'apt-get install libstd-rust-dev-wasm32'), or use rustup`);
    }
    await must(`run 'rustup target add ${target}' where static.rust-lang.org can be reached`, "rustup", ["target", "add", target], { signal });
  },
};

export const hasStandardLibrarySource = () => existsSync(join(sysroot(), "lib", "rustlib", "src", "rust", "library", "Cargo.toml"));

/** For the smaller package. The build works without it, so a failure does not end set-up. */
export const standardLibrarySource = {
  name: "source of Rust's standard library",
  doing: "rustup adds it",
  optional: true,
  after: [wasmTarget],
  done: hasStandardLibrarySource,
  async run({ signal }) {
    await must("the package will be larger; to mend it run 'rustup component add rust-src'", "rustup", ["component", "add", "rust-src"], { signal });
  },
};

export const rustComponents = {
  name: "rustfmt and clippy",
  doing: "rustup adds them",
  after: [standardLibrarySource],
  done: () => Boolean(onPath("rustfmt") && output("cargo", ["fmt", "--version"]) && output("cargo", ["clippy", "--version"])),
  async run({ signal }) {
    await must("run 'rustup component add rustfmt clippy'", "rustup", ["component", "add", "rustfmt", "clippy"], { signal });
  },
};
