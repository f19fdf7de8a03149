import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { openSpeaker } from "../../support/open-talk.ts";
import { readPdf, withoutSpaces } from "../../support/read-pdf.ts";
import { runCli, type CliRun } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** What scripts look for in their page: its own parts, those of libraries, and those of ours. */
const names = (
  "Mermaid Reveal lecternFit lecternSteps lecternDiagram define module exports require process " +
  "document window self top parent name status close open history location navigator screen print " +
  "fetch alert event length frames opener origin body head title forms images links all cookie " +
  "addEventListener querySelector getElementById createElement toString constructor " +
  "localStorage matchMedia requestAnimationFrame performance crypto Image URL Node Element Event " +
  "deck slides slide reveal katex KaTeX hljs jQuery MathJax Handlebars dompurify d3 diagram-1 live-1"
).split(" ");

const diagram = "```mermaid\nflowchart LR\n  A[drawn] --> B\n```";

/** Each name as the words of a heading, as an id of its own, and in the HTML that authors write. */
const chapter = `# Names

${names
  .map(
    (name) =>
      `## ${name}\n\n<a name="${name}" id="${name}">anchor</a> <form name="${name}">form</form> <img name="${name}"> words\n\n### About ${name} {#x-${name}}`,
  )
  .join("\n\n- one\n- two\n\n")}

## Diagram

${diagram}

## Other {#mermaid}

$$
x^2
$$

## Parts

\`\`\`mermaid
flowchart LR
  subgraph lecternSteps
    mermaid --> lecternFit
  end
\`\`\`
`;

let built: CliRun;
let folder = "";

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "a.md": chapter });
  const args = ["--format", "html,single,pdf,handout", "--handout", "notes,article"];
  built = await runCli(["build", "a.md", "--steps", ...args], { cwd });
  folder = join(cwd, "dist", "a");
}, 120_000);

async function useTools(page: Page): Promise<void> {
  await page.waitForSelector(".deck > h1.heard");
  const keys = [
    "ArrowRight",
    "o",
    "Escape",
    "l",
    "Escape",
    "d",
    "c",
    "Escape",
    "b",
    "b",
    "z",
  ] as const;
  for (const key of keys) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await page.waitForSelector("section.slide:last-of-type.present");
}

describe("a chapter whose headings are called as what scripts look for", () => {
  test("is built, with its diagrams", async () => {
    expect(built.stderr).not.toMatch(/: error: |bug:/);
    expect(built.code).toBe(0);
    const { pages } = await readPdf(join(folder, "a.pdf"));
    const text = pages.map((page) => withoutSpaces(page.text)).join("");
    expect(text).toContain("drawn");
    expect(pages.length).toBeGreaterThan(names.length);
  });

  test.each(["index.html", "a-single.html"])("is presented by %s", async (file) => {
    const { page, faults } = await open(pathToFileURL(join(folder, file)).href);
    await useTools(page);
    const speaker = await openSpeaker(page);
    await speaker.close();
    expect(await page.$$eval("svg[id^=Diagram-]", ({ length }) => length)).toBe(2);
    expect(faults).toEqual([]);
    await page.close();
  });
});
