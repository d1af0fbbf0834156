// In-memory servers, so that only the client is measured. Like a real `fetch`, each begins by making a Request of its
// arguments.
import { attributesAnswer } from "./attributes.mjs";
import { answer } from "./records.mjs";
import { recordAnswer, taskAnswer } from "./small.mjs";

const json = { headers: { "content-type": "application/json" } };

/** Answers every request with one task, or one record. */
export const small = async (input, init) => new Response(new Request(input, init).url.includes("/tasks/") ? taskAnswer : recordAnswer, json);

/** Answers with a task once `count` requests wait, so that all of them are in flight. */
export function taskWhenFull(count) {
  let waiting = [];
  return (input, init) =>
    new Promise((resolve) => {
      new Request(input, init);
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
    async (input, init) => {
      const { url } = new Request(input, init);
      return new Response(url.includes("/attributes") ? attributesAnswer(url) : bytes, json);
    },
    { bytes: bytes.length, response: () => new Response(bytes, json) },
  );
}
