// Limiters shared by several isolates or processes.
export { durableLimiter, RateLimiter } from "../js/limiter/durable.js";
export { postgresLimiter } from "../js/limiter/postgres.js";
