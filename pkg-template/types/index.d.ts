import type { AttioClient, AttioError, RequestOptions } from "../index.js";

/** How far `generateTypes` has come. */
export interface TypesProgress {
  /** How many objects and lists have been read. */
  done: number;
  /** How many there are. */
  total: number;
  /** The one that begins to be read, or has been: `companies`, `lists.sales_pipeline`. */
  path: string;
  /** How many attributes it has; absent while it is being read. */
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
  /** Slugs of the objects that are wanted. Default: all. One that does not exist is refused. */
  objects?: readonly string[];
  /** Slugs of the lists that are wanted. Default: all. One that does not exist is refused. */
  lists?: readonly string[];
  /** Whether the titles of options and statuses become literals. Default `true`; it takes a request for each attribute that has some. */
  options?: boolean;
  /** Is told when an object or a list begins to be read, and when it has been. */
  onProgress?: (progress: TypesProgress) => void;
  /**
   * Is told what could not be read for want of a scope; the rest still comes. Calls then take any list, or any option.
   * Default: `generateTypes` rejects with the error.
   */
  onOmitted?: (omitted: OmittedTypes) => void;
}

/**
 * Reads the objects, lists, attributes, options and statuses of a workspace and writes them as TypeScript
 * declarations, which make the client's calls know them. The same workspace gives the same text.
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

/** One thing that differs between two files. */
export interface TypesDifference {
  change: "added" | "removed" | "changed";
  /** An object, a list, or an attribute of either: `companies`, `companies.tier`, `lists.sales_pipeline.stage`. */
  path: string;
  /** In words: `select`, `options: +"Gold" -"Silver"`, `now required`. */
  detail: string;
  /** Whether code that compiles with the first file may no longer do so with the second. */
  breaking: boolean;
}

/**
 * Compares two texts of `generateTypes`, however they were formatted since: what they say, not how they look.
 * Titles and descriptions are not compared, and of the second nothing counts that could not be read.
 *
 * @param scope Compares these objects and lists only, as they were wanted for the second.
 * @throws AttioError `invalid_argument` where one of the texts is no such file.
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
