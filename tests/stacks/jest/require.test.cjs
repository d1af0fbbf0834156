const { AttioClient } = require("attio-wasm");

test("require", async () => {
  const attio = new AttioClient({ apiKey: "test-key", baseUrl: process.env.BASE_URL });
  expect((await attio.objects.get("companies")).api_slug).toBe("companies");
  expect(await attio.records.rows("companies", { limit: 1 }).toArray()).toHaveLength(3);
});
