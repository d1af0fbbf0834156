// The entries for one platform give what the others do: no name is missing, and nothing private shows.
import { check, type Same } from "./same.js";

import type * as onWorkers from "../../pkg-template/workerd.js";
import type * as onEdge from "../../pkg-template/edge-light.js";
type Names = "AttioClient" | "AttioError" | "Page" | "PagePromise";
check<Same<keyof typeof onWorkers, Names>>();
check<Same<keyof typeof onEdge, Names>>();

import type * as sandbox from "../../pkg-template/sandbox/index.js";
import type * as sandboxOnWorkers from "../../pkg-template/sandbox/workerd.js";
import type * as sandboxOnEdge from "../../pkg-template/sandbox/edge-light.js";
check<Same<keyof typeof sandboxOnWorkers, keyof typeof sandbox>>();
check<Same<keyof typeof sandboxOnEdge, keyof typeof sandbox>>();

import type * as rows from "../../pkg-template/rows/index.js";
import type * as rowsOnWorkers from "../../pkg-template/rows/workerd.js";
import type * as rowsOnEdge from "../../pkg-template/rows/edge-light.js";
check<Same<keyof typeof rowsOnWorkers, keyof typeof rows>>();
check<Same<keyof typeof rowsOnEdge, keyof typeof rows>>();

import type * as types from "../../pkg-template/types/index.js";
import type * as typesOnWorkers from "../../pkg-template/types/workerd.js";
import type * as typesOnEdge from "../../pkg-template/types/edge-light.js";
check<Same<keyof typeof typesOnWorkers, keyof typeof types>>();
check<Same<keyof typeof typesOnEdge, keyof typeof types>>();
