// Statements for SQLite and PostgreSQL from one text.
//
// `:name` stands for a parameter: text, a whole number, or JSON (`json`). `{each:name}` reads a JSON list as rows with a
// column `value`; `{max}` and `{min}` choose between two values; `{json}` is the type of a document.

/**
 * `each` has further parameters: with these the statement is carried out once for each, which a store with `takesRows`
 * takes.
 *
 * @typedef {{ sql: string, params?: Record<string, string | number | null | Json>, rows?: boolean, each?: Record<string, string>[] }} Statement
 */

/** JSON as text: it is not parsed and written again on its way to the database. */
export class Json {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

export const json = (value) => new Json(JSON.stringify(value));

/** @type {Map<string, { text: string, names: string[] }>} */
const compiled = new Map();

/**
 * A statement for SQLite: its text with `?1`, `?2` …, and the names of these.
 *
 * @param {Statement} statement
 * @returns {{ text: string, names: string[] }}
 */
export function compile({ sql, params = {} }) {
  let known = compiled.get(sql);
  if (!known) {
    const names = [];
    const number = (name) => {
      if (!names.includes(name)) names.push(name);
      return `?${names.indexOf(name) + 1}`;
    };
    const text = sql
      .replace(/\{each:(\w+)\}/g, (_, name) => `json_each(${number(name)}) AS each`)
      .replace(/\{(max|min)\}/g, "$1")
      .replaceAll("{json}", "TEXT")
      // Not `::` of a cast, and nothing within quotation marks.
      .replace(/'[^']*'|:(\w+)/g, (whole, name) => (name ? number(name) : whole));
    known = { text, names };
    if (Object.keys(params).length > 0) compiled.set(sql, known);
  }
  return known;
}

const plain = (value) => (value instanceof Json ? value.text : (value ?? null));

/**
 * A statement for SQLite with its values.
 *
 * @param {Statement} statement
 * @returns {{ text: string, values: (string | number | null)[] }}
 */
export function forSqlite(statement) {
  const { text, names } = compile(statement);
  return { text, values: names.map((name) => plain(statement.params?.[name])) };
}

/**
 * Statements for PostgreSQL, as the one argument of the function `attio_run`: each has its parameters as one document.
 *
 * @param {Statement[]} statements
 * @returns {string}
 */
export function forPostgres(statements) {
  const each = statements.map(({ sql, params = {}, rows = false }) => {
    const type = (name) => {
      const value = params[name];
      if (value instanceof Json) return `($1->'${name}')`;
      return typeof value === "number" ? `(($1->>'${name}')::bigint)` : `($1->>'${name}')`;
    };
    const text = sql
      .replace(/\{each:(\w+)\}/g, (_, name) => `jsonb_array_elements($1->'${name}') AS each(value)`)
      .replaceAll("{max}", "greatest")
      .replaceAll("{min}", "least")
      .replaceAll("{json}", "JSONB")
      .replace(/'[^']*'|::|:(\w+)/g, (whole, name) => (name ? type(name) : whole));
    const members = Object.entries(params).map(([name, value]) => `${JSON.stringify(name)}:${value instanceof Json ? value.text : JSON.stringify(value)}`);
    return `{"sql":${JSON.stringify(text)},"rows":${rows},"params":{${members.join(",")}}}`;
  });
  // PostgreSQL has no text with U+0000.
  return `[${each.join(",")}]`.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\\ufffd");
}
