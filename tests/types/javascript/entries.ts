// The entries for one platform give what the others do: no name is missing, and nothing private shows.
import { check, type Same } from "../same.js";

import type * as onWorkers from "../../../node_modules/.cache/attio-wasm/modules/workerd.js";
import type * as onEdge from "../../../node_modules/.cache/attio-wasm/modules/edge-light.js";
type Names = "AttioClient" | "AttioError" | "Page" | "PagePromise";
check<Same<keyof typeof onWorkers, Names>>();
check<Same<keyof typeof onEdge, Names>>();

import type * as sandbox from "../../../node_modules/.cache/attio-wasm/modules/sandbox/index.js";
import type * as sandboxOnWorkers from "../../../node_modules/.cache/attio-wasm/modules/sandbox/workerd.js";
import type * as sandboxOnEdge from "../../../node_modules/.cache/attio-wasm/modules/sandbox/edge-light.js";
check<Same<keyof typeof sandboxOnWorkers, keyof typeof sandbox>>();
check<Same<keyof typeof sandboxOnEdge, keyof typeof sandbox>>();

import type * as rows from "../../../node_modules/.cache/attio-wasm/modules/rows/index.js";
import type * as rowsOnWorkers from "../../../node_modules/.cache/attio-wasm/modules/rows/workerd.js";
import type * as rowsOnEdge from "../../../node_modules/.cache/attio-wasm/modules/rows/edge-light.js";
check<Same<keyof typeof rowsOnWorkers, keyof typeof rows>>();
check<Same<keyof typeof rowsOnEdge, keyof typeof rows>>();
