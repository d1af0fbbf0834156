// The calls of every stack: one, and one that loads the code of rows.
import { AttioClient } from "attio-wasm";

/** @param {string} baseUrl of a sandbox @returns {Promise<string>} "companies" */
export async function call(baseUrl) {
  const attio = new AttioClient({ apiKey: "test-key", baseUrl });
  const { api_slug } = await attio.objects.get("companies");
  const { data } = await attio.records.rows(api_slug, { limit: 1 }, { select: ["name"] });
  return typeof data[0].name === "string" ? api_slug : "no name";
}
