// Prints every company as CSV, in Deno.
//
//   deno add npm:attio-wasm
//   MATON_API_KEY=… deno run --allow-env --allow-net deno.ts > companies.csv
import { AttioClient } from "attio-wasm";

const attio = new AttioClient({
  apiKey: Deno.env.get("MATON_API_KEY"),
  baseUrl: Deno.env.get("MATON_API_URL"),
});

const csv = attio.records.exportCsv(
  "companies",
  { sorts: [{ attribute: "name", direction: "asc" }] },
  { select: ["name", "domains", "categories", "primary_location"] },
);
await csv.pipeTo(Deno.stdout.writable);
