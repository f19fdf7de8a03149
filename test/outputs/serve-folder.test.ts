import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { withStagedFiles } from "../../src/outputs/stage-deck.ts";
import { withStaging } from "../../src/workspace/write-folder.ts";
import { useBrowser } from "../support/use-browser.ts";
import { svg, useTempFolders } from "../support/temp-folder.ts";

const newFolder = useTempFolders();
const openTab = useBrowser();

test("a remote browser is given the staged files, and nothing else by any spelling", async () => {
  const place = await newFolder();
  await writeFile(join(place, "secret.svg"), svg);
  await mkdir(join(place, "deck"));
  const sources = [
    ["a picture 50% ?#.svg", "a%20picture%2050%25%20%3F%23.svg"],
    ["out", "../../secret.svg"],
    ["encoded", "..%2f..%2fsecret.svg"],
    ["encoded twice", "%252e%252e/%252e%252e/secret.svg"],
    ["encoded wrongly", "%ff.svg"],
    ["a folder", "images"],
    ["a missing file", "images/none.svg"],
    ["the disk", `file://${place}/secret.svg`],
    ["a host", "https://example.invalid/secret.svg"],
    ["data", `data:image/svg+xml,${encodeURIComponent(svg)}`],
  ] as const;
  const images = sources.map(([name, url]) => `<img alt="${name}" src="${url}">`).join("");
  const { page } = await openTab("about:blank");
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  const browser = { isRemote: true, connected: true, newPage: async () => page };
  const shown = await withStaging(join(place, "deck"), async (staging) => {
    await staging.write("02 #/a?b.html", `<meta charset="utf-8"><title>章</title>${images}`);
    await staging.write("02 #/a picture 50% ?#.svg", svg);
    await staging.write("images/one.svg", svg);
    return withStagedFiles(browser, staging, async (open) => {
      const opened = await open("02 #/a?b.html", "?fit");
      expect(await opened.title()).toBe("章");
      expect(new URL(opened.url()).search).toBe("?fit");
      return opened.evaluate(() =>
        [...document.images].filter((image) => image.naturalWidth > 0).map(({ alt }) => alt),
      );
    });
  });
  expect(shown).toEqual(["a picture 50% ?#.svg", "data"]);
  expect(requested.filter((url) => url.startsWith("file:"))).toEqual([]);
  expect(page.isClosed()).toBe(true);
});
