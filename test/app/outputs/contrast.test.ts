import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { renderSlides } from "../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { contrastOf, layOver, parseColour } from "../../support/contrast.ts";
import { everyMark } from "../../support/every-mark.ts";
import { layoutChapters } from "../../support/layout-chapters.ts";
import { readTextColours, type TextColours } from "../../support/read-text-colours.ts";
import { packageRoot } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();
const newFolder = useTempFolders();
const outer = { config: {}, flags: {} };

/** The colours of trusted HTML are its author's, on all slides that its styles reach. */
const { html: _, ...ownLayouts } = layoutChapters;

/** Returns the slides of small chapters that together show every layout and every mark. */
async function renderAll(): Promise<string> {
  const templates = await createTemplates(await loadTemplates([join(packageRoot, "templates")]));
  const facts = { images: new Map(), links: new Map() };
  const slides: string[] = [];
  for (const text of [...Object.values(ownLayouts).flat(), everyMark]) {
    const source = { path: "a.md", text, encoding: "utf-8" as const, damage: null };
    const planned = planChapter(source, "a", outer);
    const context = await createRenderContext(planned, facts);
    slides.push(...renderSlides(planned.deck, { templates, labels: planned.labels, context }));
  }
  // What is shown on the parts of continued slides alone.
  return slides
    .join("\n")
    .replaceAll(/ hidden(?=>(?!:))/g, "")
    .replaceAll("data-part-label>", "data-part-label>(1/2)");
}

const slidesHtml = renderAll();

/** Returns all words of all layouts in a theme, as the browser paints them. */
async function paint(theme: string, scheme: "light" | "dark"): Promise<TextColours[]> {
  const folder = await newFolder();
  const project = createProject({ outer, root: folder, templates: null, chapters: [] });
  const { css } = await project.theme(theme);
  await writeFiles(folder, {
    "index.html": `<!doctype html><html lang="en" data-ratio="16:9" data-scheme="${scheme}"><meta charset="utf-8"><style>${css}</style><div class="deck"><div class="slides">${await slidesHtml}</div></div></html>`,
  });
  const { page } = await open(pathToFileURL(join(folder, "index.html")).href);
  const painted = await page.evaluate(readTextColours);
  await page.close();
  return painted;
}

function leastContrast({ colour, grounds }: TextColours): number {
  const ratios = grounds.map((layers) => {
    const [lowest, ...others] = layers.map(parseColour);
    if (lowest === undefined) throw new Error("A slide has a ground.");
    const ground = others.reduce((below, layer) => layOver(layer, below), lowest);
    return contrastOf(layOver(parseColour(colour), ground), ground);
  });
  return Math.min(...ratios);
}

/** Returns the words that cannot be read well, as `place "text": contrast`. */
function faintOf(painted: readonly TextColours[]): string[] {
  const faint = painted.flatMap((words) => {
    const contrast = leastContrast(words);
    const isWell = contrast >= (words.isMinor ? 4.5 : 7);
    return isWell ? [] : [`${words.place} "${words.text}": ${contrast.toFixed(2)}`];
  });
  return [...new Set(faint)];
}

test.each([
  ["quiet", "light"],
  ["quiet", "dark"],
  ["hall", "light"],
  ["hall", "dark"],
  ["print", "light"],
  ["print", "dark"],
] as const)(
  "in %s, %s, words have a contrast of 7 : 1, code and captions of 4.5 : 1",
  async (theme, scheme) => {
    const painted = await paint(theme, scheme);
    const layouts = new Set(painted.map(({ place }) => place.split(":")[0]));
    expect([...layouts].toSorted()).toEqual(Object.keys(ownLayouts).toSorted());
    expect(faintOf(painted)).toEqual([]);
  },
);
