// PostgreSQL, through any function that sends a query with parameters. All statements of a transaction go to one
// function in the database, so a pool suffices.
import { refused } from "./options.js";
import { forPostgres } from "./sql.js";

const FUNCTION = `CREATE OR REPLACE FUNCTION attio_run(statements jsonb) RETURNS jsonb LANGUAGE plpgsql AS $attio$
DECLARE
  one jsonb;
  found jsonb;
  results jsonb := '[]';
BEGIN
  -- Two that make the tables, or take a number, wait for each other.
  PERFORM pg_advisory_xact_lock(7461374);
  FOR one IN SELECT value FROM jsonb_array_elements(statements) LOOP
    found := '[]';
    IF (one->>'rows')::boolean THEN
      EXECUTE 'WITH answer AS (' || (one->>'sql') || ') SELECT coalesce(jsonb_agg(to_jsonb(answer)), ''[]'') FROM answer' INTO found USING one->'params';
    ELSIF one->'params' = '{}' THEN
      EXECUTE one->>'sql';
    ELSE
      EXECUTE one->>'sql' USING one->'params';
    END IF;
    results := results || jsonb_build_array(found);
  END LOOP;
  RETURN results;
END
$attio$`;

/** Concurrent replacements of a function conflict. */
const PREPARE = `DO $prepare$ BEGIN PERFORM pg_advisory_xact_lock(7461374); EXECUTE $function$${FUNCTION}$function$; END $prepare$`;

/** @param {(text: string, parameters?: any[]) => Promise<any>} query */
export function postgresStore(query, { maxValueBytes = 200_000_000 } = {}) {
  if (typeof query !== "function") throw refused("postgresStore: a function `query(text, parameters)` was expected, such as `(text, parameters) => pool.query(text, parameters)`.");
  return {
    dialect: "postgres",
    maxValueBytes,
    maxBatch: 50_000_000,
    async prepare() {
      await query(PREPARE, []);
    },
    async batch(statements) {
      const answer = await query("SELECT attio_run($1::jsonb)::text AS results", [forPostgres(statements)]);
      const [row] = Array.isArray(answer) ? answer : answer.rows;
      return JSON.parse(row.results);
    },
  };
}
