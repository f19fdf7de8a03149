import { mkdir, symlink, unlink, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";

import { withTab } from "../../../src/app/print/open-tab.ts";
import { withStaging } from "../../../src/app/files/write-folder.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";

const newFolder = useTempFolders();
const openTab = useBrowser();

/** Stages a page of the name and a picture, and runs `use` with the page in a tab of its own. */
async function inStaged<T>(
  html: (place: string) => string,
  use: (page: Page, refused: ReadonlySet<string>) => Promise<T>,
  trust: "safe" | "trusted" = "safe",
): Promise<T> {
  const place = await newFolder();
  await writeFile(join(place, "secret.svg"), svg);
  await mkdir(join(place, "deck"));
  const { page } = await openTab("about:blank");
  const browser = { connected: true, newPage: async () => page };
  return withStaging(join(place, "deck"), async (staging) => {
    await staging.write("02 #/a?b.html", html(place));
    await staging.write("02 #/a picture 50% ?#.svg", svg);
    await staging.write("images/one.svg", svg);
    await writeFile(join(staging.folder, "unasked.svg"), svg);
    await symlink(join(place, "secret.svg"), join(staging.folder, "link.svg"));
    await staging.write("images/changed.svg", svg);
    await unlink(join(staging.folder, "images/changed.svg"));
    await symlink(join(place, "secret.svg"), join(staging.folder, "images/changed.svg"));
    return withTab(browser, { ...staging, trust }, async (open) =>
      use(await open("02 #/a?b.html", "?fit"), staging.refused),
    );
  });
}

describe("a tab of staged files", () => {
  test("is given those that were written, and nothing else by any spelling", async () => {
    const sources = (place: string) =>
      [
        ["a picture 50% ?#.svg", "a%20picture%2050%25%20%3F%23.svg"],
        ["other folder", "../images/one.svg"],
        ["out", "../../secret.svg"],
        ["encoded", "..%2f..%2fsecret.svg"],
        ["encoded twice", "%252e%252e/%252e%252e/secret.svg"],
        ["encoded wrongly", "%ff.svg"],
        ["a folder", "../images"],
        ["a missing file", "../images/none.svg"],
        ["not written by us", "../unasked.svg"],
        ["a link", "../link.svg"],
        ["a link in the place of a file", "../images/changed.svg"],
        ["the disk", `file://${place}/secret.svg`],
        ["the disk without a scheme", `${place}/secret.svg`],
        ["a share", "file://host/share/secret.svg"],
        ["a host", "https://example.invalid/secret.svg"],
        ["a host without a scheme", "//example.invalid/other.svg"],
        ["data", `data:image/svg+xml,${encodeURIComponent(svg)}`],
      ] as const;
    const html = (place: string): string =>
      `<meta charset="utf-8"><title>章</title>${sources(place)
        .map(([name, url]) => `<img alt="${name}" src="${url}">`)
        .join("")}`;
    const { shown, address, refused, secret } = await inStaged(html, async (page, noted) => ({
      shown: await page.evaluate(() =>
        [...document.images].filter((image) => image.naturalWidth > 0).map(({ alt }) => alt),
      ),
      address: new URL(page.url()),
      refused: [...noted],
      secret: await page.$eval('[alt="the disk"]', (image) => image.getAttribute("src") ?? ""),
    }));
    expect(shown).toEqual(["a picture 50% ?#.svg", "other folder", "data"]);
    expect([address.protocol, address.search]).toEqual(["https:", "?fit"]);
    expect(refused).toContain(secret);
    expect(refused).toContain("file://host/share/secret.svg");
    expect(refused).toContain("https://example.invalid/secret.svg");
    expect(refused).toContain("https://example.invalid/other.svg");
    expect(refused).toContain("https://lectern.invalid/link.svg");
    expect(refused).toHaveLength(sources("").length - 3);
  });

  test.each([
    ["a style's picture", (url: string) => `<p style="background: url('${url}')">a</p>`],
    ["a set of pictures", (url: string) => `<p style="background: image-set('${url}' 1x)">a</p>`],
    ["a style's escape", (url: string) => `<p style="background: \\75rl('${url}')">a</p>`],
    ["a stylesheet", (url: string) => `<link rel="stylesheet" href="${url}">`],
    ["an import", (url: string) => `<style>@import "${url}";</style>`],
    [
      "a font",
      (url: string) =>
        `<style>@font-face { font-family: q; src: url("${url}") } p { font-family: q }</style><p>a</p>`,
    ],
    ["a drawing's picture", (url: string) => `<svg><image xlink:href="${url}"/></svg>`],
    ["a part of a drawing", (url: string) => `<svg><use href="${url}#a"/></svg>`],
    ["a set of images", (url: string) => `<img srcset="${url} 1x">`],
    ["an old attribute", (url: string) => `<table background="${url}"><tr><td>a</table>`],
    ["a preloaded picture", (url: string) => `<link rel="preload" as="image" href="${url}">`],
    ["an object", (url: string) => `<object data="${url}"></object>`],
    ["a frame", (url: string) => `<iframe src="${url}"></iframe>`],
  ])("says what %s asks for in vain", async (_, element) => {
    const html = (place: string): string => element(`file://${place}/secret.svg`);
    const refused = await inStaged(html, async (page, noted) => {
      await page.pdf();
      return [...noted].map((address) => address.replace(/#.*/, ""));
    });
    expect(refused).toEqual([expect.stringMatching(/^file:.*secret\.svg$/)]);
  });

  test("says nothing of what trusted HTML asks of the web", async () => {
    const web = "example.invalid";
    const html = (place: string): string =>
      `<img src="http://${web}/a.png"><iframe src="https://${web}"></iframe><img src="file://${place}/secret.svg">
      <script>new WebSocket("ws://${web}"); fetch("//${web}", { mode: "no-cors" }).catch(() => null);</script>`;
    const refused = await inStaged(html, async (_, noted) => [...noted], "trusted");
    expect(refused).toEqual([expect.stringMatching(/^file:/)]);
  });

  test("reaches no network by what is neither a request nor in a page of ours", async () => {
    let connections = 0;
    const listener = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const { port } = listener.address() as AddressInfo;
    const { page } = await openTab("about:blank");
    const browser = { connected: true, newPage: async () => page };
    const place = await newFolder();
    await withStaging(join(place, "deck"), (staging) =>
      withTab(browser, staging, () =>
        page.evaluate(
          (url) => new Promise((resolve) => (new WebSocket(url).onerror = () => resolve(null))),
          `ws://127.0.0.1:${port}`,
        ),
      ),
    );
    listener.close();
    expect(connections).toBe(0);
  });
});
