// A page as a client of the proxy: no key, and a path on its own origin.
import { AttioClient } from "attio-wasm";

const attio = new AttioClient({ baseUrl: "/api/attio", maxRetries: 0 });

globalThis.tour = async () => {
  const { workspace_name } = await attio.self();
  const companies = await attio.records.query("companies", { limit: 5 });
  const next = await companies.getNextPage();
  const refused = await attio.records.delete("companies", companies.data[0].id.record_id).then(
    () => "deleted",
    (error) => `${error.kind}: ${error.code}`,
  );
  const task = await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
  const file = await (await attio.files.download("one")).text();
  return { workspace_name, companies: companies.data.length + next.data.length, refused, task: typeof task.id.task_id, file };
};
