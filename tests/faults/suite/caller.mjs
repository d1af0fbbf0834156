// The first frame of an error's stack is the caller's line.
const answer = async () => Response.json({ message: "no" }, { status: 404 });

/** Each way of calling; all of them reject. */
const ways = {
  "a call": async (attio) => await attio.tasks.get("x"),
  "a raw request": async (attio) => await attio.request({ path: "/v2/x" }),
  "a list that is awaited": async (attio) => await attio.tasks.list(),
  "a list that is iterated": async (attio) => { for await (const task of attio.tasks.list()) return task; },
  "a list, page by page": async (attio) => { for await (const page of attio.tasks.list().pages()) return page; },
  "a list that is collected": async (attio) => await attio.tasks.list().toArray(),
  "a stable list that is awaited": async (attio) => await attio.records.query("people", {}, { stable: true }),
  "a stable list that is iterated": async (attio) => { for await (const person of attio.records.query("people", {}, { stable: true })) return person; },
  "an argument of a stable list": async (attio) => await attio.records.query("people", { offset: 1 }, { stable: true }),
  "rows that are awaited": async (attio) => await attio.records.rows("people"),
  "rows that are iterated": async (attio) => { for await (const row of attio.records.rows("people")) return row; },
  "rows as columns": async (attio) => await attio.records.rows("people").toColumns(),
  "an export": async (attio) => await new Response(attio.records.exportCsv("people")).text(),
  "an item of bulk": async (attio) => { throw (await attio.records.createMany("people", [{ values: {} }])).results[0].error; },
  "metadata": async (attio) => await attio.records.metadata("people"),
  "an argument": async (attio) => await attio.tasks.get(7),
  "an argument of a list": async (attio) => await attio.tasks.list({ limit: -1 }),
  "an argument of bulk": async (attio) => await attio.records.createMany("people", 7),
  "an argument of rows": async (attio) => await attio.records.rows("people", {}, { select: 7 }),
};

export const caller = Object.entries(ways).map(([name, call]) => ({
  name: `the stack of ${name} begins at its caller`,
  where: ["node"],
  expected: "caller.mjs",
  async run({ AttioClient }) {
    const attio = new AttioClient({ apiKey: "key", maxRetries: 0, requestsPerSecond: null, fetch: answer });
    const { stack } = await call(attio).then(() => ({ stack: "no error" }), (error) => error);
    const first = stack.split("\n").find((line) => /^ {4}at /.test(line)) ?? stack;
    return /caller\.mjs/.exec(first)?.[0] ?? first;
  },
}));
