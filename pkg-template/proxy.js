export { createProxy } from "../js/proxy/proxy.js";
