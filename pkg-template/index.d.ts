export { AttioClient, AttioError, Page, PagePromise } from "./attio_bg.js";
// The classes of the resources are types only: they come from the client's properties.
export type * from "./attio_bg.js";
