// The webhook of `sync --watch`: a server that receives it, and its subscription at Attio.
import { randomUUID } from "node:crypto";
import { isInner } from "../../http/address.js";
import { Problem } from "../problem.js";
import { CHECK, receiver } from "../receiver.js";

/** Maximum ms until a request to the address is received here. */
const CHECK_MS = 10_000;

/** The address as it is told to Attio. @param {string} text @returns {string} */
export function addressOf(text) {
  const refused = (what) => new Problem(`--webhook-url: ${what}`, 2);
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url?.protocol !== "https:" || url.hostname === "") throw refused("an address was expected that begins with https://, as Attio wants it.");
  if (isInner(url.hostname)) throw refused(`${url.hostname} is an address that Attio cannot reach: use a public one, such as that of a tunnel to this machine.`);
  url.hash = "";
  return url.href;
}

/**
 * Listens. Deliveries are accepted as soon as there is a subscription, whose secret only this process has.
 *
 * @param {{ sync: any, attio: any, url: string, port: number, terminal: import("../terminal.js").Terminal }} options
 */
export async function openInbox({ sync, attio, url, port, terminal }) {
  const warn = (text) => terminal.error(`${terminal.errorColour.yellow("!")} ${text}`);
  const stop = new AbortController();
  const nonce = randomUUID();
  /** @type {string[]} */
  const secrets = [];
  /** @type {string | undefined} */
  let webhookId;
  let wake = () => {};
  let isReached = false;
  const server = await receiver({
    port,
    secret: () => secrets,
    async onEvents(events) {
      await sync.mark(events);
      wake();
    },
    onCheck: (value) => (isReached ||= value === nonce),
  });

  /** Deletes what a process that was killed has left: nobody has its secret any more. */
  async function replace(signal) {
    for (const { id, target_url, subscriptions } of await attio.webhooks.list({}, { signal }).toArray()) {
      if (target_url !== url) continue;
      // One made with --tasks or --notes has more.
      if (subscriptions.every(({ event_type }) => sync.events.includes(event_type) || /^(task|note)/.test(event_type))) await attio.webhooks.delete(id.webhook_id, { signal });
      else warn(`Attio has another webhook for ${url}, ${id.webhook_id}, whose deliveries are refused here.`);
    }
  }

  /** Whether the address leads here. */
  async function check() {
    let answer;
    const { username, password, origin, pathname, search } = new URL(url);
    const headers = { [CHECK]: nonce, ...(username && { authorization: `Basic ${btoa(`${username}:${password}`)}` }) };
    try {
      const response = await fetch(origin + pathname + search, { method: "POST", body: "{}", redirect: "manual", headers, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(CHECK_MS)]) });
      answer = `it answered ${response.status}`;
      await response.body?.cancel();
    } catch (error) {
      const { cause, message } = /** @type {any} */ (error);
      answer = cause?.code ?? cause?.message ?? message;
    }
    if (isReached || stop.signal.aborted) return;
    warn(`${url} does not lead to port ${server.port}, as far as can be seen from here (${answer}): while that is so no event arrives, and only the regular reading finds changes.`);
  }

  return {
    port: server.port,
    /** Resolves at the next event. */
    woken: () => new Promise((resolve) => (wake = () => resolve(undefined))),
    /** Resolves without waiting for the check of the address. @param {AbortSignal} signal */
    async subscribe(signal) {
      await replace(signal);
      const made = await sync.subscribe(url, { signal });
      webhookId = made.webhookId;
      secrets.push(made.secret);
      return { check: check() };
    },
    async close() {
      stop.abort();
      try {
        if (webhookId !== undefined) await sync.unsubscribe(webhookId);
      } catch (error) {
        const { kind, message } = /** @type {any} */ (error);
        // Somebody else has deleted it.
        if (kind !== "not_found") warn(`The webhook ${webhookId} could not be deleted: ${message}`);
      }
      await server.close();
    },
  };
}
