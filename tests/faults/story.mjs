// Outcomes of calls as text, for comparison.

/** "a result", or the error: its kind and its special properties. */
export async function ending(promise) {
  try {
    const value = await promise;
    return value === undefined ? "nothing" : "a result";
  } catch (error) {
    if (!isAttioError(error)) return `${error}`;
    return error.maybeProcessed ? `${error.kind}, maybe processed` : error.kind;
  }
}

/** Outcome and number of requests of a call: "server after 3 requests". */
export async function story(promise, server) {
  const end = await ending(promise);
  const sent = (await server.requests()).length;
  return `${end} after ${sent} request${sent === 1 ? "" : "s"}`;
}

/** Outcome of a promise, fulfilled or rejected. */
export const settled = async (promise) => {
  try {
    return await promise;
  } catch (error) {
    return error;
  }
};

const isAttioError = (error) => typeof error === "object" && error !== null && error.name === "AttioError";

const { setTimeout: setOwnTimeout, clearTimeout: clearOwnTimeout } = globalThis; // cases that count timers replace them

export const pause = (ms) => new Promise((resolve) => setOwnTimeout(resolve, ms));

/** The value of a promise, or "nothing" after `ms`. */
export function within(promise, ms) {
  let timer;
  const late = new Promise((resolve) => (timer = setOwnTimeout(resolve, ms, "nothing")));
  return Promise.race([promise, late]).finally(() => clearOwnTimeout(timer));
}

/** Duration of `act` in milliseconds. */
export async function timed(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
