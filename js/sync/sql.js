// Statements for SQLite and PostgreSQL from one text.
//
// `:name` stands for a parameter: text, a whole number, or JSON (`json`). `{each:name}` reads a JSON list as rows with a
// column `value`; `{max}` and `{min}` choose between two values; `{json}` is the type of a document.

/** @typedef {{ sql: string, params?: Record<string, string | number | null | Json | Uint8Array>, rows?: boolean }} Statement */

/** JSON as text: it is not parsed and written again on its way to the database. */
export class Json {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

export const json = (value) => new Json(JSON.stringify(value));

/**
 * The places of a statement to fill in. Nothing within quotation marks is one: slugs come from the workspace. Nor is `::`,
 * a cast.
 */
const PLACE = /'[^']*'|"[^"]*"|::|\{each:(\w+)\}|\{(max|min|json)\}|:(\w+)/g;

/**
 * @param {string} sql
 * @param {{ each: (name: string) => string, max: string, min: string, json: string, parameter: (name: string) => string }} dialect
 */
const filled = (sql, dialect) =>
  sql.replace(PLACE, (whole, each, word, name) => (each ? dialect.each(each) : word ? dialect[word] : name ? dialect.parameter(name) : whole));

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
    const text = filled(sql, { each: (name) => `json_each(${number(name)}) AS each`, max: "max", min: "min", json: "TEXT", parameter: number });
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
    const text = filled(sql, { each: (name) => `jsonb_array_elements($1->'${name}') AS each(value)`, max: "greatest", min: "least", json: "JSONB", parameter: type });
    const members = Object.entries(params).map(([name, value]) => `${JSON.stringify(name)}:${value instanceof Json ? value.text : JSON.stringify(value)}`);
    return `{"sql":${JSON.stringify(text)},"rows":${rows},"params":{${members.join(",")}}}`;
  });
  return `[${each.join(",")}]`.replace(UNHELD, (whole, pair) => (pair ? whole : "\\ufffd"));
}

/**
 * Escapes of JSON, of which PostgreSQL holds neither U+0000 nor half a surrogate pair; whole pairs, and a backslash that
 * is escaped itself, are passed over.
 */
const UNHELD = /(\\\\|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|\\u(?:0000|d[89a-f][\da-f]{2})/gi;
