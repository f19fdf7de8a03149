import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { beforeAll, describe, expect, test } from "vitest";

import { packageRoot, runCliWell } from "../support/run-cli.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const expectedFolder = join(import.meta.dirname, "expected");

/** Where the pictures of slides that changed stand, to be looked at. */
const changedFolder = join(packageRoot, "dist", "pixels");

/** `npm run pixels` rewrites the expected pictures. */
const isWriting = process.env["MODE"] === "rewrite";

/** At half its size a slide still shows a change of a few px, and its picture is small. */
const scale = 0.5;

/** Pixels of 230,400 that may differ: another browser may smooth an edge in another way. */
const allowedPixels = 200;

/** The layouts that are compared, each by its first slide. */
const layouts = [
  "cover",
  "agenda",
  "divider",
  "bullets",
  "terms",
  "table",
  "code",
  "quote",
  "closing",
];

const pictures = new Map<string, Buffer>();

beforeAll(async () => {
  const out = await newFolder();
  const chapter = join(import.meta.dirname, "garden.md");
  await runCliWell(["build", chapter, "--format", "html", "--theme", "quiet", "--out", out], {
    cwd: out,
  });
  const { page } = await open(`${pathToFileURL(join(out, "garden", "index.html")).href}?print`);
  await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: scale });
  for (const layout of layouts) {
    const slide = await page.waitForSelector(`.slide[data-layout="${layout}"]`);
    if (slide === null) throw new Error(`There is no slide of ${layout}.`);
    pictures.set(layout, Buffer.from(await slide.screenshot()));
  }
  await page.close();
});

describe("the quiet theme", () => {
  test.each(layouts)("shows %s as it did", async (layout) => {
    const picture = pictures.get(layout) ?? Buffer.alloc(0);
    const file = join(expectedFolder, `${layout}.png`);
    if (isWriting) await writeFile(file, picture);
    const expected = PNG.sync.read(await readFile(file));
    const actual = PNG.sync.read(picture);
    const { width, height } = expected;
    expect({ width: actual.width, height: actual.height }).toEqual({ width, height });
    const marked = new PNG({ width, height });
    const changed = pixelmatch(expected.data, actual.data, marked.data, width, height);
    if (changed > allowedPixels) await keep(layout, { picture, marked });
    const hint = `Look at dist/pixels/${layout}.*.png; if it is right, run npm run pixels.`;
    expect(changed, hint).toBeLessThanOrEqual(allowedPixels);
  });

  test("has no expected picture of anything else", async () => {
    const files = layouts.map((layout) => `${layout}.png`);
    expect((await readdir(expectedFolder)).toSorted()).toEqual(files.toSorted());
  });
});

/** Writes what a slide looks like now, and where it changed. */
async function keep(
  layout: string,
  { picture, marked }: { readonly picture: Buffer; readonly marked: PNG },
): Promise<void> {
  await mkdir(changedFolder, { recursive: true });
  await writeFile(join(changedFolder, `${layout}.now.png`), picture);
  await writeFile(join(changedFolder, `${layout}.changed.png`), PNG.sync.write(marked));
}
