// The read-only part of the tour, on the workspace of MATON_API_KEY.
import { AttioClient, AttioError } from "attio-wasm";
import color from "picocolors";
import { companyTable } from "./companies.mjs";
import { block, failure, section, skipped, step, title } from "./report.mjs";

/** @returns {Promise<boolean>} whether all of it went well */
export async function tourLive(environment) {
  // An empty environment variable counts as unset.
  const { MATON_API_KEY: apiKey, MATON_CONNECTION_ID: connection, MATON_API_URL: baseUrl } = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ""),
  );
  title("attio-wasm: reading your workspace", `through ${baseUrl ?? "https://api.maton.ai"}; nothing is written`);
  try {
    const attio = new AttioClient({ apiKey, baseUrl });
    section("Connections");
    const { data: active } = await step(
      'connections.list({ status: "ACTIVE" })',
      () => attio.connections.list({ status: "ACTIVE" }),
      ({ data }) => `${data.length} active`,
    );
    const chosen = connection ?? active[0]?.connection_id;
    if (!chosen) {
      console.error(`\n${color.red("✖")} This Maton account has no active connection to Attio. Create one, open its url and agree:`);
      console.error("    const { url } = await attio.connections.create();");
      return false;
    }
    if (active.length > 1 && !connection) block(color.dim(`the first of them is used: ${chosen}; MATON_CONNECTION_ID chooses another`));
    await read(attio.withConnection(chosen));
  } catch (error) {
    failure(error);
    return false;
  }
  console.log(`\n${color.green("✔")} Nothing was written.`);
  return true;
}

/** The first names of a list, and the number of the others. */
const few = (names) => names.slice(0, 3).join(", ") + (names.length > 3 ? `, ${names.length - 3} more` : "");

async function read(attio) {
  section("Workspace");
  await step("self()", () => attio.self(), (me) => me.workspace_name ?? "no active grant");
  await step("objects.list()", () => attio.objects.list(), ({ data }) => few(data.map(({ api_slug }) => api_slug)));

  section("Companies");
  const { data } = await step(
    'records.query("companies", { … })',
    () =>
      attio.records.query("companies", {
        filter: { domains: { $not_empty: true } },
        sorts: [{ attribute: "name", direction: "asc" }],
        limit: 6,
      }),
    (page) => `the first ${page.data.length}, by name`,
  );
  if (data.length > 0) block(`\n${companyTable(data)}`);

  section("Tasks and notes");
  await ifPermitted("tasks.list({ is_completed: false })", () => attio.tasks.list({ is_completed: false, limit: 5 }), "open");
  await ifPermitted("notes.list()", () => attio.notes.list({ limit: 5 }), "of all records");
}

/** A workspace may have granted fewer scopes: the line then names the missing one. */
async function ifPermitted(call, make, what) {
  try {
    await step(call, make, (page) => `${page.data.length}${page.hasNextPage() ? " or more" : ""} ${what}`);
  } catch (error) {
    if (!AttioError.is(error) || error.kind !== "permission") throw error;
    skipped(call, error.message);
  }
}
