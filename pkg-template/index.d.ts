export { AttioClient, AttioError, Page, PagePromise } from "../js/glue/client.js";
// The classes of the resources are types only: they come from the client's properties.
export type * from "../js/glue/client.js";
