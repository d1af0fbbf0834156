// One of several processes that share an account: sends a number of requests, each when the limiter lets it, and
// prints their times: limited-process.mjs <connection to PostgreSQL> <address> <count>.
import pg from "pg";
import { postgresLimiter } from "attio-wasm/limiter";

const [connection, target, count] = process.argv.slice(2);
const pool = new pg.Pool({ ...JSON.parse(connection), max: 2 });
const limiter = postgresLimiter((text, parameters) => pool.query(text, parameters));
const starts = [];
let left = Number(count);
const lane = async () => {
  while (left > 0) {
    left -= 1;
    await limiter.acquire({ via: "maton", connection: "one" }, undefined);
    starts.push(Date.now());
    await fetch(target);
  }
};
await Promise.all(Array.from({ length: 5 }, lane));
await pool.end();
console.log(JSON.stringify(starts));
