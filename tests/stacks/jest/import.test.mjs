import { call } from "#call";

test("import", async () => {
  expect(await call(process.env.BASE_URL)).toBe("companies");
});
