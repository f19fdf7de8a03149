import { identifyProgram } from "../files/own-identity.ts";
import { hashOf } from "../files/build-record.ts";
import { templateFolders } from "../chapter/dress-deck.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import type { FontFile } from "../fonts/font-file.ts";
import { loadDeckFonts } from "../fonts/load-fonts.ts";
import type { JudgedFile } from "../chapter/prepare-deck.ts";
import { projectOf } from "../theme/settle-theme.ts";
import type { Workshop } from "../chapter/workshop.ts";
import type { BuildOptions } from "./build-chapter.ts";

/** What is the same for all chapters of a run. */
export type RunOptions = Pick<BuildOptions, "workshop" | "formats" | "choice" | "steps" | "date">;

/** Returns a hash of all that a chapter's files depend on. */
export type KeyOf = (found: JudgedFile, file: ChapterFile) => Promise<string>;

/**
 * Returns what is the same for all chapters of a run and shapes their files: the program, the
 * browser, the options. `browser` is its identity, null for none.
 */
export async function keyOfRun(options: RunOptions, browser: string | null): Promise<string> {
  const { formats, choice, steps, date } = options;
  const run = [await identifyProgram(), browser, formats.toSorted(), choice, steps, date];
  return hashOf(JSON.stringify(run));
}

/**
 * Returns how to hash what chapters of a run depend on; files that they share are hashed once.
 * `runKey` is asked for with the first chapter.
 */
export function createKeys(workshop: Workshop, runKey: () => Promise<string>): KeyOf {
  const known = new Map<FontFile, string>();
  const hashFont = (font: FontFile): string => {
    const hash = known.get(font) ?? hashOf(font.bytes) + hashOf(font.licence ?? "");
    known.set(font, hash);
    return hash;
  };
  return async (found, file) => {
    const { planned, images, links, diagnostics } = found;
    const { source, settings, labels } = planned;
    const parts = {
      run: await runKey(),
      name: file.name,
      source,
      settings,
      labels,
      diagnostics,
      links,
      images: images.facts,
      bytes: images.assets.map(({ name, bytes }) => [name, hashOf(bytes)]),
      templates: await listTemplates(file, workshop),
      theme: await workshop.theme(settings.theme),
      fonts: await listFonts(found, file, { workshop, hashFont }),
    };
    return hashOf(JSON.stringify(parts, withMaps));
  };
}

async function listTemplates(file: ChapterFile, workshop: Workshop): Promise<unknown> {
  const { sources, layoutCss } = await workshop.templatesIn(templateFolders(file, workshop));
  return [layoutCss, ...[...sources].map(([name, { text, isOurs }]) => [name, isOurs, text])];
}

/** The fonts that the deck may use: whether one of them is needed is known by their glyphs alone. */
async function listFonts(
  { planned: { settings, deck } }: JudgedFile,
  file: ChapterFile,
  { workshop, hashFont }: { workshop: Workshop; hashFont: (font: FontFile) => string },
): Promise<unknown> {
  const theme = await workshop.theme(settings.theme);
  const project = projectOf(file, workshop);
  const wishes = { named: settings, language: deck.language, file, project };
  const { own, spares, unknown } = await loadDeckFonts(theme.fonts, wishes, workshop);
  return {
    own: await Promise.all(
      own.map(async ({ load, ...rest }) => ({ ...rest, hash: hashFont(await load()) })),
    ),
    spares: await Promise.all(
      spares.map(async ({ name, weight, load }) => [name, weight, hashFont(await load())]),
    ),
    unknown,
  };
}

/** JSON has no maps and sets. */
function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
