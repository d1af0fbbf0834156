export { AttioClient, AttioError, Page, PagePromise } from "../js/glue/client.js";
// The resources' classes are exported as types only: their instances are properties of the client.
export type * from "../js/glue/client.js";
