// Connects an Attio workspace from the command line, or shows the connected one.
//
//   npm install attio-wasm
//   MATON_API_KEY=… node node.mjs
import { AttioClient, AttioError } from "attio-wasm";

const { MATON_API_KEY: apiKey, MATON_API_URL: baseUrl } = process.env;
if (!apiKey) {
  console.error("Set MATON_API_KEY to your Maton API key (https://maton.ai/settings).");
  process.exit(1);
}
const attio = new AttioClient({ apiKey, baseUrl });

try {
  const connection = (await existing()) ?? (await connect());
  const workspace = attio.withConnection(connection.connection_id);

  const me = await workspace.self();
  if (!me.active) throw new Error("The connection is there, but its grant is not active.");
  console.log(`Connected to ${me.workspace_name} by ${connection.connection_id}.`);

  const { data: objects } = await workspace.objects.list();
  console.log(`Its objects: ${objects.map(({ plural_noun }) => plural_noun).join(", ")}.`);
} catch (error) {
  console.error(AttioError.is(error) ? `${error.kind}: ${error.message}` : error);
  process.exitCode = 1;
}

async function existing() {
  const { data } = await attio.connections.list({ status: "ACTIVE" });
  return data[0];
}

async function connect() {
  const pending = await attio.connections.create();
  console.log(`Open this and agree:\n${pending.url}`);
  return attio.connections.waitUntilActive(pending.connection_id);
}
