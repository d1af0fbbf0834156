// Omits each field of each input. Where the contract then refuses the input, the client must refuse it before
// sending, with an error that names the field; where the contract accepts it, the client must send it. The same with
// null in place of each required field.
import Ajv from "ajv/dist/2020.js";
import { AttioClient, AttioError } from "attio-wasm";
import { calls } from "./calls.mjs";
import { bodySchema, queryParameters, resolve } from "./documents.mjs";
import { method } from "./directions.mjs";
import { invented } from "./workspace.mjs";

/** Fields that the contract requires and the client does not. */
const kinder = {
  // Not required in the source document: sent unchanged.
  "notes.create": ["title"],
  // The client fills them in.
  "connections.create": ["app"],
  // The client fills in the first. Instead of the second, any attribute may identify the record.
  "tasks.create": ["is_completed", "linked_records[].target_record_id"],
  "tasks.update": ["linked_records[].target_record_id"],
};

/** @returns {Promise<{ faults: string[], note: string } | undefined>} undefined where there is nothing to leave out */
export async function checkMissingFields(operation) {
  const validate = validator(operation);
  if (!validate) return undefined;
  const faults = new Set();
  let tried = 0;
  for (const row of calls[operation.call]) {
    const args = row(invented());
    const position = args.length - 1;
    const input = args[position];
    if (typeof input !== "object" || input === null) continue;
    if (!validate(input)) {
      faults.add(`the call itself is not valid: ${JSON.stringify(validate.errors)}`);
      continue;
    }
    for (const [path, without, withNull] of changes(input)) {
      const field = path.map((step) => (typeof step === "number" ? "[]" : `.${step}`)).join("").replace(/^\./, "");
      if (kinder[operation.call]?.includes(field)) continue;
      const needed = !validate(without);
      for (const [changed, change] of needed ? [[without, "left out"], [withNull, "null"]] : [[without, "left out"]]) {
        tried += 1;
        const wanted = validate(changed) ? "sent" : "refused";
        const { outcome, error } = await attempt(operation.call, args.with(position, changed));
        if (outcome !== wanted) {
          faults.add(`${field} ${change}: ${outcome}, should be ${wanted}${error ? ` (${error.message})` : ""}`);
        } else if (error && !(error.kind === "invalid_argument" && names(error.message, path, field))) {
          faults.add(`${field} ${change}: the error does not name it: ${error.kind}: ${error.message}`);
        }
      }
    }
  }
  return tried > 0 || faults.size > 0 ? { faults: [...faults], note: `${tried} incomplete inputs` } : undefined;
}

/** Whether a message contains the field's path or name in backticks. */
const names = (message, path, field) => {
  const named = [...message.matchAll(/`([^`]*)`/g)].map(([, said]) => said);
  const name = path.findLast((step) => typeof step === "string");
  return named.some((said) => said === field || said === name || said.endsWith(`.${name}`));
};

/** Calls a method with a fetch that sends nothing. */
async function attempt(call, args) {
  let outcome = "refused";
  const fetch = async () => {
    outcome = "sent";
    throw new TypeError("nothing is sent");
  };
  const attio = new AttioClient({ apiKey: "test-key", fetch, maxRetries: 0, requestsPerSecond: null });
  try {
    await method(attio, call)(...args);
    return { outcome };
  } catch (error) {
    if (!AttioError.is(error)) throw error;
    return { outcome, error: outcome === "refused" ? error : undefined };
  }
}

/** For each field of an input: its path, a copy without it, and one with null in its place. */
function* changes(input, path = []) {
  if (Array.isArray(input) || (isPlain(input) && path.length < 8)) {
    for (const [key, value] of Object.entries(input)) {
      const step = Array.isArray(input) ? Number(key) : key;
      const here = [...path, step];
      if (typeof step === "string") {
        const { [step]: _, ...rest } = input;
        yield [here, rest, { ...input, [step]: null }];
      }
      const put = (inner) => (Array.isArray(input) ? input.with(step, inner) : { ...input, [step]: inner });
      for (const [deeper, without, withNull] of changes(value, here)) yield [deeper, put(without), put(withNull)];
    }
  }
}

const isPlain = (value) => Object.getPrototypeOf(value ?? 0) === Object.prototype;

/** Validates an argument by the contract's schemas of the body and the query. */
function validator(operation) {
  const body = bodySchema(operation);
  const query = queryParameters(operation);
  const whole = body && resolve(body.schema, operation.document);
  const inBody = whole?.properties?.data ?? whole;
  if (!inBody && !query.some(({ required }) => required)) return undefined;
  const inQuery = {
    type: "object",
    properties: Object.fromEntries(query.map(({ name, schema, required }) => [name, required ? schema : {}])),
    required: query.filter(({ required }) => required).map(({ name }) => name),
  };
  const ofBody = lenient(inBody ?? {});
  ofBody.required = ofBody.required?.filter((name) => !kinder[operation.call]?.includes(name));
  if (!ofBody.required) delete ofBody.required;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  return ajv.compile({ allOf: [ofBody, inQuery], components: operation.document.components });
}

/** A schema that only checks required fields: content may be an object, and the client's own fields are allowed. */
const lenient = (schema) =>
  JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === "additionalProperties" && value === false) return undefined;
    return value?.format === "binary" ? { not: { type: "null" } } : value;
  });
