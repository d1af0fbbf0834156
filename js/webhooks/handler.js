import { receive } from "./delivery.js";
import { WebhookError } from "./error.js";
import { checkOptions } from "./options.js";

/** @type {import("../../pkg-template/webhooks.d.ts").createWebhookHandler} */
export function createWebhookHandler(options) {
  const { secret, maxBytes, on, onEvent, dedupe, onError } = checkOptions(options, true);

  return async function webhook(request, ...rest) {
    let delivery;
    let status = 200;
    /** Runs a step. A failure is reported and makes the answer an error. */
    const run = async (step) => {
      try {
        return await step();
      } catch (error) {
        status = error instanceof WebhookError && !delivery ? error.status : 500;
        try {
          await onError(error, delivery);
        } catch {
          // The error callback must not change the answer.
        }
      }
    };

    delivery = await run(() => receive(request, secret, maxBytes, rest));
    const id = delivery?.id;
    const known = id && (await run(() => dedupe?.has(id)));
    if (status === 200 && !known) {
      for (const event of delivery.events) {
        const handle = Object.hasOwn(on, event.event_type) ? on[event.event_type] : onEvent;
        // After a failed event the others are still handled: a retry delivers all of them again, but only a limited
        // number of times.
        await run(() => handle?.(event, delivery, ...rest));
      }
      // Marked only after handling: a delivery that was marked and then failed would be lost. If marking fails,
      // nothing is lost.
      if (status === 200 && id) {
        await run(() => dedupe?.add(id));
        status = 200;
      }
    }
    // The body is empty: the sender does not learn the reason.
    return new Response(null, { status, headers: { allow: "POST" } });
  };
}
