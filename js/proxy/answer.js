// Filters Attio's answers for pages.
import { cancel } from "../http/cancel.js";
import { until } from "../http/deadline.js";
import { withoutConsentLinks } from "./connections.js";
import { forThePage } from "./headers.js";
import { redacted } from "./redact.js";

/** Bytes that are read of an error: the relevant part is at its beginning. */
const LARGEST_ERROR = 64_000;
/** Of the end of a body that was cut off this much is left out: a key in the longest of its spellings. */
const LONGEST_KEY = 8_000;
/** Maximum size of a list of connections, which is read whole to be filtered. */
const LARGEST_CONNECTIONS = 1_000_000;

/**
 * @param {Response} upstream
 * @param {{ connections: boolean, keepsLink: boolean, redact: (text: string) => string }} settings
 * @param {ReturnType<typeof import("../http/deadline.js").deadline>} limit
 */
export async function passOn(upstream, { connections, keepsLink, redact }, limit) {
  const { status, headers } = upstream;
  if (!connections && upstream.ok) {
    limit.streams = true;
    return forThePage(new Response(untilItEnds(upstream.body, limit), { status, headers }), { redact });
  }

  const text = await readText(upstream, connections ? LARGEST_CONNECTIONS : LARGEST_ERROR, limit.signal);
  const copy = new Headers(headers);
  // Filtering changes the length.
  copy.delete("content-length");
  return forThePage(new Response(isBodiless(status) ? null : cleaned(text, connections, keepsLink, redact), { status, headers: copy }), { redact });
}

/** @param {string} text @param {boolean} connections @param {boolean} keepsLink @param {(text: string) => string} redact */
function cleaned(text, connections, keepsLink, redact) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // Connections that are not JSON cannot be filtered; an error body is then treated as text.
    return connections ? '{"message":"The gateway\'s answer was no JSON."}' : redact(text);
  }
  return JSON.stringify(connections ? withoutConsentLinks(body, keepsLink, redact) : redacted(body, redact));
}

/** @param {number} status */
const isBodiless = (status) => status === 204 || status === 205 || status === 304;

/**
 * The body as text, cut off after `most` bytes.
 *
 * @param {Response} upstream
 * @param {number} most
 * @param {AbortSignal} signal
 */
async function readText(upstream, most, signal) {
  const reader = upstream.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let left = most;
  try {
    for (let step; left > 0 && !(step = await until(reader.read(), signal)).done; left -= step.value.byteLength || 1) {
      text += decoder.decode(step.value, { stream: true });
    }
  } finally {
    cancel(reader);
  }
  // Where it is cut, so may be a key, which then is not known.
  return left > 0 ? text + decoder.decode() : text.slice(0, -LONGEST_KEY);
}

/**
 * @param {ReadableStream<Uint8Array> | null} body
 * @param {ReturnType<typeof import("../http/deadline.js").deadline>} limit
 */
function untilItEnds(body, { end, signal }) {
  if (!body) {
    end();
    return null;
  }
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          // A caller's own fetch may not end the body by its signal.
          const { done, value } = await until(reader.read(), signal);
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch (error) {
          end();
          cancel(reader, error);
          controller.error(error);
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
