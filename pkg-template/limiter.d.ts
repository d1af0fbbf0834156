/**
 * Rate limits that several isolates or processes keep together: `attio-wasm/limiter`.
 *
 * One client keeps the limit by itself, for all its calls. Isolates and processes do not know of each other: where
 * several draw on one account, give each client the same limiter.
 *
 * @module
 */
import type { HostRequest, HostResponse, Limiter } from "./index.js";

export type { Limiter, Turn } from "./index.js";

/** Options of both limiters. */
export interface LimiterOptions {
  /** Whose budget it is, such as the Maton account. Default `"account"`. */
  name?: string;
  /** Starts in a second. Default 10 through Maton; directly 100 reads and 25 writes. */
  requestsPerSecond?: number;
}

/** The namespace of the Durable Object. */
export interface LimiterNamespace {
  idFromName(name: string): unknown;
  get(id: never): unknown;
}

/**
 * A limiter that is kept by a Durable Object, for all Workers and Durable Objects of an account.
 *
 * @example
 * export { RateLimiter } from "attio-wasm/limiter";
 *
 * const attio = new AttioClient({ apiKey: env.MATON_API_KEY, limiter: durableLimiter(env.LIMITER) });
 */
export function durableLimiter(namespace: LimiterNamespace, options?: LimiterOptions): Limiter;

/** The class of the Durable Object; the Worker exports it. */
export class RateLimiter {
  constructor(state: object, env?: object);
  /** Answers {@link durableLimiter}. */
  fetch(request: HostRequest): Promise<HostResponse>;
}

/**
 * A limiter that is kept by a row of PostgreSQL, for all processes that use the database. It makes the table
 * `attio_limiter`.
 *
 * @example
 * const limiter = postgresLimiter((text, parameters) => pool.query(text, parameters));
 */
export function postgresLimiter(query: (text: string, parameters?: unknown[]) => Promise<{ rows: unknown[] } | unknown[]>, options?: LimiterOptions): Limiter;
