#!/usr/bin/env node
// `npm start [-- --once | --write | --live]`. Uses Node built-ins only until the build, so nothing needs to be
// installed before.
import { parseArgs } from "node:util";
import { run } from "./command.mjs";
import { inRoot } from "./paths.mjs";

const usage = `npm start                 builds what is needed, makes a tour of the client on the embedded
                          sandbox, and serves the demo page until Ctrl-C;
                          with MATON_API_KEY in the environment the page can use your own
                          account as well, through a proxy here that holds the key
npm start -- --write      lets that proxy pass writes, too
npm start -- --once       ends after the tour
npm start -- --live       reads from your own workspace instead, and writes nothing;
                          wants MATON_API_KEY in the environment
npm start -- --help       prints this`;

const { once, live, write, help } = flags();
if (help) {
  console.log(usage);
  process.exit(0);
}
if (live && !process.env.MATON_API_KEY) {
  refuse("--live wants your Maton API key in MATON_API_KEY. Without --live no key and no account are needed.");
}

if (write && !process.env.MATON_API_KEY) {
  refuse("--write is about your own account: it wants your Maton API key in MATON_API_KEY.");
}

for (const script of ["setup.mjs", "build.mjs"]) {
  const { code } = await run(process.execPath, [inRoot("tools", script)]);
  if (code !== 0) process.exit(code);
}

// Imported only now, since it did not exist before.
if (live) {
  const { tourLive } = await import("./start/live.mjs");
  process.exitCode = (await tourLive(process.env)) ? 0 : 1;
} else {
  const { startSandbox } = await import("./start/sandbox.mjs");
  const { tour } = await import("./start/tour.mjs");
  // An empty environment variable counts as unset.
  const { MATON_API_KEY: apiKey, MATON_API_URL: baseUrl } = process.env;
  const sandbox = await startSandbox(apiKey ? { apiKey, baseUrl: baseUrl || undefined, mayWrite: write } : {});
  const good = await tour(sandbox);
  if (once || !good) {
    await sandbox.close();
    process.exitCode = good ? 0 : 1;
  } else {
    const { serveDemo } = await import("./start/demo.mjs");
    await serveDemo(sandbox);
  }
}

function flags() {
  try {
    const { values } = parseArgs({ options: { write: { type: "boolean" }, once: { type: "boolean" }, live: { type: "boolean" }, help: { type: "boolean", short: "h" } } });
    return values;
  } catch (error) {
    return refuse(`${error.message.split(". ")[0]}.\n\n${usage}`);
  }
}

function refuse(reason) {
  console.error(`✖ start: ${reason}`);
  process.exit(2);
}
