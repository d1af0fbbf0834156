import { env } from "cloudflare:test";
import { AttioClient } from "attio-wasm";
import { createSandbox } from "attio-wasm/sandbox";
import { expect, test } from "vitest";
import { call } from "#call";

test("over HTTP", async () => {
  expect(await call(env.BASE_URL)).toBe("companies");
});

test("on a sandbox in the Worker", async () => {
  const attio = new AttioClient({ apiKey: "key", fetch: createSandbox({ companies: 3 }).fetch });
  expect(await attio.records.rows("companies").toArray()).toHaveLength(3);
});
