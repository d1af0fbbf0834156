// A server in place of Attio that begins its answers and does not end them.
import { once } from "node:events";
import { createServer } from "node:http";

const PAGE = 200;

const record = (index) => ({
  id: { workspace_id: "w", object_id: "people", record_id: `r${index}` },
  created_at: "2026-01-01T00:00:00.000000000Z",
  web_url: "https://app.attio.com/x",
  values: {
    name: [{ active_from: "2026-01-01T00:00:00.000000000Z", active_until: null, created_by_actor: { type: "system", id: null }, attribute_type: "personal-name", first_name: "Ada", last_name: `L${index}`, full_name: `Ada L${index}` }],
    notes: [{ active_from: "2026-01-01T00:00:00.000000000Z", active_until: null, created_by_actor: { type: "system", id: null }, attribute_type: "text", value: "x".repeat(2_000) }],
    company: [{ active_from: "2026-01-01T00:00:00.000000000Z", active_until: null, created_by_actor: { type: "system", id: null }, attribute_type: "record-reference", target_object: "companies", target_record_id: `c${index}` }],
  },
});

const attributes = [
  { api_slug: "name", type: "personal-name", is_multiselect: false },
  { api_slug: "notes", type: "text", is_multiselect: false },
  { api_slug: "company", type: "record-reference", is_multiselect: false },
];

/**
 * @returns {Promise<{ address: string, open(): number, received(): number, close(): Promise<void> }>} `open`: number of requests that have
 * not ended
 */
export async function startUpstream() {
  const page = (offset) => Buffer.from(JSON.stringify({ data: Array.from({ length: PAGE }, (_, index) => record(offset + index)) }));
  const first = page(0);
  const second = page(PAGE);
  let open = 0;
  let received = 0;

  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const json = { "content-type": "application/json" };
    if (request.url.includes("/attributes")) return response.writeHead(200, json).end(JSON.stringify({ data: /[?&]offset=0(&|$)/.test(request.url) ? attributes : [] }));
    if (request.url.includes("/objects/people/records/query") && JSON.parse(body).offset === 0) return response.writeHead(200, json).end(first);
    open += 1;
    response.on("close", () => (open -= 1));
    if (request.url.includes("/records/query")) response.writeHead(200, json).write(second.subarray(0, second.length >> 1));
    // Requests that wait here are those of the visitors who left.
    received += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    open: () => open,
    received: () => received,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}
