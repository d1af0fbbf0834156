// apiKey as a function: called for each attempt, and once more after a 401.
import { settled, story } from "../story.mjs";

const counting = () => {
  let asked = 0;
  return () => `sk-canary-${(asked += 1)}`;
};
const seen = async (server) => (await server.requests()).map(({ headers }) => headers.authorization?.replace("Bearer sk-canary-", "") ?? "none").join(" ");

export const key = [
  {
    name: "the function is called for each attempt",
    where: "everywhere",
    expected: "1 2 3",
    async run({ open }) {
      const { attio, server } = await open([{ status: 503 }, { status: 503 }, {}], { apiKey: counting() });
      await attio.self();
      return seen(server);
    },
  },
  {
    name: "it is called once more after a 401, also for a create",
    where: "everywhere",
    expected: "1 2",
    async run({ open }) {
      const { attio, server } = await open([{ status: 401 }, {}], { apiKey: counting() });
      await attio.records.create("people", { values: {} });
      return seen(server);
    },
  },
  {
    name: "it is not called again after a second 401",
    expected: "authentication after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 401 }], { apiKey: counting() });
      return story(attio.self(), server);
    },
  },
  {
    name: "the attempt with the new key is no retry: it is made with maxRetries 0, too",
    expected: "a result after 2 requests",
    async run({ open }) {
      const { attio, server } = await open([{ status: 401 }, {}], { apiKey: counting(), maxRetries: 0 });
      return story(attio.self(), server);
    },
  },
  {
    name: "a key that is a string is not tried again",
    expected: "authentication after 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ status: 401 }, {}]);
      return story(attio.self(), server);
    },
  },
  {
    name: "where the function fails or returns no key, nothing is sent",
    where: "everywhere",
    expected: "all configuration, 0 requests",
    async run({ open }) {
      const broken = [
        () => {
          throw new Error("locked");
        },
        () => Promise.reject(new Error("locked")),
        () => Promise.reject(undefined),
        () => undefined,
        () => 7,
        () => Symbol("s"),
        () => "two\nlines",
        () => "",
        () => ({ then: (_, reject) => reject(new Error("locked")) }),
        () => Object.defineProperty({}, "then", { get: () => { throw new Error("locked"); } }),
      ];
      const kinds = [];
      let requests = 0;
      for (const apiKey of broken) {
        const { attio, server } = await open([{}], { apiKey });
        kinds.push((await settled(attio.self())).kind);
        requests += (await server.requests()).length;
      }
      return `${kinds.every((kind) => kind === "configuration") ? "all configuration" : kinds.join(" ")}, ${requests} requests`;
    },
  },
  {
    name: "without an apiKey no Authorization is sent",
    where: "everywhere",
    expected: "none",
    async run({ open }) {
      const { attio, server } = await open([{}], { apiKey: undefined });
      await attio.self();
      return seen(server);
    },
  },
];
