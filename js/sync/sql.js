// Templates of statements for both SQLite and PostgreSQL.
//
// `:name` is a parameter: text, a whole number, or JSON (`json`). `{each:name}` expands a JSON list to rows with a
// column `value`; `{max}` and `{min}` are functions of two values; `{json}` is the type of a document.

/** @typedef {{ sql: string, params?: Record<string, string | number | null | Json | Uint8Array>, rows?: boolean }} Statement */

/** JSON text that is passed to the database without parsing it. */
export class Json {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

export const json = (value) => new Json(JSON.stringify(value));

/**
 * The placeholders of a statement. Text within quotation marks is skipped, since slugs come from the workspace; `::` is a
 * cast, not a placeholder.
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
 * A statement for SQLite: its text with `?1`, `?2` …, and the names of these parameters.
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
 * Statements for PostgreSQL as the only argument of the function `attio_run`: each has its parameters in one document.
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
 * Matches JSON escapes that PostgreSQL cannot store: U+0000 and half surrogate pairs. Whole pairs and escaped
 * backslashes are skipped.
 */
const UNHELD = /(\\\\|\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|\\u(?:0000|d[89a-f][\da-f]{2})/gi;
