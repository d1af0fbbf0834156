import { WebhookError } from "./error.js";
import { webhookEventTypes } from "./events.js";
import { secretsOf } from "./signature.js";

/**
 * Checks all options when a handler is made, so that mistakes do not wait for a delivery.
 *
 * @param {any} options
 * @param {boolean} [handles] whether something must handle the events
 */
export function checkOptions(options, handles) {
  const check = (right, option, complaint = "must be a function") => {
    if (!right) throw new TypeError(`webhooks: \`${option}\` ${complaint}`);
  };
  const { secret, maxBytes = 1_000_000, on = {}, onEvent, dedupe, onError = report, ...unknown } = options;
  const isFunction = (value) => typeof value === "function";

  for (const option in unknown) check(false, option, "is not an option");
  if (!isFunction(secret)) secretsOf(secret);
  check(maxBytes > 0, "maxBytes", "must be a number above 0");
  for (const type in on) check(webhookEventTypes.includes(/** @type {any} */ (type)), type, "is not an event: newer ones reach `onEvent`");
  for (const [option, value] of Object.entries({ ...on, onEvent: onEvent ?? report, onError })) check(isFunction(value), option);
  check(!dedupe || (isFunction(dedupe.has) && isFunction(dedupe.add)), "dedupe", "must have `has` and `add`");
  check(!handles || onEvent || Object.keys(on).length > 0, "on", "or `onEvent` must be given");
  return { secret, maxBytes, on, onEvent, dedupe, onError };
}

/** By default failures answered with 500 are logged; bad requests are not, since anybody can send them. */
function report(error) {
  if (!(error instanceof WebhookError && error.status < 500)) console.error(error);
}
