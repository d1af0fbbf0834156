// Sends webhook deliveries. The sandbox decides what is sent and when; the function that delivers is the caller's.

/** Milliseconds that Attio waits for an answer. */
const ANSWER_MS = 5_000;

/**
 * @param {() => any} current the sandbox's WebAssembly object, which `reset` replaces
 * @param {{ deliver?: (request: Request) => Response | Promise<Response>, timeoutMs?: number }} options
 */
export function createSender(current, { deliver, timeoutMs = ANSWER_MS }) {
  /** @type {Promise<void> | undefined} */
  let running;

  async function sendAll() {
    await undefined; // `running` is set before the first is taken
    try {
      for (let sandbox = current(), due; (due = sandbox.nextDelivery()); sandbox = current()) {
        const { status, error } = await attempt(due.delivery);
        if (sandbox === current()) sandbox.answered(due.number, status, error);
      }
    } finally {
      running = undefined;
    }
  }

  async function attempt({ id, targetUrl, body, signature }) {
    let timer;
    const late = new Promise((_, reject) => (timer = setTimeout(reject, timeoutMs, new Error(`no answer within ${timeoutMs} ms`))));
    try {
      const headers = { "content-type": "application/json", "idempotency-key": id, "attio-signature": signature, "x-attio-signature": signature };
      const answer = /** @type {any} */ (deliver)(new Request(targetUrl, { method: "POST", headers, body }));
      const response = await Promise.race([answer, late]);
      if (typeof response?.status !== "number") throw new TypeError("`deliver` returned no Response");
      response.body?.cancel().catch(() => {});
      return { status: response.status };
    } catch (error) {
      return { error: String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    sends: deliver !== undefined,
    /** Sends the due deliveries one after the other; resolves when none is left. */
    async send() {
      if (deliver) await (running ??= sendAll());
    },
  };
}
