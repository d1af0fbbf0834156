// Statements and tables of the documents, compared with the package and the repository.
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { documents } from "./documents.mjs";

const read = (...path) => readFileSync(inRoot(...path), "utf8");

/** Text cells of the table whose head begins with `head`. */
function table(text, head) {
  const start = text.indexOf(`| ${head}`);
  if (start === -1) throw new Error(`there is no table that begins with "${head}"`);
  const lines = text.slice(start).split("\n");
  const rows = lines.slice(2, lines.findIndex((line) => !line.startsWith("|")));
  return rows.map((row) => row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

const inCode = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const withoutCode = (text) => text.replace(/^```[\s\S]*?^```$/gm, "");
const anchors = (text) => [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-"));

/** A fact about a single document. */
const inDocument = (wanted, find) => (text, path) => (path === wanted ? find(text) : undefined);

/**
 * Each check takes a document's text and path and returns its mistakes, or `undefined` where it does not apply to the
 * document.
 */
export const facts = {
  "every operation is in the table of resources, and no other": inDocument("README.md", (text) => {
    const listed = table(text, "resource | verbs").flatMap(([resources, verbs]) =>
      (inCode(resources).length > 0 ? inCode(resources).map((name) => `${name}.`) : [""]).flatMap((name) =>
        verbs.split(" ").map((verb) => name + verb),
      ),
    );
    const ownMethods = ["connections.waitUntilActive", "request", "withConnection"];
    const calls = JSON.parse(read("docs", "operations.json")).map(({ call }) => call);
    return same(listed, [...calls, ...ownMethods]);
  }),

  "the number of operations": (text) => {
    const real = JSON.parse(read("docs", "operations.json")).length;
    return [...text.matchAll(/(\d+) operations/g)].map(([, number]) => Number(number)).filter((number) => number !== real);
  },

  "every kind of error is in the table of errors, and no other": inDocument("docs/guide/errors.md", (text) => {
    const kinds = [.../type AttioErrorKind =([^;]+);/.exec(read("pkg", "client.d.ts"))[1].matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
    return same(table(text, "`kind` |").flatMap(([kind]) => inCode(kind)), kinds);
  }),

  "every option is in the table of options, and no other": inDocument("docs/guide/options.md", (text) => {
    const definition = /interface ClientOptions \{([\s\S]+?)\n\}/.exec(read("pkg", "client.d.ts"))[1];
    return same(table(text, "`new AttioClient(").flatMap(([option]) => inCode(option)), [...definition.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name));
  }),

  "every chapter of the guide is in its table of contents": (text, path) => {
    if (path !== "README.md" && path !== "docs/guide/README.md") return undefined;
    return chapters().filter((chapter) => !targets(text).some((target) => posix.join(posix.dirname(path), target) === chapter));
  },

  "npm scripts that it names exist": (text) => {
    const { scripts } = JSON.parse(read("package.json"));
    return [...text.matchAll(/npm (?:run )?(start|test|run [\w:]+)|npm run ([\w:]+)/g)]
      .map(([, short, long]) => long ?? short.replace("run ", ""))
      .filter((name) => !(name in scripts));
  },

  "links are valid": (text, path) =>
    targets(text).filter((target) => {
      const [file, anchor] = target.split("#");
      const to = file === "" ? path : posix.join(posix.dirname(path), file);
      if (!existsSync(inRoot(to))) return true;
      return anchor !== undefined && !anchors(read(to)).includes(anchor);
    }),

  "links are valid in the package, too": (text, path) => {
    if (!existsSync(inRoot("pkg", path))) return undefined;
    const published = read("pkg", path);
    return targets(published).filter((target) => !target.startsWith("#") && !existsSync(inRoot("pkg", posix.join(posix.dirname(path), target.split("#")[0]))));
  },

  "code blocks of an example equal its file": inDocument("docs/guide/dashboard.md", (text) =>
    ["vue/Companies.vue", "svelte/Companies.svelte", "plain/main.ts", "swr/main.tsx"].filter((file) => !text.includes(`\n${read("examples", "tables", ...file.split("/")).trim()}\n\`\`\``)),
  ),

  "folders in the map exist": inDocument("CONTRIBUTING.md", (text) => {
    const map = /```text\n([\s\S]+?)```/.exec(text)[1].trim().split("\n");
    return map.flatMap((line) => line.split("  ")[0].split(", ")).filter((path) => !existsSync(inRoot(path)));
  }),
};

/** Links of a document that stay within the repository. */
const targets = (text) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^[a-z]+:/.test(target));

const chapters = () => [...documents().keys()].filter((path) => path.startsWith("docs/guide/") && path !== "docs/guide/README.md");

function same(said, real) {
  return [
    ...real.filter((name) => !said.includes(name)).map((name) => `missing: ${name}`),
    ...said.filter((name) => !real.includes(name)).map((name) => `does not exist: ${name}`),
  ];
}
