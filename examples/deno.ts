// Prints every company as CSV, in Deno.
//
//   deno add npm:attio-wasm
//   MATON_API_KEY=… deno run --allow-env --allow-net deno.ts > companies.csv
import { AttioClient } from "attio-wasm";

const attio = new AttioClient({
  apiKey: Deno.env.get("MATON_API_KEY"),
  baseUrl: Deno.env.get("MATON_API_URL"),
});

const quoted = (text = "") => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

console.log("name,domain,categories,city");
for await (const { values } of attio.records.query("companies", { sorts: [{ attribute: "name", direction: "asc" }] })) {
  const row = [
    values.name?.[0]?.value,
    values.domains?.[0]?.domain,
    values.categories?.map(({ option }) => option.title).join("; "),
    values.primary_location?.[0]?.locality ?? "",
  ];
  console.log(row.map(quoted).join(","));
}
