// Table of companies.
import Table from "cli-table3";
import color from "picocolors";

const shown = {
  Company: ({ name }) => name?.[0]?.value,
  Domain: ({ domains }) => domains?.[0]?.domain,
  Categories: ({ categories }) => categories?.map(({ option }) => option.title).join(", "),
  City: ({ primary_location: [place] = [] }) => place && [place.locality, place.country_code].filter(Boolean).join(", "),
  Employees: ({ headcount, employee_range }) => headcount?.[0]?.value ?? employee_range?.[0]?.option.title,
};

// Columns separated by space alone; cli-table3's own colours ignore NO_COLOR.
const lines = ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
  .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"]);
const chars = { ...Object.fromEntries(lines.map((name) => [name, ""])), middle: " " };

/** @param {import("attio-wasm").AttioRecord<import("attio-wasm").CompanyValues>[]} records */
export function companyTable(records) {
  const table = new Table({
    head: Object.keys(shown).map((name) => color.dim(name)),
    colAligns: ["left", "left", "left", "left", "right"],
    colWidths: [20, 22, 26, 15, 10],
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars,
  });
  for (const { values } of records) table.push(Object.values(shown).map((read) => read(values) ?? "–"));
  return table.toString();
}
