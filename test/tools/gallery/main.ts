import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

import type { Browser } from "puppeteer-core";

import { currentBrowserEnvironment } from "../../../src/browser/browser-environment.ts";
import { findBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { parseSettings } from "../../../src/core/settings/parse-settings.ts";
import type { PartialSettings } from "../../../src/core/settings/settings.ts";
import { findChapters, type ChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { listOurThemes } from "../../support/our-themes.ts";
import { drawSheet } from "./draw-sheet.ts";

const options = {
  theme: { type: "string" },
  scheme: { type: "string", default: "light,dark" },
  ratio: { type: "string", default: "16:9" },
  columns: { type: "string", default: "5" },
  out: { type: "string", default: "dist/gallery" },
} as const;

/** What one sheet shows. */
interface SheetJob {
  readonly chapter: ChapterFile;
  readonly settings: PartialSettings;
  /** Of the picture, without its folder. */
  readonly name: string;
}

/**
 * Draws a contact sheet of every slide of the samples, and of the chapters named as arguments, for
 * each theme, scheme and ratio, all in one browser.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const root = process.cwd();
  const chapters = await findChapters(["slides", ...positionals], root);
  const shared = { root, templates: null, chapters };
  const jobs = listJobs(chapters, {
    theme: values.theme?.split(",") ?? listOurThemes(root),
    scheme: values.scheme.split(","),
    ratio: values.ratio.split(","),
  });
  const out = resolve(values.out);
  const draw = async (job: SheetJob, browser: Browser): Promise<string> => {
    const project = createProject({ ...shared, outer: { config: {}, flags: job.settings } });
    const prepared = await new ChapterBuild(job.chapter, project).wholePage();
    const sheet = await drawSheet(prepared, browser, {
      columns: Number(values.columns),
      place: tmpdir(),
    });
    await writeFile(join(out, job.name), sheet.png);
    return `${sheet.slides} slides -> ${join(values.out, job.name)}\n`;
  };
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const environment = currentBrowserEnvironment();
  await withBrowser(await findBrowser({ named: null, environment }), async (browser) => {
    for (const job of jobs) process.stdout.write(await draw(job, await browser()));
  });
}

/** Returns a sheet for every chapter in every theme, scheme and ratio. Throws for a wrong value. */
function listJobs(
  chapters: readonly ChapterFile[],
  choices: Readonly<Record<"theme" | "scheme" | "ratio", readonly string[]>>,
): SheetJob[] {
  return chapters.flatMap((chapter) =>
    choices.theme.flatMap((theme) =>
      choices.scheme.flatMap((scheme) =>
        choices.ratio.map((ratio) => {
          const { settings, problems } = parseSettings({ theme, scheme, ratio });
          const [problem] = problems;
          if (problem !== undefined) throw new Error(problem.message);
          const name = [chapter.name, theme, scheme, ratio].join(".").replace(/[:/\\]/g, "-");
          return { chapter, settings, name: `${name}.png` };
        }),
      ),
    ),
  );
}

await main();
