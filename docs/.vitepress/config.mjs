// The guide as a website: `npm run site` (tools/site.mjs).
import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const { repository: { url } } = JSON.parse(readFileSync(new URL("../../pkg-template/package.json", import.meta.url), "utf8"));
const repository = url.replace(/^git\+|\.git$/g, "");
const contents = readFileSync(new URL("../guide/README.md", import.meta.url), "utf8");
const chapters = [...contents.matchAll(/^\| \[([^\]]+)\]\((\w[\w-]*)\.md\)/gm)].map(([, text, name]) => ({ text, link: `/${name}` }));

export default defineConfig({
  title: "attio-wasm",
  description: "The client for the Attio CRM API, in Rust and WebAssembly",
  lang: "en",
  srcDir: "guide",
  outDir: process.env.SITE_OUT ?? "../site",
  // The guide's README.md is its first page, as on GitHub.
  rewrites: { "README.md": "index.md" },
  // Base path of the site; the reference and the demo page are added to it afterwards.
  base: process.env.SITE_BASE ?? "/",
  head: [["link", { rel: "icon", href: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%233858e9'/%3E%3C/svg%3E" }]],
  // VitePress's bar detects the sidebar only in the browser, and then moves; this states it in advance.
  transformHtml: (html) => html.replace('class="VPNavBar"', 'class="VPNavBar has-sidebar top"'),
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    // In `ts worker`, the second word is the runtime of a program; for highlighting it is TypeScript.
    config: (markdown) => {
      const { fence } = markdown.renderer.rules;
      markdown.renderer.rules.fence = (tokens, index, ...rest) => {
        tokens[index].info = tokens[index].info.split(" ")[0];
        return fence(tokens, index, ...rest);
      };
      // Links to files outside the guide lead to the repository; its README.md is the first page here.
      markdown.core.ruler.push("links", ({ tokens }) => {
        for (const { attrs } of tokens.flatMap(({ children }) => children ?? [])) {
          for (const attr of attrs ?? []) if (attr[0] === "href") attr[1] = attr[1].replace(/^\.\.\/\.\.\//, `${repository}/blob/main/`).replace(/^README\.md/, "index.md");
        }
      });
      // Markdown tables must have a head: a cell of an empty one is not a heading.
      markdown.core.ruler.push("heads", ({ tokens }) => {
        tokens.forEach((token, index) => {
          if (token.type === "th_open" && tokens[index + 1].content === "") token.tag = tokens[index + 2].tag = "td";
        });
      });
    },
  },
  // System fonts only, without requests to other servers.
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
