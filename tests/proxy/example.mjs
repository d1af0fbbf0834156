// examples/proxy, unchanged: two teams, each with its own workspace.
import { assert } from "chai";
import { build } from "esbuild";
import ts from "typescript";
import { inRoot } from "../../tools/paths.mjs";

const file = inRoot("examples", "proxy", "index.ts");

const tests = {
  "examples/proxy compiles": () => {
    const options = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: ["node"] };
    const program = ts.createProgram([file], options);
    const wrong = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    assert.deepEqual(wrong, []);
  },

  "examples/proxy keeps each team in its own workspace": async () => {
    const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: "esm", write: false });
    const { default: worker } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
    const sessions = { a1: { user: "ann", connection: "team-a" }, b1: { user: "bob", connection: "team-b" }, d1: { user: "dan" } };
    const env = { MATON_API_KEY: "sk-canary-example", SESSIONS: { get: async (id) => sessions[id] ?? null } };
    const sent = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (url, { method, headers }) => {
      sent.push(`${headers["maton-connection"]} ${method} ${new URL(url).pathname}`);
      return Response.json({ data: [] });
    };
    try {
      const ask = (cookie, path, method = "GET") => worker.fetch(new Request(`https://app.example.com/api/attio${path}`, { method, headers: { cookie, "maton-connection": "team-b" } }), env);
      assert.equal((await ask("session=a1", "/v2/objects")).status, 200);
      assert.equal((await ask("theme=dark; session=b1", "/v2/tasks", "POST")).status, 200);
      assert.equal((await ask("session=c1", "/v2/objects")).status, 401);
      assert.equal((await ask("", "/v2/objects")).status, 401);
      assert.equal((await ask("session=d1", "/v2/objects")).status, 401, "a team without a connection");
      assert.equal((await ask("session=a1", "/v2/webhooks", "POST")).status, 403);
      assert.deepEqual(sent, ["team-a GET /attio/v2/objects", "team-b POST /attio/v2/tasks"]);
    } finally {
      globalThis.fetch = fetch;
    }
  },
};

export async function runExample() {
  const results = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      results.push({ name });
    } catch (error) {
      results.push({ name, error: String(error.stack) });
    }
  }
  return results;
}
