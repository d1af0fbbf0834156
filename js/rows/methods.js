// Implementations of the methods that `lazy.js` names. The first arguments are the client and the name of its
// resource.
export { createMany, deleteMany, updateMany, upsertMany } from "./bulk.js";
export { exportCsv, exportNdjson } from "./export.js";
export { metadata } from "./metadata.js";
export { queryStable } from "./query.js";
export { rows } from "./rows.js";
