import { receive } from "./delivery.js";
import { WebhookError } from "./error.js";
import { checkOptions } from "./options.js";

/** @type {import("../../pkg-template/webhooks.d.ts").createWebhookHandler} */
export function createWebhookHandler(options) {
  const { secret, maxBytes, on, onEvent, dedupe, onError } = checkOptions(options, true);

  return async function webhook(request, ...rest) {
    let delivery;
    let status = 200;
    /** Runs a step. One that fails is reported, and makes the answer an error. */
    const run = async (step) => {
      try {
        return await step();
      } catch (error) {
        status = error instanceof WebhookError && !delivery ? error.status : 500;
        try {
          await onError(error, delivery);
        } catch {
          // The error callback cannot change the answer.
        }
      }
    };

    delivery = await run(() => receive(request, secret, maxBytes, rest));
    const id = delivery?.id;
    const known = id && (await run(() => dedupe?.has(id)));
    if (status === 200 && !known) {
      for (const event of delivery.events) {
        const handle = Object.hasOwn(on, event.event_type) ? on[event.event_type] : onEvent;
        // After one that fails the others are handled all the same: all of them come again, but not for ever.
        await run(() => handle?.(event, delivery, ...rest));
      }
      // Not before: a delivery that was marked and then failed would be lost. That it cannot be marked loses nothing.
      if (status === 200 && id) {
        await run(() => dedupe?.add(id));
        status = 200;
      }
    }
    // The body is empty: a caller is told nothing of the reason.
    return new Response(null, { status, headers: { allow: "POST" } });
  };
}
