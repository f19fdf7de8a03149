import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import { stagePage } from "../../support/stage-page.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withStaging } from "../../../src/app/files/write-folder.ts";
import { runCli, type CliRun } from "../../support/run-cli.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../../support/use-firefox.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const openFirefox = useFirefox();

/** A picture that stands in the chapter itself. */
const inside = `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** What diagrams ask for, and what of it is told. `SECRET` is a picture beside the project. */
const asked: readonly (readonly [source: string, told: string | null])[] = [
  ['flowchart LR\n  A@{ img: "SECRET", label: "x" } --> B', "SECRET"],
  ['flowchart LR\n  A@{ img: "file://SECRET", label: "x" } --> B', "file://SECRET"],
  ['flowchart LR\n  A@{ img: "../../secret.svg", label: "x" } --> B', "/secret.svg"],
  [
    'flowchart LR\n  A@{ img: "file://host/share/a.png", label: "x" } --> B',
    "file://host/share/a.png",
  ],
  [
    'flowchart LR\n  A@{ img: "https://web.invalid/b.png", label: "x" } --> B',
    "https://web.invalid/b.png",
  ],
  [
    'sequenceDiagram\n  properties A: {"icon": "file://SECRET.seq"}\n  A->>B: x',
    "file://SECRET.seq",
  ],
  ["stateDiagram-v2\n  classDef c fill:url(SECRET.state)\n  a --> b\n  class a c", "SECRET.state"],
  ["stateDiagram-v2\n  classDef c fill:url(other.svg#part)\n  a --> b\n  class a c", "other.svg"],
  [`flowchart LR\n  A@{ img: "${inside}", label: "inside", w: 60, h: 60 } --> B`, null],
];

/** What diagrams set for themselves, and what of it is not to stand in the page. */
const settings: readonly (readonly [config: string, words: string])[] = [
  ['"themeCSS": ".planted-css { fill: red }"', "planted-css"],
  ['"fontFamily": "PlantedFont"', "PlantedFont"],
  ['"altFontFamily": "PlantedOther"', "PlantedOther"],
  ['"htmlLabels": true', "foreignObject"],
  ['"securityLevel": "sandbox"', "iframe"],
  ['"secure": [], "flowchart": { "htmlLabels": true }', "foreignObject"],
];

/** More edges than Mermaid draws unless it is told otherwise, and how a diagram tells it. */
const tooMany = `%%{init: {"maxEdges": 2000}}%%\nflowchart LR\n${"  a --> b\n".repeat(501)}`;

const drawn = "flowchart LR\n  A[words] --> B[others]\n";

function chapterAt(secret: string): string {
  const diagrams = [
    ...asked.map(([source]) => source.replaceAll("SECRET", secret)),
    ...settings.map(([config]) => `%%{init: {${config}}}%%\n${drawn}`),
    ...settings.map(([config]) => `---\nconfig: {${config}}\n---\n${drawn}`),
    tooMany,
  ];
  const sections = diagrams.map((text, index) => `## S${index}\n\n\`\`\`mermaid\n${text}\n\`\`\``);
  return `# Asking\n\n${sections.join("\n\n")}\n`;
}

let root = "";
let secret = "";
let built: CliRun;
let checked: CliRun;

beforeAll(async () => {
  const outer = await newFolder();
  root = join(outer, "project");
  secret = join(outer, "secret.svg");
  await writeFiles(outer, { "secret.svg": svg, "project/a.md": chapterAt(secret) });
  built = await runCli(["build", "a.md", "--format", "html,pdf"], { cwd: root });
  checked = await runCli(["check", "a.md"], { cwd: root });
}, 120_000);

const refusals = ({ stderr, stdout }: CliRun): string[] =>
  `${stdout}${stderr}`.split("\n").filter((line) => line.endsWith("[refused-request]"));

describe("what a diagram asks for", () => {
  test.each(asked)("is told at its place, by build and check: %s", (source, told) => {
    if (told === null) return;
    const address = told.replaceAll("SECRET", secret);
    const text = chapterAt(secret).split("\n");
    const from = text.indexOf(source.replaceAll("SECRET", secret).split("\n")[0] ?? "");
    const at = text.findIndex((line, index) => index >= from && line.includes(address));
    for (const run of [built, checked]) {
      const lines = refusals(run).filter((line) => line.includes(` "${address}" is not loaded`));
      expect(lines).toHaveLength(1);
      expect(Number(/^a\.md:(\d+):/.exec(lines[0] ?? "")?.[1])).toBeLessThanOrEqual(at + 1);
    }
  });

  test("is told of no diagram that shows what stands in it", () => {
    expect(refusals(built)).toHaveLength(asked.length - 1);
    expect(`${built.stderr}`).not.toContain("data:image");
  });

  test("stands in no drawing", async () => {
    const html = await readFile(join(root, "dist/a/index.html"), "utf8");
    const drawings = html.match(/<svg id="Diagram-[^]*?<\/svg>/g) ?? [];
    // Of the first five none is drawn, for their picture is not to be had.
    expect(drawings).toHaveLength(asked.length - 5 + settings.length * 2);
    expect(built.stderr).toContain("but the limit is 500");
    const text = drawings.join("\n");
    expect(text).toContain("data:image/svg+xml");
    expect(text).not.toMatch(/url\(["']?[^#"']/);
    expect(text).not.toMatch(/secret|other\.svg|file:|web\.invalid/);
    expect(html).not.toContain("data-refused");
    for (const [, words] of settings) expect(text).not.toContain(words);
  });
});

/** Runs `use` with the address of a deck that is not fitted yet: its diagrams are drawn where it is shown. */
async function withUnfitted<T>(use: (url: string) => Promise<T>): Promise<T> {
  const file = toChapterFile(join(root, "a.md"), root);
  const project = createProject({
    outer: { config: {}, flags: {} },
    root,
    templates: null,
    chapters: [file],
  });
  const prepared = await new ChapterBuild(file, project).wholePage();
  return withStaging(join(root, "out"), async (staging) => {
    await stagePage(prepared, staging);
    return use(pathToFileURL(join(staging.folder, "index.html")).href);
  });
}

describe("a deck whose diagrams are drawn as it is opened from the disk", () => {
  test("loads nothing that they name", () =>
    withUnfitted(async (url) => {
      const { page, faults, requested } = await open(url);
      await page.waitForSelector("section.slide.present");
      expect(await page.$$eval("svg[id^=Diagram-]", ({ length }) => length)).toBeGreaterThan(5);
      // What a policy stops is a request that fails; the secret is there, and could be loaded.
      const secrets = requested.filter((one) => one.includes("secret.svg"));
      expect(secrets.filter((one) => !faults.includes(`failed: ${one}`))).toEqual([]);
      expect(await page.$$eval("iframe", ({ length }) => length)).toBe(0);
      await page.close();
    }));

  test.skipIf(firefoxPath === null)("draws them in Firefox, too", () =>
    withUnfitted(async (url) => {
      const { page } = await openFirefox(url);
      await page.waitForSelector("section.slide.present");
      expect(await page.$$eval("svg[id^=Diagram-]", ({ length }) => length)).toBeGreaterThan(5);
      await page.close();
    }),
  );
});
