// The methods that `lazy.js` names. Each gets the client and the name of its resource first.
export { createMany, deleteMany, updateMany, upsertMany } from "./bulk.js";
export { exportCsv, exportNdjson } from "./export.js";
export { metadata } from "./metadata.js";
export { queryStable } from "./query.js";
export { rows } from "./rows.js";
