import { expect, test } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { identifyBrowser, identifyRunning } from "../../src/browser/identify-browser.ts";
import { withBrowser } from "../../src/browser/with-browser.ts";

test("a browser is the same whether it runs or not, and from afar", async () => {
  const found = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
  const asleep = await identifyBrowser(found, null);
  await withBrowser(found, async (source) => {
    const askVersion = async () => (await source()).version();
    expect(await identifyBrowser(found, askVersion)).toBe(asleep);
    expect(identifyRunning(await askVersion())).toBe(asleep);
  });
  expect(asleep).toMatch(/^(?:headless-shell|chrome): \d+\.\d/);
});
