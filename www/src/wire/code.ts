// The last action as a program, for each runtime of the package.
import { backend } from "../backend/modes";
import type { Action, Form } from "./action";
import type { Call } from "./log";

export type Runtime = "worker" | "deno" | "node" | "browser" | "curl";

export const RUNTIMES: readonly (readonly [Runtime, string])[] = [
  ["worker", "Worker"],
  ["deno", "Deno"],
  ["node", "Node, Bun"],
  ["browser", "Browser"],
  ["curl", "curl"],
];

const indented = (text: string, by: string) => text.replaceAll("\n", `\n${by}`);

/** The statements that use the call, with `print` where a program shows it. */
function use(call: string, form: Form, indent: string, print: (text: string) => string, done: string): string {
  const code = indented(call, indent);
  switch (form) {
    case "page":
      return `${indent}const page = await ${code};\n${indent}${print("page.data")}`;
    case "every":
      return `${indent}const rows = await ${code}.toArray();\n${indent}${print("rows")}`;
    case "value":
      return `${indent}const value = await ${code};\n${indent}${print("value")}`;
    case "nothing":
      return `${indent}await ${code};\n${indent}${done}`;
    case "stream":
      return `${indent}const text = await new Response(${code}).text();\n${indent}${print("text")}`;
  }
}

const imports = (call: string) => `import { AttioClient } from "attio-wasm";${call.startsWith("generateTypes") ? '\nimport { generateTypes } from "attio-wasm/types";' : ""}`;

const json = (what: string) => `console.log(JSON.stringify(${what}));`;

/** The connection that an action is about, as each runtime reads it. */
const CONNECTION = "process.env.MATON_CONNECTION_ID";
const connections = { worker: "env.MATON_CONNECTION_ID", deno: 'Deno.env.get("MATON_CONNECTION_ID")', node: CONNECTION, browser: '"YOUR_CONNECTION_ID"' };

export function program({ call: written, form }: Action, runtime: Exclude<Runtime, "curl">): string {
  const address = backend.value?.address;
  const call = written.replace(CONNECTION, connections[runtime]);
  const client = (key: string, connection: string) => {
    const options = runtime === "browser" ? [`baseUrl: ${JSON.stringify(address ?? "/api/attio")}`] : [`apiKey: ${key}`, `connection: ${connection}`];
    return `new AttioClient({ ${options.join(", ")} })`;
  };
  switch (runtime) {
    case "worker":
      return `${imports(call)}

export default {
  async fetch(request, env) {
    const attio = ${client("env.MATON_API_KEY", connections.worker)};
${use(call, form, "    ", (what) => (form === "stream" ? `return new Response(${what});` : `return Response.json(${what});`), 'return new Response("done");')}
  },
};
`;
    case "deno":
      return `${imports(call).replaceAll('"attio-wasm', '"npm:attio-wasm')}

const attio = ${client('Deno.env.get("MATON_API_KEY")', connections.deno)};
${use(call, form, "", form === "stream" ? (what) => `console.log(${what});` : json, 'console.log("done");')}
`;
    case "node":
    case "browser":
      return `${imports(call)}

const attio = ${client("process.env.MATON_API_KEY", connections.node)};
${use(call, form, "", form === "stream" ? (what) => `console.log(${what});` : json, 'console.log("done");')}
`;
  }
}

/** Any text as one word of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A call as a shell command. */
export function curl({ method, path, request }: Pick<Call, "method" | "path" | "request">): string {
  const { value } = backend;
  // The sandbox answers in place of the gateway.
  const origin = value?.address ? location.origin : "https://api.maton.ai";
  return [
    `curl ${method === "GET" ? "" : `-X ${method} `}${quoted(origin + encodeURI(decodeURI(path)))}`,
    ...(value?.address ? [] : [`-H "Authorization: Bearer $MATON_API_KEY"`, `-H "Maton-Connection: $MATON_CONNECTION_ID"`]),
    ...(request ? [`-H 'Content-Type: application/json'`, `--data ${quoted(request)}`] : []),
  ].join(" \\\n  ");
}
