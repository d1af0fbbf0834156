import { literal } from "./literal";
import type { CodeRequest } from "./request";

/** The query as a program that uses this package. */
export function typescript({ object, query, connection, baseUrl }: CodeRequest): string {
  const options = [
    baseUrl ? `  baseUrl: ${JSON.stringify(baseUrl)},` : "  apiKey: process.env.MATON_API_KEY,",
    ...(connection ? [`  connection: ${JSON.stringify(connection)},`] : []),
  ];
  return `import { AttioClient } from "attio-wasm";

const attio = new AttioClient({
${options.join("\n")}
});

const page = await attio.records.query(${JSON.stringify(object)}, ${literal(query)});

for (const record of page.data) {
  console.log(record.id.record_id, record.values);
}
`;
}
