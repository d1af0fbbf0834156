// Chromium: a page from a loopback server, the package found by an import map.
import { inRoot } from "../../../tools/paths.mjs";
import { ready, withPage } from "../../chromium.mjs";
import { serveFolder } from "../../loopback.mjs";

export async function runInChromium(control, suite = "runtimes") {
  const files = await serveFolder(inRoot(), new RegExp(`^/(pkg/|tests/${suite}/|tests/contract/|docs/operations\\.json$|node_modules/chai/)`));
  try {
    return await withPage(`${files.address}/tests/${suite}/page.html`, async (page, errors) => {
      await ready(page, errors, "execute");
      const results = await page.evaluate((address) => globalThis.execute(address), control);
      results.push({ name: "no error in the page", error: errors.length > 0 ? errors.join("\n") : undefined });
      return results;
    });
  } catch (error) {
    return [{ name: "the page runs the suite", error: error.message }];
  } finally {
    await files.close();
  }
}
