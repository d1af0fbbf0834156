// Simulates a colleague, since nobody else works in the sandbox.
import type { AttioClient } from "attio-wasm";

const names = ["Harbour Analytics", "Juniper Robotics", "Lantern Health", "Meridian Freight", "Quartz Energy", "Saffron Foods", "Tidewater Labs"];
const pick = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)]!;

export function createColleague(attio: AttioClient) {
  let turn = 0;
  const changes = [
    async () => {
      const name = `${pick(names)} ${turn}`;
      await attio.records.create("companies", { values: { name, categories: ["SaaS"] } });
      return `added the company ${name}`;
    },
    async () => {
      const { data } = await attio.records.query("deals", { filter: { stage: "In Progress" }, limit: 20 });
      const deal = pick(data);
      await attio.records.update("deals", deal.id.record_id, { values: { stage: "Won 🎉" } });
      return `won the deal ${deal.values.name?.[0]?.value}`;
    },
    async () => {
      const content = `Call ${pick(names)} back`;
      const deadline_at = new Date(Date.now() + 3_600_000).toISOString();
      await attio.tasks.create({ content, format: "plaintext", deadline_at, assignees: [], linked_records: [] });
      return `added the task “${content}”`;
    },
  ];
  return () => changes[turn++ % changes.length]!();
}
