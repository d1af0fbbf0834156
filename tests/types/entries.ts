// The entries for one platform have the same exports as the others: no name is missing, and nothing private is
// exported.
import { check, type Same } from "./same.js";

import type * as onTheEdge from "../../pkg-template/edge.js";
type Names = "AttioClient" | "AttioError" | "Page" | "PagePromise";
check<Same<keyof typeof onTheEdge, Names>>();

import type * as sandbox from "../../pkg-template/sandbox/index.js";
import type * as sandboxOnTheEdge from "../../pkg-template/sandbox/edge.js";
check<Same<keyof typeof sandboxOnTheEdge, keyof typeof sandbox>>();

// Without exports: it is imported for its effect.
import type * as rows from "../../js/rows/methods.js";
import type * as rowsOnTheEdge from "../../pkg-template/rows/edge.js";
check<Same<keyof typeof rowsOnTheEdge, keyof typeof rows>>();

import type * as types from "../../pkg-template/types/index.js";
import type * as typesOnTheEdge from "../../pkg-template/types/edge.js";
check<Same<keyof typeof typesOnTheEdge, keyof typeof types>>();
