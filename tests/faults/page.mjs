// The cases in a page.
import { execute } from "./execute.mjs";

globalThis.execute = (control) => execute("chromium", control);
