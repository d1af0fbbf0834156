// The error class without the WebAssembly, for code that only distinguishes errors.
export { AttioError } from "../js/client/error.js";
