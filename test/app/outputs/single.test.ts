import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { inlinePage } from "../../../src/app/outputs/inline-page.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../../support/use-firefox.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const openFirefox = useFirefox();

/** As large as a real logo: to hold it once a slide would be seen in the size. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><desc>${"x".repeat(30_000)}</desc><rect width="40" height="40"/></svg>`;

const chapter = `---
logo: 紋.svg
---

# Danger in the text

- </script><script>window.planted = 1</script>
- <!-- a comment -->

See [the other](other.md#far).

## Code & formula

\`\`\`html
<script>window.planted = 2;</script><!-- </style> -->
\`\`\`

$$
x = \\frac{a}{b}
$$

## A picture

![A mark](紋.svg)

## 図

\`\`\`mermaid
flowchart LR
  A[川] --> B[海]
\`\`\`
`;

let url = "";
let dist = "";

/** Where a file stands by itself, as on a stick. */
async function alone(file: string): Promise<string> {
  const path = join(await newFolder(), "講義 deck.html");
  await copyFile(file, path);
  return pathToFileURL(path).href;
}

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "danger.md": chapter,
    "other.md": "# Other\n\n## Far\n\n- away\n",
    "紋.svg": logo,
  });
  await runCliWell(["build", "danger.md", "other.md", "--format", "single"], { cwd });
  dist = join(cwd, "dist");
  url = await alone(join(dist, "danger", "danger-single.html"));
});

/** What a person would look for: pictures are there, letters are set in our fonts, keys move. */
async function look(page: Page): Promise<void> {
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelectorAll("section.slide.past").length === 1);
  const images = await page.$$eval("img", (all) =>
    all.map(({ complete, naturalWidth }) => complete && naturalWidth > 0),
  );
  // On the slides that are near.
  expect(images.length).toBeGreaterThan(3);
  expect(images).not.toContain(false);
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return Array.from(
      document.fonts,
      ({ family, status }) => `${family.replaceAll('"', "")} ${status}`,
    );
  });
  expect(faces).toContain("Lectern Text loaded");
  expect(faces.join()).not.toContain("error");
}

describe("the deck as one file", () => {
  test("is all that is written, and holds an image once, however often it is shown", async () => {
    expect(await listFiles(dist)).toEqual(
      ["danger", "other"].flatMap((name) => [`${name}/build.json`, `${name}/${name}-single.html`]),
    );
    const html = await readFile(join(dist, "danger", "danger-single.html"), "utf8");
    const data = Buffer.from(logo).toString("base64").slice(0, 200);
    expect(html.split(data)).toHaveLength(2);
    // A formula's fonts alone are 0.3 MB.
    expect(html.length).toBeLessThan(1_000_000);
  });

  test("opens by itself, with the network off, and loads and reports nothing", async () => {
    const { page, faults, requested } = await open("about:blank");
    await page.setOfflineMode(true);
    await page.goto(url);
    await look(page);
    expect(faults).toEqual([]);
    for (const each of requested.slice(1)) expect(each).toMatch(/^(?:file|data):/);
    expect(await page.evaluate(() => Reflect.get(window, "planted"))).toBeUndefined();
    await page.close();
  });

  test("shows with ?print every slide and every image", async () => {
    const { page, faults } = await open(`${url}?print`);
    const widths = await page.$$eval("img", (all) => all.map(({ naturalWidth }) => naturalWidth));
    expect(widths).not.toContain(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("may load nothing from elsewhere, whatever stands in it", async () => {
    const { page } = await open(url);
    const directive = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener("securitypolicyviolation", (event) =>
            resolve(event.effectiveDirective),
          );
          const image = document.createElement("img");
          image.src = "http://127.0.0.1:9/pixel.png";
          document.body.append(image);
        }),
    );
    expect(directive).toBe("img-src");
    await page.close();
  });

  test("leads to the single file of another deck of the run", async () => {
    const { page } = await open(pathToFileURL(join(dist, "danger", "danger-single.html")).href);
    const [href = ""] = await page.$$eval('a[href*="other"]', (all) => all.map(({ href }) => href));
    expect(href).toBe(`${pathToFileURL(join(dist, "other", "other-single.html")).href}#far`);
    await page.close();
  });

  test.skipIf(firefoxPath === null)("opens in Firefox as it does in Chrome", async () => {
    const { page, faults } = await openFirefox(url);
    await look(page);
    expect(faults).toEqual([]);
    await page.close();
  });
});

test("words that end a script or a style do not, and mean in it what they meant", async () => {
  const script = String.raw`window.said = ["</script>", '<!--<script>', /<\/SCRIPT>/iu.test("</Script>")];`;
  const css = 'body::after{content:"</style><b>"}';
  const bytes = (text: string) => new TextEncoder().encode(text);
  const html = inlinePage("<html><head><style></style></head><body></body></html>", {
    assets: [
      { name: "assets/a.js", bytes: bytes(script) },
      { name: "assets/a.css", bytes: bytes(css) },
    ],
    stylesheets: ["assets/a.css"],
    script: "assets/a.js",
  });
  const path = join(await newFolder(), "planted.html");
  await writeFile(path, html);
  const { page, faults } = await open(pathToFileURL(path).href);
  expect(await page.evaluate(() => Reflect.get(window, "said"))).toEqual([
    "</script>",
    "<!--<script>",
    true,
  ]);
  const content = await page.evaluate(() => getComputedStyle(document.body, "::after").content);
  expect(content).toBe('"</style><b>"');
  expect(faults).toEqual([]);
  await page.close();
});

test("a Japanese chapter of lectern's own is under 1.2 MB as one file", async () => {
  const cwd = await newFolder();
  const own = join(packageRoot, "slides", "linux-virtualization.md");
  await runCliWell(["build", own, "--format", "single"], { cwd });
  const bytes = await readFile(
    join(cwd, "dist", "linux-virtualization", "linux-virtualization-single.html"),
  );
  expect(bytes.byteLength).toBeLessThan(1_200_000);
});

test("the page of that chapter with styles, script and fonts is under 700 kB", async () => {
  const cwd = await newFolder();
  const own = join(packageRoot, "slides", "linux-virtualization.md");
  await runCliWell(["build", own, "--format", "html"], { cwd });
  const folder = join(cwd, "dist", "linux-virtualization");
  const files = (await listFiles(folder)).filter((file) => /\.(?:html|css|js|ttf)$/.test(file));
  const sizes = await Promise.all(
    files.map(async (file) => (await readFile(join(folder, file))).byteLength),
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(700_000);
});
