// Servers without a network: what is measured is the client.
import { attributesAnswer } from "./attributes.mjs";
import { answer } from "./records.mjs";
import { recordAnswer, taskAnswer } from "./small.mjs";

const json = { headers: { "content-type": "application/json" } };

/** Answers every request with one task, or one record. */
export const small = async (request) => new Response(request.url.includes("/tasks/") ? taskAnswer : recordAnswer, json);

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
    async (request) => new Response(request.url.includes("/attributes") ? attributesAnswer(request.url) : bytes, json),
    { bytes: bytes.length, response: () => new Response(bytes, json) },
  );
}
