// The vendor's contract: OpenAPI documents, in a folder beside the repository.
import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";

const folder = inRoot("..", "shared", "openapi");
const names = { attio: "attio-v2.json", maton: "maton-connections.json" };

/** The reason why the contract cannot be tested here, or undefined. */
export const missing = () => {
  const absent = Object.values(names).filter((name) => !existsSync(`${folder}/${name}`));
  return absent.length > 0 ? `${absent.join(" and ")}: not in ${folder}` : undefined;
};

/** The documents by name: `attio` and `maton`. */
export const documents = () =>
  Object.fromEntries(Object.entries(names).map(([name, file]) => [name, corrected(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")))]));

/** One answer is described as a 204 with a body, which HTTP does not allow. */
function corrected(document) {
  for (const methods of Object.values(document.paths)) {
    for (const { responses } of Object.values(methods)) delete responses?.["204"]?.content;
  }
  return document;
}

/**
 * Operations of the contract, by their names in docs/operations.json.
 * @returns {Map<string, { call: string, method: string, path: string, from: string, documented: any, document: any }>}
 */
export function operations() {
  const listed = JSON.parse(readFileSync(inRoot("docs", "operations.json"), "utf8"));
  const read = documents();
  return new Map(
    listed.map(({ call, method, path, paging }) => {
      const from = path.startsWith("/v2/") ? "attio" : "maton";
      const document = read[from];
      const documented = document.paths[path]?.[method.toLowerCase()];
      if (!documented) throw new Error(`${method} ${path} is not in the contract`);
      return [call, { call, method, path, paging, from, documented, document }];
    }),
  );
}

/** Resolves a reference within a document. */
export function resolve(schema, document) {
  if (!schema?.$ref) return schema;
  const steps = schema.$ref.slice(2).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return resolve(steps.reduce((node, step) => node[step], document), document);
}

/** The query parameters of an operation. */
export const queryParameters = ({ documented, document }) =>
  (documented.parameters ?? []).map((parameter) => resolve(parameter, document)).filter((parameter) => parameter.in === "query");

/** The schema of an operation's body, and its media type. */
export function bodySchema({ documented, document }) {
  const [entry] = Object.entries(resolve(documented.requestBody, document)?.content ?? {});
  return entry && { mediaType: entry[0], schema: entry[1].schema };
}

/** The documented statuses of success. */
export const successes = ({ documented }) => Object.keys(documented.responses).map(Number).filter((status) => status < 400);
