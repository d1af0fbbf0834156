export * from "../js/write/write.js";
