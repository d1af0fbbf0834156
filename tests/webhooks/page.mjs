// The suite in a page.
import { execute } from "./execute.mjs";

globalThis.execute = execute;
