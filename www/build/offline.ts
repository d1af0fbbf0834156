// The service worker: inserts the list of the build's files into offline.js.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const source = fileURLToPath(new URL("../src/offline/worker.js", import.meta.url));

export const offline: Plugin = {
  name: "offline",
  apply: "build",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const files = ["./", "./icon.svg", "./noscript.css", ...Object.keys(bundle).filter((name) => !name.endsWith(".map") && name !== "index.html").map((name) => `./${name}`)];
      const hash = createHash("sha256");
      for (const [name, file] of Object.entries(bundle)) hash.update(name).update(file.type === "chunk" ? file.code : file.source);
      const code = readFileSync(source, "utf8").replace('"FILES"', JSON.stringify(files)).replace("VERSION", hash.digest("hex").slice(0, 12));
      this.emitFile({ type: "asset", fileName: "offline.js", source: code });
    },
  },
};
