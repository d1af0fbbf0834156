// Requests files that the first answer needs together with the page itself, not one after another.
import type { Plugin } from "vite";

export const preload: Plugin = {
  name: "preload",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle, filename }) {
      if (!bundle || !filename.endsWith("index.html")) return [];
      const names = Object.keys(bundle);
      const wasm = names.filter((name) => /\/(attio|sandbox)-[\w-]+\.wasm$/.test(name));
      // The page itself, with all of its imports, runs once the shell is painted; the rows' scanner with the first query.
      const needed = new Set<string>();
      const need = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== "chunk" || needed.has(name)) return;
        needed.add(name);
        chunk.imports.forEach(need);
      };
      names.filter((name) => /\/(page|rows)-[\w-]+\.js$/.test(name)).forEach(need);
      const link = (attrs: Record<string, string>) => ({ tag: "link", attrs, injectTo: "head" as const });
      return [
        ...wasm.map((name) => link({ rel: "preload", href: `./${name}`, as: "fetch", type: "application/wasm", crossorigin: "" })),
        ...[...needed].filter((name) => !html.includes(name)).map((name) => link({ rel: "modulepreload", href: `./${name}`, crossorigin: "" })),
      ];
    },
  },
};
