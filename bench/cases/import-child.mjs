// a., in a fresh process: imports a client, makes one and calls it once over an in-memory fetch.
const { client } = JSON.parse(process.argv[2]);

const began = performance.now();
let call;
if (client === "attio-wasm") {
  const { AttioClient } = await import("attio-wasm");
  const attio = new AttioClient({ apiKey: "key", fetch });
  call = (id) => attio.tasks.get(id);
} else {
  const { createAttioSdk } = await import("attio-ts-sdk");
  const sdk = createAttioSdk({ apiKey: "key", fetch });
  call = (taskId) => sdk.tasks.get({ taskId });
}
const ready = performance.now() - began;

const { TASK_ID, taskAnswer } = await import("../data/small.mjs");
const called = performance.now();
await call(TASK_ID);
console.log(`\n${JSON.stringify({ ready, answered: ready + performance.now() - called })}`);
process.exit(0);

async function fetch() {
  return new Response(taskAnswer, { headers: { "content-type": "application/json" } });
}
