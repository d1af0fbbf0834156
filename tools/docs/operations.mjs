// Adds docs/operations.json to the reference: at each method, and as a table of all operations.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { CommentTag, Converter, ReflectionKind } from "typedoc";
import { definitions } from "../exports.mjs";
import { inRoot, pkg } from "../paths.mjs";

export const operations = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));

const pagings = {
  "one-page": "a `PagePromise` with one page",
  "offset-body": "a `PagePromise`, by `limit` and `offset` in the body",
  "offset-query": "a `PagePromise`, by `limit` and `offset` in the query",
  cursor: "a `PagePromise`, by cursor",
  "cursor-object": "one object with `nextCursor`",
  array: "an array",
};

/** The names by which users import modules; TypeDoc names them by their files. */
const modules = Object.fromEntries(definitions.map(({ module, file }) => [relative(pkg, file).replace(/(\/index)?\.d\.ts$/, ""), module]));

/** Adds its operation to each method in TypeDoc. */
export function operationsInReference(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children ?? []) module.name = modules[module.name] ?? module.name;
    const byCall = new Map(operations.map((operation) => [operation.call, operation]));
    const found = new Set();
    for (const signature of project.getReflectionsByKind(ReflectionKind.CallSignature)) {
      const method = signature.parent;
      const owner = method.parent;
      const call = owner?.name === "AttioClient" ? method.name : `${lowerFirst(owner?.name ?? "")}.${method.name}`;
      const operation = byCall.get(call);
      const comment = signature.comment ?? method.comment;
      if (!operation || !comment) continue;
      found.add(call);
      if (owner.name !== "AttioClient" && !owner.comment.getTag("@group")) {
        owner.comment.blockTags.push(new CommentTag("@group", [{ kind: "text", text: "Resources" }]));
      }
      comment.removeTags("@remarks");
      for (const [name, text] of tags(operation)) comment.blockTags.push(new CommentTag(name, [{ kind: "text", text }]));
    }
    const lost = operations.filter(({ call }) => !found.has(call));
    if (lost.length > 0) app.logger.error(`no method for ${lost.map(({ call }) => call).join(", ")}`);
  });
}

const lowerFirst = (name) => name.charAt(0).toLowerCase() + name.slice(1);

function* tags({ method, path, scopes, paging, effect }) {
  yield ["@operation", `\`${method} ${path}\``];
  if (scopes.length > 0) yield ["@scopes", scopes.map(scope).join(", ")];
  if (paging) yield ["@pages", `Gives ${pagings[paging]}.`];
  yield ["@retry", effect !== "once" ? "Is sent again when it is unknown whether it was processed." : "Is sent again only when it was certainly not processed."];
}

const scope = (text) => text.split("|").map((each) => `\`${each}\``).join(" or ");

/** A page with all operations. */
export function operationsPage() {
  const rows = operations.map(({ call, method, path, stability, paging, effect }) => {
    const owner = call.includes(".") ? call.split(".") : ["attioClient", call];
    const link = `{@link attio-wasm!${owner[0].charAt(0).toUpperCase()}${owner[0].slice(1)}.${owner[1]} | ${call}}`;
    return `| ${link} | \`${method}\` ${path} | ${stability} | ${paging ?? ""} | ${effect === "once" ? "no" : "yes"} |`;
  });
  return `---
title: All operations
---

# All ${operations.length} operations

*Again* says whether a request is repeated when it is unknown whether it was processed. One that was rate-limited
always is. Scopes are told at each method.

| call | operation | stability | pages | again |
|---|---|---|---|---|
${rows.join("\n")}
`;
}
