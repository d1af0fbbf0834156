// Conversion of rows to columns, for charts and data frames.

const NUMBERS = new Set(["number", "currency", "rating"]);

/**
 * @param {any[]} rows
 * @param {{ api_slug: string, type?: string }[]} attributes types of columns; others are inferred from the values
 * @returns {{ length: number, columns: Record<string, Float64Array | Int8Array | any[]> }}
 */
export function toColumns(rows, attributes) {
  const types = new Map(attributes.map(({ api_slug, type }) => [api_slug, type]));
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.fromEntries([...names].map((name) => [name, column(rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null)), types.get(name))]));
  return { length: rows.length, columns };
}

function column(values, type) {
  const all = (kind) => values.every((value) => value === null || typeof value === kind) && values.some((value) => value !== null);
  if (NUMBERS.has(type) || (type === undefined && all("number"))) {
    return Float64Array.from(values, (value) => (typeof value === "number" ? value : NaN));
  }
  if (type === "checkbox" || (type === undefined && all("boolean"))) {
    return Int8Array.from(values, (value) => (typeof value === "boolean" ? Number(value) : -1));
  }
  return values;
}
