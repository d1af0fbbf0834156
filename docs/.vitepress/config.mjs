// The guide as a website: `npm run site` (tools/site.mjs).
import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const contents = readFileSync(new URL("../guide/README.md", import.meta.url), "utf8");
const chapters = [...contents.matchAll(/^\| \[([^\]]+)\]\((\w[\w-]*)\.md\)/gm)].map(([, text, name]) => ({ text, link: `/${name}` }));

export default defineConfig({
  title: "attio-wasm",
  description: "The client for the Attio CRM API, in Rust and WebAssembly",
  lang: "en",
  srcDir: "guide",
  outDir: "../site",
  // The guide's README.md is its first page, here and where the folder is looked at.
  rewrites: { "README.md": "index.md" },
  // The reference and the demo page are laid beside it afterwards.
  base: "/",
  markdown: {
    // `ts worker` says where a program runs; for colours it is TypeScript.
    config: (markdown) => {
      const { fence } = markdown.renderer.rules;
      markdown.renderer.rules.fence = (tokens, index, ...rest) => {
        tokens[index].info = tokens[index].info.split(" ")[0];
        return fence(tokens, index, ...rest);
      };
    },
  },
  // No request to anybody else's server: the system's own fonts.
  themeConfig: {
    nav: [
      { text: "Reference", link: "/api/index.html", target: "_self" },
      { text: "Demo", link: "/demo/index.html", target: "_self" },
    ],
    sidebar: [{ text: "Guide", items: chapters }],
    search: { provider: "local" },
    outline: [2, 3],
  },
});
