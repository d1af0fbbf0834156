// Measurements of the page in Chromium. CDP slows down the main thread, but no worker; the network for both.
import { variants } from "../demo.mjs";

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: (0.75e6 / 8) };

/** Opens the page and records the browser's performance entries. */
export async function open(browser, address, { cpu = 1, isSlow = false } = {}) {
  const context = await browser.newContext({ ...variants.wide, serviceWorkers: "block", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (isSlow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
  }
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, longest: 0, longTasks: [], events: [], firstRow: 0 };
    globalThis.seen = seen;
    const observe = (type, use, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true, ...more });
    observe("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
    observe("layout-shift", (entry) => !entry.hadRecentInput && (seen.cls += entry.value));
    observe("longtask", (entry) => (seen.longTasks.push(entry.duration), (seen.longest = Math.max(seen.longest, entry.duration))));
    observe("event", (entry) => entry.interactionId && seen.events.push({ name: entry.name, ms: entry.duration }), { durationThreshold: 16 });
    const look = () => {
      if (document.querySelector("[role=row]:not(.head)")) seen.firstRow = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => globalThis.seen.firstRow > 0);
  await page.waitForTimeout(600);
  return { context, page, session, seen: () => page.evaluate(() => globalThis.seen) };
}

/** Times of a step: the slowest event, and the longest task until it was answered. */
export async function step(page, act, settle) {
  await page.evaluate(() => {
    globalThis.seen.events = [];
    globalThis.seen.longest = 0;
  });
  await act();
  await settle?.();
  await page.waitForTimeout(250);
  const { events, longest } = await page.evaluate(() => globalThis.seen);
  return { interaction: Math.max(0, ...events.map(({ ms }) => ms)), longest };
}

export const idle = (page) => page.waitForFunction(() => document.querySelector("[role=grid]")?.getAttribute("aria-busy") === "false");

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** After collections, in MB. */
export async function heap(session, page) {
  for (let turn = 0; turn < 5; turn += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(50);
  }
  return (await session.send("Runtime.getHeapUsage")).usedSize / 1e6;
}
