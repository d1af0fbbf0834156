import { AttioClient } from "attio-wasm";

const attio = new AttioClient({ baseUrl: "/api/attio" });

const host = document.querySelector("#companies")!;
host.innerHTML = `
  <h1>Companies</h1>
  <table hidden>
    <thead>
      <tr><th scope="col">Company</th><th scope="col">Domain</th><th scope="col">Categories</th></tr>
    </thead>
    <tbody></tbody>
  </table>
  <p role="status"></p>
  <button type="button" hidden>Load more</button>`;
const table = host.querySelector("table")!;
const body = table.querySelector("tbody")!;
const status = host.querySelector("p")!;
const more = host.querySelector("button")!;

const companies = () =>
  attio.records.rows(
    "companies",
    { sorts: [{ attribute: "name", direction: "asc" }], limit: 25 },
    { select: ["name", "domains", "categories"] },
  );
let load = async () => companies(); // a list sends its request once: each attempt takes a new one

async function show() {
  status.textContent = "Loading …";
  more.disabled = true;
  try {
    const page = await load();
    for (const { name, domains, categories } of page.data) {
      const row = body.insertRow();
      // As text: the workspace's content is not trusted.
      for (const text of [name, domains[0], categories.join(", ")]) row.insertCell().textContent = text ?? "";
    }
    load = () => page.getNextPage();
    table.hidden = body.rows.length === 0;
    more.hidden = !page.hasNextPage();
    more.textContent = "Load more";
    status.textContent = body.rows.length === 0 ? "No companies yet." : "";
  } catch (error) {
    status.textContent = error instanceof Error ? error.message : String(error);
    more.hidden = false;
    more.textContent = "Try again";
  }
  more.disabled = false;
}

more.addEventListener("click", show);
await show();
