// Plain http is allowed to loopback hosts only: client (Rust) and proxy (JavaScript) decide equally, by one table of
// cases.
import { readFileSync } from "node:fs";
import { AttioClient } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { inRoot } from "../../tools/paths.mjs";

const cases = JSON.parse(readFileSync(inRoot("tests", "loopback-hosts.json"), "utf8"));

const makers = {
  "the client": (baseUrl) => new AttioClient({ apiKey: "key", baseUrl }),
  "the proxy": (baseUrl) => createProxy({ apiKey: "key", authorize: () => true, baseUrl }),
};

export function runLoopback() {
  return Object.entries(cases).flatMap(([kind, urls]) =>
    urls.flatMap((url) =>
      Object.entries(makers).map(([who, make]) => ({
        name: `${who}: ${url} is ${kind === "loopback" ? "accepted" : "refused"}`,
        error: outcome(make, url) === kind ? undefined : `expected ${kind}, seen ${outcome(make, url)}`,
      })),
    ),
  );
}

function outcome(make, url) {
  try {
    make(url);
    return "loopback";
  } catch (error) {
    return /http is for loopback hosts only/.test(error.message) ? "other" : `an error: ${error.message}`;
  }
}
