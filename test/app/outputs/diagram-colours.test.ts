import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, expect, test } from "vitest";

import { contrastOf, parseColour } from "../../support/contrast.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** Grounds of every kind: dark, coloured, light; ours in the dark, too. */
const themes = ["black", "moon", "blood", "league", "white", "beige", "quiet", "hall", "print"];

let folder = "";

beforeAll(async () => {
  folder = await newFolder();
  const isOurs = (theme: string): boolean => ["quiet", "hall", "print"].includes(theme);
  const chapters = themes.map((theme): [string, string] => [
    `slides/${theme}.md`,
    `---
theme: ${isOurs(theme) ? theme : `reveal/${theme}`}
scheme: dark
---

# Diagrams

## Flow

\`\`\`mermaid
flowchart LR
  A[Source] --> B{Is it read?}
  B --> C([Deck])
\`\`\`
`,
  ]);
  await writeFiles(folder, Object.fromEntries(chapters));
  await runCliWell(["build", "--format", "html"], { cwd: folder });
});

/** Returns the colour of each node's words and of the shape behind them, in sRGB. Runs in the page. */
function readNodes(): { readonly words: string; readonly shape: string }[] {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  const toRgb = (colour: string): string => {
    if (context === null) throw new Error("Nothing can be painted.");
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(", ")})`;
  };
  const fillOf = (node: Element, selector: string): string => {
    const element = node.querySelector(selector);
    if (element === null) throw new Error(`A node has no ${selector}.`);
    return toRgb(getComputedStyle(element).fill);
  };
  return [...document.querySelectorAll(".diagram .node")].map((node) => ({
    words: fillOf(node, "text"),
    shape: fillOf(node, "rect, polygon, path"),
  }));
}

test.each(themes)("the words of a diagram's nodes can be read in the theme %s", async (theme) => {
  const { page } = await open(pathToFileURL(join(folder, "dist", theme, "index.html")).href);
  const nodes = await page.evaluate(readNodes);
  await page.close();
  expect(nodes).toHaveLength(3);
  for (const { words, shape } of nodes) {
    const contrast = contrastOf(parseColour(words), parseColour(shape));
    expect(contrast, `${words} on ${shape}`).toBeGreaterThan(7);
  }
});
