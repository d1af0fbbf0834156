// Verification of a request as a delivery from Attio.
import { readBody } from "../http/body.js";
import { WebhookError } from "./error.js";
import { checkOptions } from "./options.js";
import { verifySignature } from "./signature.js";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** @type {import("../../pkg-template/webhooks.d.ts").receiveWebhook} */
export async function receiveWebhook(request, options) {
  const { secret, maxBytes } = checkOptions(options);
  return receive(request, secret, maxBytes, []);
}

/**
 * @param {Request} request
 * @param {unknown} secret
 * @param {number} maxBytes
 * @param {unknown[]} rest what the platform gives beside the request: a function for the secret gets it as well
 */
export async function receive(request, secret, maxBytes, rest) {
  if (request.method !== "POST") throw new WebhookError("method", 405, "not a POST");
  const bytes = await bodyOf(request, maxBytes);
  let body;
  try {
    body = JSON.parse(decoder.decode(bytes));
  } catch {
    // Not JSON in UTF-8. Only a sender who knows the secret is told.
  }
  const { events, webhook_id: id } = body ?? {};
  const webhookId = typeof id === "string" ? id : "";
  if (!(await verifySignature(bytes, signatureOf(request.headers), await secretFor(secret, webhookId, rest)))) {
    throw new WebhookError("signature", 401, "the signature is missing or wrong");
  }
  if (!Array.isArray(events) || !events.every((event) => typeof event?.event_type === "string")) {
    throw new WebhookError("body", 400, "the body has no `events`");
  }
  return { id: request.headers.get("idempotency-key") || undefined, webhookId, events };
}

/** @param {Request} request @param {number} maxBytes */
async function bodyOf(request, maxBytes) {
  if (!request.headers?.get) throw new WebhookError("body", 500, "not a Request: use `verifySignature`");
  if (request.bodyUsed || request.body?.locked) {
    throw new WebhookError("body_used", 500, "the body was read before it was verified");
  }
  let bytes;
  try {
    // Attio itself gives up after 5 s.
    bytes = await readBody(request, maxBytes, AbortSignal.timeout(10_000));
  } catch (cause) {
    throw new WebhookError("body", 400, "the body did not arrive", { cause });
  }
  if (!bytes) throw new WebhookError("too_large", 413, "the body is too large");
  return bytes;
}

/** Both headers have the same value; a difference means that one was added by somebody else. */
function signatureOf(headers) {
  const [signature, legacy] = ["attio-signature", "x-attio-signature"].map((name) => headers.get(name)?.toLowerCase());
  const given = signature ?? legacy;
  return given === (legacy ?? given) ? given : undefined;
}

/** The webhook's id is not verified yet: it only selects the secret to verify with. */
async function secretFor(secret, webhookId, rest) {
  if (typeof secret !== "function") return secret;
  // An id is a UUID; other values are not looked up.
  const chosen = /^[\w-]{1,64}$/.test(webhookId) ? await secret(webhookId, ...rest) : null;
  if (chosen == null) throw new WebhookError("unknown_webhook", 401, "the secret is missing");
  return chosen;
}
