// Files that the first answer needs are requested with the page itself, not one after another.
import type { Plugin } from "vite";

export const preload: Plugin = {
  name: "preload",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(_html, { bundle, filename }) {
      if (!bundle || !filename.endsWith("index.html")) return [];
      const names = Object.keys(bundle);
      const wasm = names.filter((name) => /\/(attio|sandbox)-[\w-]+\.wasm$/.test(name));
      const rows = names.filter((name) => /\/rows-[\w-]+\.js$/.test(name));
      const link = (attrs: Record<string, string>) => ({ tag: "link", attrs, injectTo: "head" as const });
      return [
        ...wasm.map((name) => link({ rel: "preload", href: `./${name}`, as: "fetch", type: "application/wasm", crossorigin: "" })),
        ...rows.map((name) => link({ rel: "modulepreload", href: `./${name}`, crossorigin: "" })),
      ];
    },
  },
};
