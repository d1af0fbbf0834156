// An object is deleted while a page of it is under way: it stays gone, whatever the page brings, and what was marked
// meanwhile is not requested.
import assert from "node:assert/strict";
import { until } from "../machine.mjs";
import { copy } from "./copy.mjs";

/** @param {boolean} fails the page is answered with 404, else with rows as before */
async function deleted(fails) {
  let requests = 0;
  const answer = async (sandbox, url, init) => {
    if (!ships || !url.includes(ships)) return sandbox.fetch(url, init);
    requests += 1;
    return fails ? sandbox.fetch(url, init) : Response.json({ data: [] });
  };
  let ships;
  const it = await copy({ answer, objects: "all" });
  ({ object_id: ships } = (await it.direct.objects.create({ api_slug: "ships", singular_noun: "Ship", plural_noun: "Ships" })).id);
  await it.settle();
  const stateOf = async () => (await it.sync.status()).streams.find(({ slug }) => slug === "ships");
  assert.equal((await stateOf()).phase, "following");
  await it.sync.sweep();
  it.clock.time += 3_600_000;
  await it.direct.objects.delete("ships");
  // The schema is read while the page is under way.
  it.control.hold = `/objects/${ships}/records/query`;
  const step = it.sync.step();
  await until("the page is held and the object gone", async () => it.held.length > 0 && (await stateOf()).phase === "gone");
  for (const release of it.held) release();
  it.control.hold = "";
  await step;
  assert.deepEqual([(await stateOf()).phase, (await stateOf()).error], ["gone", "no longer in the workspace"]);
  const before = requests;
  await it.sync.mark([{ event_type: "record.updated", id: { object_id: ships, record_id: "11111111-1111-4111-8111-111111111111" } }]);
  await it.sync.sweep();
  it.clock.time += 120_000;
  while ((await it.sync.step()).more);
  assert.equal(requests, before, "what is gone is not requested");
  assert.equal((await stateOf()).phase, "gone");
  await it.sync.drop({ object: "ships" });
  assert.equal(await stateOf(), undefined);
  await assert.rejects(it.sync.drop({ object: "ships" }), { kind: "invalid_argument", message: 'drop: "ships" is not copied.' });
  return requests;
}

await deleted(true);
await deleted(false);
console.log("a page of an object that is deleted meanwhile, as 404 and as rows");
