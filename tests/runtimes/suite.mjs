// The one suite that every runtime runs, unchanged. A test is a function by its name; it gets the package
// (`AttioClient`, …), `assert` (chai's), `open` (a client with a sandbox of its own) and `rejection`.
import { loading } from "./suite/loading.mjs";

const parts = { loading };

export const suite = Object.fromEntries(
  Object.entries(parts).flatMap(([part, tests]) => Object.entries(tests).map(([name, test]) => [`${part}: ${name}`, test])),
);
