// An object of 200,000 records over HTTP, sorted by created_at, limited to the requests of a copy. Prints its
// address.
import { createServer } from "node:http";
import { attributes } from "../../bench/data/attributes.mjs";
import { records } from "../../bench/data/records.mjs";

const total = Number(process.argv[2] ?? 200_000);
const OBJECT = "97052eb9-e65e-443f-a297-f2d9a4a7f795";
const id = (number) => `${number.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
const FIRST = Date.UTC(2020, 0, 1);
const at = (number) => new Date(FIRST + number * 1_000).toISOString().replace("Z", "000000Z");
const numberAt = (text) => Math.ceil((Date.parse(text) - FIRST) / 1_000);

/** A few thousand records as text fragments, between which id and time are inserted. */
const pieces = Array.from({ length: 4 }, (_, page) => records(page)).flat().map((record) => {
  const marked = { ...record, id: { ...record.id, object_id: OBJECT, record_id: "<ID>" }, created_at: "<AT>", web_url: "https://app.attio.com/acme/company/<ID>/overview" };
  return JSON.stringify(marked).split(/<ID>|<AT>/);
});
const text = (number) => {
  const [a, b, c, d] = pieces[number % pieces.length];
  return a + id(number) + b + at(number) + c + id(number) + d;
};

const answers = {
  "/v2/self": { active: true, workspace_id: "w", workspace_slug: "acme", workspace_name: "Acme", scope: "" },
  "/v2/objects": { data: [{ id: { workspace_id: "w", object_id: OBJECT }, api_slug: "companies", singular_noun: "Company", plural_noun: "Companies", created_at: at(0) }] },
  "/v2/lists": { data: [] },
  "/v2/workspace_members": { data: [] },
  [`/v2/objects/${OBJECT}/attributes`]: {
    data: attributes.map(({ slug, type, multi }) => ({ id: { workspace_id: "w", object_id: OBJECT, attribute_id: slug }, api_slug: slug, title: slug, type, is_multiselect: Boolean(multi), is_archived: false })),
  },
};

const server = createServer(async (request, response) => {
  const { pathname: path, searchParams } = new URL(request.url, "http://x");
  const pathname = path.replace(/^\/attio/, "");
  const body = [];
  for await (const piece of request) body.push(piece);
  response.setHeader("content-type", "application/json");
  if (!pathname.endsWith("/records/query")) {
    const answer = Number(searchParams.get("offset") ?? 0) > 0 ? { data: [] } : answers[pathname];
    return response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? { status_code: 404, type: "invalid_request_error", code: "not_found", message: pathname }));
  }
  const { filter = {}, limit = 500, offset = 0 } = JSON.parse(Buffer.concat(body).toString());
  const numbers = filter.record_id
    ? filter.record_id.$in.map((text) => parseInt(text.slice(0, 8), 16))
    : Array.from({ length: limit }, (_, index) => (filter.created_at ? numberAt(filter.created_at.$gte) : 0) + offset + index).filter((number) => number < total);
  response.end(`{"data":[${numbers.map(text).join(",")}]}`);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
