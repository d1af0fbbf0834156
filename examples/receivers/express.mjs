// Attio's webhooks in Express: verify, mark what changed, answer 200. The signature is of the raw body, so this route is
// registered before express.json().
//
//   ATTIO_WEBHOOK_SECRET=… node express.mjs
import { verifySignature } from "attio-wasm/webhooks";
import express from "express";

const changed = new Set();
const app = express();

app.post("/attio", express.raw({ type: () => true }), async (request, response) => {
  const isAttio = await verifySignature(request.body, request.get("attio-signature"), process.env.ATTIO_WEBHOOK_SECRET);
  if (!isAttio) return response.sendStatus(401);
  for (const { event_type, id } of JSON.parse(request.body).events) {
    if (event_type === "record.updated") changed.add(`${id.object_id}/${id.record_id}`);
  }
  response.sendStatus(200);
});

const server = app.listen(Number(process.env.PORT ?? 8000), "127.0.0.1", () => console.log(`Listening on http://127.0.0.1:${server.address().port}/`));
