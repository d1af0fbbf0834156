#!/usr/bin/env node
// Set-up: the order of its steps, the effect of a failure, and the tools from crates.io with stand-ins for cargo on
// PATH.
import { assert } from "chai";
import { StepFailed } from "../../tools/command.mjs";
import { runSteps } from "../../tools/setup/steps.mjs";
import { toolsWith } from "./stand-ins.mjs";

/** Steps that record their beginning and end; `ms` is the duration of one. */
function recorder() {
  const log = [];
  const step = (name, { ms = 0, fails, isDone = false, ...rest } = {}) => ({
    name,
    doing: "works",
    done: () => isDone,
    run: async ({ signal }) => {
      log.push(`${name} begins`);
      await new Promise((resolve, reject) => {
        const aborted = () => {
          clearTimeout(timer);
          log.push(`${name} is aborted`);
          reject(new StepFailed("aborted"));
        };
        const timer = setTimeout(() => {
          signal.removeEventListener("abort", aborted);
          resolve();
        }, ms);
        signal.addEventListener("abort", aborted);
      });
      if (fails) throw fails;
      log.push(`${name} ends`);
    },
    ...rest,
  });
  return { log, step };
}

const listener = () => {
  const lines = [];
  return { lines, log: (line) => lines.push(line), error: (line) => lines.push(line) };
};

const tests = {
  "independent steps run side by side": async () => {
    const { log, step } = recorder();
    assert.isTrue(await runSteps([step("a", { ms: 30 }), step("b", { ms: 5 })], { out: listener() }));
    assert.deepEqual(log, ["a begins", "b begins", "b ends", "a ends"]);
  },

  "a step begins once those before it have ended": async () => {
    const { log, step } = recorder();
    const npm = step("npm", { ms: 10 });
    await runSteps([step("browser", { after: [npm] }), npm], { out: listener() });
    assert.deepEqual(log, ["npm begins", "npm ends", "browser begins", "browser ends"]);
  },

  "a step that was not requested is not run": async () => {
    const { log, step } = recorder();
    await runSteps([step("b", { after: [step("a")] })], { out: listener() });
    assert.deepEqual(log, ["b begins", "b ends"]);
  },

  "completed steps are not run, and only shown with --verbose": async () => {
    const { log, step } = recorder();
    const [quiet, verbose] = [listener(), listener()];
    await runSteps([step("a", { isDone: true })], { out: quiet });
    await runSteps([step("a", { isDone: true })], { out: verbose, verbose: true });
    assert.deepEqual([log, quiet.lines, verbose.lines], [[], [], ["✔ a"]]);
  },

  "a failure aborts the other steps, begins no more, and is shown with the command's output": async () => {
    const { log, step } = recorder();
    const out = listener();
    const failing = step("cargo", { ms: 5, fails: new StepFailed("run 'cargo install'", "no network") });
    assert.isFalse(await runSteps([failing, step("npm", { ms: 60_000 }), step("tools", { after: [failing] })], { out }));
    assert.deepEqual(log, ["cargo begins", "npm begins", "npm is aborted"]);
    assert.includeMembers(out.lines, ["no network", "✖ cargo: run 'cargo install'"]);
  },

  "the failure of an optional step does not end set-up": async () => {
    const { log, step } = recorder();
    const out = listener();
    const failing = step("source", { optional: true, fails: new StepFailed("larger") });
    assert.isTrue(await runSteps([failing, step("build", { after: [failing] })], { out }));
    assert.deepEqual(log, ["source begins", "build begins", "build ends"]);
    assert.include(out.lines, "– source: larger");
  },

  "an error of the program itself is thrown": async () => {
    const { step } = recorder();
    const thrown = await runSteps([step("a", { fails: new TypeError("a bug") })], { out: listener() }).catch((error) => error);
    assert.instanceOf(thrown, TypeError);
  },

  "a long step reports its progress": async () => {
    const out = listener();
    const slow = { name: "slow", doing: "works", done: () => false, run: ({ progress }) => (progress("Compiling x"), new Promise((end) => setTimeout(end, 60))) };
    await runSteps([slow], { out, everyMs: 20 });
    assert.match(out.lines.join("\n"), /still at slow \(Compiling x\)/);
  },

  "cargo builds both tools with a cheap profile in one target folder": async () => {
    const { ok, calls, installed } = await toolsWith({ cargo: "works" });
    assert.isTrue(ok);
    assert.deepEqual(calls.map(({ program, args }) => `${program} ${args[0]} ${args[1]}`), ["cargo install wasm-bindgen-cli", "cargo install wasm-pack"]);
    assert.equal(new Set(calls.map(({ env }) => env.CARGO_TARGET_DIR)).size, 1);
    for (const { env } of calls) assert.equal(env.CARGO_PROFILE_RELEASE_OPT_LEVEL, "0");
    for (const { env } of calls) assert.isUndefined(env.RUSTFLAGS, "flags for the project are not for the tools");
    assert.sameMembers(installed, ["wasm-bindgen", "wasm-pack"]);
  },

  "cargo-binstall installs them where it is on PATH, and cargo is not called": async () => {
    const { ok, calls, installed } = await toolsWith({ cargo: "works", binstall: "works" });
    assert.isTrue(ok);
    assert.deepEqual([...new Set(calls.map(({ program }) => program))], ["cargo-binstall"]);
    for (const { args } of calls) assert.includeMembers(args, ["--no-confirm", "--disable-strategies", "compile"]);
    assert.sameMembers(installed, ["wasm-bindgen", "wasm-pack"]);
  },

  "cargo builds them where cargo-binstall fails": async () => {
    const { ok, calls, installed, lines } = await toolsWith({ cargo: "works", binstall: "fails" });
    assert.isTrue(ok);
    assert.deepEqual(calls.map(({ program }) => program), ["cargo-binstall", "cargo", "cargo-binstall", "cargo"]);
    assert.sameMembers(installed, ["wasm-bindgen", "wasm-pack"]);
    assert.match(lines.join("\n"), /cargo-binstall has no wasm-bindgen \S+ for this machine; cargo builds it/);
  },

  "cargo builds them where cargo-binstall installs another version": async () => {
    const { ok, calls } = await toolsWith({ cargo: "works", binstall: "brings another version" });
    assert.isTrue(ok);
    assert.include(calls.map(({ program }) => program), "cargo");
  },

  "where neither works, the error names the command to run": async () => {
    const { ok, lines } = await toolsWith({ cargo: "fails", binstall: "fails" });
    assert.isFalse(ok);
    assert.match(lines.join("\n"), /✖ wasm-bindgen \S+ and wasm-pack \S+: run 'cargo install wasm-bindgen-cli --version \S+ --root \S+' where crates\.io can be reached/);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n${String(error.stack).replace(/^/gm, "    ")}\n`);
  }
}
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
