// Coverage of body and query fields: those that the calls use, compared with those of the contract.
import { bodySchema, queryParameters, resolve } from "./documents.mjs";

/** The paths of all fields that an operation's body and query may have: `data.assignees[].referenced_actor_id`. */
export function documentedFields(operation) {
  const fields = new Set(queryParameters(operation).map(({ name }) => `?${name}`));
  const body = bodySchema(operation);
  if (body) collect(body.schema, "", operation.document, fields);
  return fields;
}

function collect(schema, path, document, fields) {
  const { properties, items, anyOf, oneOf, allOf } = resolve(schema, document);
  for (const [name, inner] of Object.entries(properties ?? {})) {
    // The vendor's placeholder for the slug of an attribute.
    if (name.startsWith("[")) continue;
    const field = path === "" ? name : `${path}.${name}`;
    fields.add(field);
    collect(inner, field, document, fields);
  }
  if (items && !isValue(items, document)) collect(items, `${path}[]`, document, fields);
  for (const choice of [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])]) collect(choice, path, document, fields);
}

/** Values of attributes are not compared: their fields depend on the type. */
const isValue = (schema, document) => resolve(schema, document) === document.components.schemas["input-value"];

/** The paths of all fields in a request. */
export function usedFields({ search, body }, mediaType) {
  const fields = new Set([...search.keys()].map((name) => `?${name}`));
  if (!body) return fields;
  const text = new TextDecoder().decode(body);
  if (mediaType?.startsWith("multipart/")) {
    for (const [, name] of text.matchAll(/^content-disposition: form-data; name="([^"]*)"/gim)) fields.add(name);
  } else {
    visit(JSON.parse(text), "", fields);
  }
  return fields;
}

function visit(value, path, fields) {
  if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`, fields);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const field = path === "" ? name : `${path}.${name}`;
      fields.add(field);
      visit(inner, field, fields);
    }
  }
}
