// With the platform's types, the package uses them.
import { AttioClient, type HostAbortSignal, type HostResponse } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { init } from "attio-wasm/slim";
import { check, type Same } from "./same.js";

check<Same<HostAbortSignal, AbortSignal>>();
check<Same<HostResponse, Response>>();

await init(fetch("/attio.wasm"));
await init(new URL("/attio.wasm", location.href));
const attio = new AttioClient({ fetch: createSandbox().fetch });
new AttioClient({ fetch });
await attio.self({ signal: AbortSignal.timeout(1_000) });
const { headers } = await attio.request({ path: "/v2/self" });
headers.get("x-request-id")?.toUpperCase();

// @ts-expect-error: a controller is not its signal
await attio.self({ signal: new AbortController() });

// A handler that names the class it expects compiles for a list, as for a promise.
attio.tasks.list().catch((error: Error) => error.message);
attio.tasks.list().then((page) => page.data, (error: Error) => error.message);
attio.tasks.get("id").catch((error: Error) => error.message);
