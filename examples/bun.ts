// A small server in Bun: POST /leads adds a person to Attio, with a note and a task.
//
//   bun add attio-wasm
//   MATON_API_KEY=… bun bun.ts
//   curl localhost:3000/leads --json '{ "email": "ada@example.com", "name": "Ada Lovelace", "message": "40 seats?" }'
import { AttioClient, AttioError } from "attio-wasm";

const { MATON_API_KEY: apiKey, MATON_API_URL: baseUrl, PORT: port = "3000" } = process.env;
const attio = new AttioClient({ apiKey, baseUrl });

interface Lead {
  email: string;
  name: string;
  message: string;
}

async function addLead({ email, name, message }: Lead): Promise<string> {
  const [first_name = "", ...others] = name.split(" ");
  // Matches by e-mail address, so that a second message does not create a second person.
  const person = await attio.records.upsert("people", {
    matching_attribute: "email_addresses",
    values: { email_addresses: [email], name: { first_name, last_name: others.join(" ") } },
  });
  const id = person.id.record_id;
  await attio.notes.create({
    parent_object: "people",
    parent_record_id: id,
    title: "Message from the website",
    format: "plaintext",
    content: message,
  });
  await attio.tasks.create({
    content: `Answer ${name}`,
    format: "plaintext",
    deadline_at: new Date(Date.now() + 2 * 86_400_000).toISOString(),
    assignees: [],
    linked_records: [{ target_object: "people", target_record_id: id }],
  });
  return id;
}

export default {
  hostname: "127.0.0.1",
  port: Number(port),
  async fetch(request: Request): Promise<Response> {
    if (request.method !== "POST" || new URL(request.url).pathname !== "/leads") return new Response("not found", { status: 404 });
    try {
      const record_id = await addLead((await request.json()) as Lead);
      return Response.json({ record_id }, { status: 201 });
    } catch (error) {
      if (!AttioError.is(error)) throw error;
      // A refused value is the visitor's mistake; anything else is ours.
      return Response.json({ error: error.kind, message: error.message }, { status: error.kind === "validation" ? 400 : 502 });
    }
  },
};
