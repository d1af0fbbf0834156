// For code that only tells errors apart: the class without the WebAssembly.
export { AttioError } from "../js/client/error.js";
