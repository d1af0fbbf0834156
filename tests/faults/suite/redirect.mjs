// No redirect is followed except that of a download, which carries no credentials.
import { settled } from "../story.mjs";

const secret = ["authorization", "maton-connection", "x-own", "cookie"];

/** Requests that the other origin received. */
async function strangers(server) {
  const { strangers: seen } = await server.log();
  if (seen.length === 0) return "the other origin saw nothing";
  const leaked = seen.flatMap(({ headers }) => secret.filter((name) => name in headers));
  return `the other origin saw ${seen.length} ${seen[0].method}${leaked.length > 0 ? ` with ${leaked.join(", ")}` : ", nothing of ours"}`;
}

const statuses = [301, 302, 303, 307, 308].map((status) => ({
  name: `${status} to another origin`,
  where: "everywhere",
  expected: "network, network; the other origin saw nothing",
  async run({ open }) {
    const { attio, server } = await open([{ status, redirect: "away" }]);
    const read = await settled(attio.self());
    const written = await settled(attio.records.create("people", { values: {} }));
    return `${read.kind}, ${written.kind}; ${await strangers(server)}`;
  },
}));

const servers = ["node", "deno", "bun", "workerd"]; // a page cannot read Location

export const redirect = [
  ...statuses,
  {
    name: "a redirect to the same origin is not followed either",
    expected: "network after 1 request",
    async run({ open }) {
      const { attio, server } = await open([{ status: 302, redirect: "/elsewhere" }]);
      const { kind } = await settled(attio.self());
      return `${kind} after ${(await server.requests()).length} request`;
    },
  },
  {
    name: "a download follows one redirect, without the client's headers",
    where: servers,
    expected: "200 from the other origin; the other origin saw 1 GET, nothing of ours",
    async run({ open }) {
      const { attio, server } = await open([{ status: 302, redirect: "away" }], { connection: "one", headers: { "x-own": "1" } });
      const response = await attio.files.download("one", { headers: { "x-own": "2" } });
      const { data } = await response.json();
      return `${response.status} from ${data.from}; ${await strangers(server)}`;
    },
  },
  {
    name: "a download follows no second redirect",
    where: servers,
    expected: "network; the other origin saw 1 GET, nothing of ours",
    async run({ open }) {
      const { attio, server } = await open([{ status: 302, redirect: "on" }]);
      const { kind } = await settled(attio.files.download("one", { maxRetries: 0 }));
      return `${kind}; ${await strangers(server)}`;
    },
  },
  {
    name: "a download in a page says that it goes through the proxy",
    where: ["chromium"],
    expected: "network, names the proxy",
    async run({ open }) {
      const { attio } = await open([{ status: 302, redirect: "away" }]);
      const { kind, message } = await settled(attio.files.download("one"));
      return `${kind}, ${/proxy/.test(message) ? "names the proxy" : message}`;
    },
  },
  ...["http://example.com/file", "javascript:alert(1)", "data:text/plain,file", "ftp://example.com/file", "https://user:pass@example.com/", "file:///etc/passwd", "//"].map(
    (location) => ({
      name: `a download does not follow to ${location}`,
      where: servers,
      expected: "network",
      async run({ open }) {
        const { attio } = await open([{ status: 302, redirect: location }], { maxRetries: 0 });
        return (await settled(attio.files.download("one"))).kind;
      },
    }),
  ),
];
