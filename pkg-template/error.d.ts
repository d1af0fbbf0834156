export { AttioError } from "./index.js";
export type { AttioErrorKind, AttioErrorSource, ValidationError } from "./index.js";
