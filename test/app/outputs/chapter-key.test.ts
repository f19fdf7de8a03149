import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { keyOfRun, type OutputOptions } from "../../../src/app/outputs/write-chapter.ts";
import type { PartialSettings } from "../../../src/core/settings/settings.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

const files = {
  "slides/river.md": `---
logo: logo.svg
theme: ./own.css
---
# River

## Part

- one
- [two](soil.md#clay)

![field](field.svg) <img src="raw.svg" alt="raw">
`,
  "slides/soil.md": "# Soil\n\n## Clay\n\n- three\n",
  "slides/field.svg": svg,
  "slides/raw.svg": svg,
  "slides/logo.svg": svg,
  "slides/own.css": '@import "print";\n.slide { color: black; }\n',
  "templates/partials/footer.hbs": "<footer>own</footer>",
};

let folder: string;
let before: string;

/** What a run is given beside its files. */
interface Run {
  readonly options?: Partial<OutputOptions>;
  readonly browser?: string | null;
  readonly config?: PartialSettings;
  readonly flags?: PartialSettings;
  readonly chapters?: readonly string[];
}

/** Returns the key of the river's chapter in a run of its own. */
async function keyIn({ options, browser, config, flags, chapters }: Run = {}): Promise<string> {
  const paths = chapters ?? ["slides/river.md", "slides/soil.md"];
  const found = paths.map((path) => toChapterFile(join(folder, path), folder));
  const project = createProject({
    outer: { config: config ?? {}, flags: flags ?? {} },
    root: folder,
    templates: null,
    chapters: found,
  });
  const run: OutputOptions = {
    formats: ["html", "pdf"],
    choice: { pages: null, section: null },
    steps: false,
    date: null,
    ...options,
  };
  const [river] = found;
  if (river === undefined) throw new Error("no chapter");
  const runKey = () => keyOfRun(run, browser ?? "Chrome 140");
  return new ChapterBuild(river, project, { runKey }).key();
}

beforeAll(async () => {
  folder = await newFolder();
  await writeFiles(folder, files);
  before = await keyIn();
});

describe("a chapter's key", () => {
  test("is the same for the same, whatever the order of the formats", async () => {
    expect(await keyIn()).toBe(before);
    expect(await keyIn({ options: { formats: ["pdf", "html"] } })).toBe(before);
    await writeFiles(folder, { "slides/other.md": "# Other\n", "other.svg": svg });
    expect(await keyIn()).toBe(before);
  });

  const changed = svg.replace("<rect", '<rect fill="red"');
  test.each<[string, Record<string, string>]>([
    ["its text", { "slides/river.md": files["slides/river.md"].replace("- one", "- One") }],
    ["a comment", { "slides/river.md": `${files["slides/river.md"]}\n<!-- x -->\n` }],
    ["its front matter", { "slides/river.md": files["slides/river.md"].replace("logo", "lgo") }],
    ["an image's bytes", { "slides/field.svg": changed }],
    ["the bytes of an image in raw HTML", { "slides/raw.svg": changed }],
    ["the logo", { "slides/logo.svg": changed }],
    ["its stylesheet", { "slides/own.css": '@import "print";\n.slide { color: red; }\n' }],
    ["the theme below it", { "slides/own.css": ".slide { color: black; }\n" }],
    ["a template", { "templates/partials/footer.hbs": "<footer>other</footer>" }],
    ["a further template", { "slides/templates/partials/notes.hbs": "<p>own</p>" }],
    ["the heading that it links to", { "slides/soil.md": "# Soil\n\n## Sand\n\n- three\n" }],
  ])("is another after a change of %s, and the old one again afterwards", async (_, change) => {
    await writeFiles(folder, change);
    expect(await keyIn()).not.toBe(before);
    for (const name of Object.keys(change)) {
      if (!(name in files)) await rm(join(folder, name));
    }
    await writeFiles(folder, files);
    expect(await keyIn()).toBe(before);
  });

  test("is another after a change of a font's licence, which travels with the deck", async () => {
    const font = "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf";
    await cp(createRequire(import.meta.url).resolve(font), join(folder, "slides/own.ttf"));
    const withLicence = async (text: string): Promise<string> => {
      await writeFiles(folder, { "slides/LICENSE": text });
      return keyIn({ flags: { fonts: ["./own.ttf"] } });
    };
    const first = await withLicence("one");
    expect(await withLicence("two")).not.toBe(first);
    expect(await withLicence("one")).toBe(first);
    for (const name of ["own.ttf", "LICENSE"]) await rm(join(folder, "slides", name));
  });

  test("is another where an image or a linked chapter is gone", async () => {
    for (const name of ["slides/field.svg", "slides/soil.md"] as const) {
      await rm(join(folder, name));
      expect(await keyIn(), name).not.toBe(before);
      await writeFiles(folder, files);
    }
    expect(await keyIn()).toBe(before);
  });

  test("is another after a change of the licence of a font that it may use", async () => {
    const own = await mkdtemp(join(folder, "fonts-"));
    const font = createRequire(import.meta.url).resolve("katex/dist/fonts/KaTeX_AMS-Regular.ttf");
    await copyFile(font, join(own, "own.ttf"));
    const flags = { fonts: [`../${relative(folder, own)}/own.ttf`] };
    const without = await keyIn({ flags });
    await writeFiles(own, { "OFL.txt": "Do as you like." });
    const licensed = await keyIn({ flags });
    expect(licensed).not.toBe(without);
    await writeFiles(own, { "OFL.txt": "Do as we like." });
    expect(await keyIn({ flags })).not.toBe(licensed);
  });

  test.each<[string, Run]>([
    ["the formats", { options: { formats: ["html"] } }],
    ["the choice of pages", { options: { choice: { pages: "2", section: null } } }],
    ["the choice of sections", { options: { choice: { pages: null, section: "part" } } }],
    ["the steps", { options: { steps: true } }],
    ["the date", { options: { date: new Date(0) } }],
    ["the browser", { browser: "Chrome 141" }],
    ["the config", { config: { ratio: "4:3" } }],
    ["the config's handouts", { config: { handout: ["grid2"] } }],
    ["the flags", { flags: { scheme: "dark" } }],
    ["whom it is for", { flags: { public: true } }],
    ["the font", { flags: { fonts: ["./none.ttf"] } }],
    ["whether a linked chapter has a deck", { chapters: ["slides/river.md"] }],
  ])("is another after a change of %s", async (_, run) => {
    expect(await keyIn(run)).not.toBe(before);
  });
});
