/**
 * Rate limits that several isolates or processes share: `attio-wasm/limiter`.
 *
 * A single client needs none, since it limits all of its calls. Isolates and processes do not know of each other:
 * where several use one account, give each client the same limiter.
 *
 * @module
 */
import type { HostRequest, HostResponse, Limiter } from "./index.js";

export type { Limiter, Turn } from "./index.js";

/** Options of both limiters. */
export interface LimiterOptions {
  /** Name of the budget, such as the Maton account. Default `"account"`. */
  name?: string | undefined;
  /** Request starts per second. Default 10 through Maton; directly 100 reads and 25 writes. */
  requestsPerSecond?: number | undefined;
}

/** The namespace of the Durable Object. */
export interface LimiterNamespace {
  idFromName(name: string): unknown;
  get(id: never): unknown;
}

/**
 * A limiter in a Durable Object, for all Workers and Durable Objects of an account.
 *
 * @example
 * export { RateLimiter } from "attio-wasm/limiter";
 *
 * const attio = new AttioClient({ apiKey: env.MATON_API_KEY, limiter: durableLimiter(env.LIMITER) });
 */
export function durableLimiter(namespace: LimiterNamespace, options?: LimiterOptions): Limiter;

/** The class of the Durable Object, to be exported by the Worker. */
export class RateLimiter {
  constructor(state: object, env?: object);
  /** Answers the requests of {@link durableLimiter}. */
  fetch(request: HostRequest): Promise<HostResponse>;
}

/**
 * A limiter in a row of PostgreSQL, for all processes that use the database. It creates the table `attio_limiter`.
 *
 * @example
 * const limiter = postgresLimiter((text, parameters) => pool.query(text, parameters));
 */
export function postgresLimiter(query: (text: string, parameters?: unknown[]) => Promise<{ rows: unknown[] } | unknown[]>, options?: LimiterOptions): Limiter;
