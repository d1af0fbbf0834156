// Limiters that several isolates or processes share.
export { durableLimiter, RateLimiter } from "../js/limiter/durable.js";
export { postgresLimiter } from "../js/limiter/postgres.js";
