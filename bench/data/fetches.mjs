// Servers without a network: what is measured is the client.
import { attributesAnswer } from "./attributes.mjs";
import { answer } from "./records.mjs";
import { recordAnswer, taskAnswer } from "./small.mjs";

const json = { headers: { "content-type": "application/json" } };

/** A client may call `fetch` with an address or with a `Request`. */
const addressOf = (input) => input.url ?? input;

/** Answers every request with one task, or one record. */
export const small = async (input) => new Response(addressOf(input).includes("/tasks/") ? taskAnswer : recordAnswer, json);

/** Answers with a task, but only once `count` requests wait: so many are in flight. */
export function taskWhenFull(count) {
  let waiting = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < count) return;
      for (const each of waiting) each(new Response(taskAnswer, json));
      waiting = [];
    });
}

/** Answers a query with a page of 500 records, from bytes, as a network would. */
export function page() {
  const bytes = new TextEncoder().encode(answer(0));
  return Object.assign(
    async (input) => new Response(addressOf(input).includes("/attributes") ? attributesAnswer(addressOf(input)) : bytes, json),
    { bytes: bytes.length, response: () => new Response(bytes, json) },
  );
}
