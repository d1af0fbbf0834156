// What the README says in words and tables, against what it speaks of.
import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";

const read = (...path) => readFileSync(inRoot(...path), "utf8");

/** The cells of the table whose head begins with a text. */
function table(readme, head) {
  const lines = readme.slice(readme.indexOf(`| ${head}`)).split("\n");
  const rows = lines.slice(2, lines.findIndex((line) => !line.startsWith("|")));
  return rows.map((row) => row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

const inCode = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const anchor = (heading) => `#${heading.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-")}`;

/** Each gives what is wrong: lists that should be equal, or a list that should be empty. */
export const facts = {
  "every operation is in the table of resources, and no other": (readme) => {
    const listed = table(readme, "resource | verbs").flatMap(([resources, verbs]) =>
      (inCode(resources).length > 0 ? inCode(resources).map((name) => `${name}.`) : [""]).flatMap((name) =>
        verbs.split(" ").map((verb) => name + verb),
      ),
    );
    const ownMethods = ["connections.waitUntilActive", "request", "withConnection"];
    const calls = JSON.parse(read("docs", "operations.json")).map(({ call }) => call);
    return same(listed, [...calls, ...ownMethods]);
  },

  "every kind of error is in the table of errors, and no other": (readme) => {
    const kinds = [.../type AttioErrorKind =([^;]+);/.exec(read("pkg", "attio_bg.d.ts"))[1].matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
    return same(table(readme, "`kind` |").flatMap(([kind]) => inCode(kind)), kinds);
  },

  "every option is in the table of options, and no other": (readme) => {
    const definition = /interface ClientOptions \{([\s\S]+?)\n\}/.exec(read("pkg", "attio_bg.d.ts"))[1];
    return same(table(readme, "`new AttioClient(").flatMap(([option]) => inCode(option)), [...definition.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name));
  },

  "npm scripts that it names exist": (readme) => {
    const { scripts } = JSON.parse(read("package.json"));
    return [...readme.matchAll(/npm (?:run )?(start|test|run [\w:]+)|npm run ([\w:]+)/g)]
      .map(([, short, long]) => long ?? short.replace("run ", ""))
      .filter((name) => !(name in scripts));
  },

  "links lead somewhere": (readme) => {
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading));
    return [...readme.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, target]) => target)
      .filter((target) => !target.startsWith("https://"))
      .filter((target) => (target.startsWith("#") ? !headings.includes(target) : !existsSync(inRoot(target))));
  },

  "folders in the map exist": (readme) => {
    const map = /```text\n([\s\S]+?)```/.exec(readme)[1].trim().split("\n");
    return map.flatMap((line) => line.split("  ")[0].split(", ")).filter((path) => !existsSync(inRoot(path)));
  },
};

function same(said, real) {
  return [
    ...real.filter((name) => !said.includes(name)).map((name) => `missing: ${name}`),
    ...said.filter((name) => !real.includes(name)).map((name) => `does not exist: ${name}`),
  ];
}
