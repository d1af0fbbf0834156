// Memory of the page: old answers are released.
import assert from "node:assert/strict";

/** After five collections, in MB. */
async function heap(page) {
  const session = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 5; turn += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(50);
  }
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}

const GOAL_MB = 5;

/** Runs a query again, each time with all of its 600 people. */
async function queries(demo) {
  const { page } = demo;
  await demo.ready();
  await demo.go("People");
  const once = async () => {
    await page.keyboard.press("r");
    await page.waitForTimeout(20);
    await demo.ready();
    await page.getByRole("button", { name: "Load all" }).click();
    await page.waitForFunction(() => document.querySelector(".status-text").textContent.startsWith("1–600 shown") && document.querySelector(".status-text").textContent.includes("· all"));
  };
  await demo.grid.focus();
  // Everything that is created once exists by now.
  for (let turn = 0; turn < 5; turn += 1) await once();
  const before = await heap(page);
  for (let turn = 0; turn < 50; turn += 1) await once();
  const after = await heap(page);
  console.log(`  memory: ${before.toFixed(1)} MB after 5 queries of 600 rows, ${after.toFixed(1)} MB after 50 more`);
  assert.ok(after - before <= GOAL_MB, `${(after - before).toFixed(1)} MB more after 50 queries: the goal is ${GOAL_MB}`);
}

export const tests = [{ name: "memory: 50 queries of 600 rows", test: queries }];
