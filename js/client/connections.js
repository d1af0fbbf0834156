// Methods of `connections` that take several requests: compositions of its operations.
import { createError } from "./error.js";
import { checkSignal, copy, MAX_MS, wholeNumber } from "./values.js";
import { blamed } from "./stack.js";
import { pause, timeLimit } from "./wire.js";

/** @param {{ create(...args: any[]): Promise<any>, get(...args: any[]): Promise<any> }} operations */
export const beyondConnections = (operations) => {
  const { create, waitUntilActive } = compositions(operations);
  return {
    create: (...args) => blamed(create(...args)),
    waitUntilActive: (...args) => blamed(waitUntilActive(...args)),
  };
};

/** @type {(operations: any) => Record<string, (...args: any[]) => Promise<any>>} */
const compositions = ({ create, get }) => ({
  /** Creates a connection, and reads it back where the answer lacks some of its properties. */
  async create(body, options) {
    const connection = await create(body, options);
    const { url, status, connection_id } = connection;
    return typeof url === "string" && typeof status === "string" ? connection : get(connection_id, options);
  },

  async waitUntilActive(id, options) {
    const { timeoutMs = 300_000, intervalMs = 2_000, signal, ...rest } = copy(options, "options");
    wholeNumber(timeoutMs, "timeoutMs", 1, MAX_MS);
    wholeNumber(intervalMs, "intervalMs", 1, MAX_MS);
    checkSignal(signal);
    const limit = timeLimit(timeoutMs, signal);
    try {
      for (;;) {
        const connection = await get(id, { ...rest, signal: limit });
        if (connection.status === "ACTIVE") return connection;
        if (connection.status === "FAILED") {
          throw createError("missing_connection", "gateway", "The connection has failed: delete it and create another.", {});
        }
        await pause(intervalMs, limit);
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (limit.late) throw createError("timeout", "client", "The connection is not active yet: has someone opened its url and agreed?", {});
      throw error;
    } finally {
      limit.clear();
    }
  },
});
