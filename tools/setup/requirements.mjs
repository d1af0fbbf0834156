// The three programs that set-up cannot install itself.
import { onPath, output } from "../command.mjs";
import { atLeast, nodeVersion, rustVersion } from "../versions.mjs";

/** One line for each missing program, with what to install. */
export function missingRequirements() {
  const missing = [];

  if (!atLeast(process.versions.node, nodeVersion)) {
    missing.push(`Node ${nodeVersion} or newer (this is ${process.versions.node}): https://nodejs.org`);
  }

  if (!onPath("cargo") || !onPath("rustc")) {
    missing.push("Rust: install rustup from https://rustup.rs, then open a new shell");
  } else {
    const version = output("rustc", ["--version"])?.match(/\d+\.\d+\.\d+/)?.[0];
    if (!version) {
      missing.push("a Rust toolchain that works: run 'rustup default stable'");
    } else if (!atLeast(version, rustVersion)) {
      missing.push(`Rust ${rustVersion} or newer (this is ${version}): run 'rustup update stable'`);
    }
  }

  // On Windows the linker is not on PATH; rustup checks for it during its installation.
  if (process.platform !== "win32" && !onPath("cc", "gcc", "clang")) {
    missing.push(
      process.platform === "darwin"
        ? "a C linker: run 'xcode-select --install'"
        : "a C linker: install gcc (Debian, Ubuntu: 'apt-get install gcc libc6-dev')",
    );
  }
  return missing;
}
