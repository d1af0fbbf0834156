import type { AttioClient, AttioError, RequestOptions } from "../index.js";

/** Progress of `generateTypes`. */
export interface TypesProgress {
  /** Number of objects and lists that were read. */
  done: number;
  /** Number of all objects and lists. */
  total: number;
  /** The object or list that begins to be read, or has been read: `companies`, `lists.sales_pipeline`. */
  path: string;
  /** Number of its attributes; absent while it is being read. */
  attributes: number | undefined;
}

/** A part of the workspace that could not be read. */
export interface OmittedTypes {
  /** `lists`, or an attribute whose options are not known: `companies.categories`, `lists.sales_pipeline.stage`. */
  path: string;
  /** The reason, such as a scope that the token lacks. */
  error: AttioError;
}

/** Options of `generateTypes`. */
export interface GenerateTypesOptions extends RequestOptions {
  /** Slugs of the objects to include. Default: all. An unknown one is refused. */
  objects?: readonly string[] | undefined;
  /** Slugs of the lists to include. Default: all. An unknown one is refused. */
  lists?: readonly string[] | undefined;
  /** Whether titles of options and statuses become literals. Default `true`; it takes a request for each attribute that has some. */
  options?: boolean | undefined;
  /** Called when an object or a list begins to be read, and when it has been read. */
  onProgress?: ((progress: TypesProgress) => void) | undefined;
  /**
   * Called for each part that could not be read for lack of a scope; the rest is still generated. Calls then accept
   * any list, or any option. Default: `generateTypes` rejects with the error.
   */
  onOmitted?: ((omitted: OmittedTypes) => void) | undefined;
}

/**
 * Reads the objects, lists, attributes, options and statuses of a workspace and writes them as TypeScript
 * declarations, by which the client's calls know them. The same workspace gives the same text.
 *
 * It takes a request for the objects, one for the lists, one for each of either, and one for each select or status
 * attribute; the token needs the scopes `object_configuration:read` and `list_configuration:read`.
 *
 * @throws AttioError
 *
 * @example
 * ```ts
 * import { AttioClient } from "attio-wasm";
 * import { generateTypes } from "attio-wasm/types";
 *
 * const attio = new AttioClient({ apiKey: process.env.MATON_API_KEY });
 * const text = await generateTypes(attio, { objects: ["companies", "deals"] });
 * console.log(text);
 * ```
 */
export function generateTypes(attio: AttioClient, options?: GenerateTypesOptions): Promise<string>;

/** A difference between two files. */
export interface TypesDifference {
  change: "added" | "removed" | "changed";
  /** An object, a list, or an attribute of either: `companies`, `companies.tier`, `lists.sales_pipeline.stage`. */
  path: string;
  /** Description: `select`, `options: +"Gold" -"Silver"`, `now required`. */
  detail: string;
  /** Whether code that compiles with the first file may no longer do so with the second. */
  breaking: boolean;
}

/**
 * Compares two texts of `generateTypes`, however they were formatted since. Titles and descriptions are not compared,
 * nor are parts that could not be read for the second text.
 *
 * @param scope Compares only these objects and lists, those that were requested for the second text.
 * @throws AttioError `invalid_argument` where one of the texts is not a generated file.
 *
 * @example
 * ```ts
 * import { AttioClient } from "attio-wasm";
 * import { compareTypes, generateTypes } from "attio-wasm/types";
 *
 * const attio = new AttioClient({ apiKey: process.env.MATON_API_KEY });
 * const before = await generateTypes(attio);
 * await attio.attributes.createOption("objects", "companies", "categories", { title: "Robotics" });
 * for (const { change, path, detail } of compareTypes(before, await generateTypes(attio))) {
 *   console.log(change, path, detail); // changed companies.categories options: +"Robotics"
 * }
 * ```
 */
export function compareTypes(
  before: string,
  after: string,
  scope?: { objects?: readonly string[]; lists?: readonly string[] },
): TypesDifference[];
