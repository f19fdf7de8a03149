import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import { judgeChapter } from "../../core/pipeline.ts";
import { draftDeck, templateFolders, type Draft, type DressedDeck } from "./dress-deck.ts";
import type { ChapterFile } from "./find-chapters.ts";
import { loadSource } from "./load-source.ts";
import { once } from "../files/once.ts";
import { planFile, type PlannedFile } from "./plan-file.ts";
import type { Workshop } from "./workshop.ts";

/** A chapter with all that its pages are made of, not written yet. */
export interface PreparedDeck extends Omit<DressedDeck, "fontFaults"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** A planned chapter, with all that is wrong with it. */
export type JudgedFile = PlannedFile & { readonly diagnostics: readonly Diagnostic[] };

/** Reads a chapter, plans it as `planFile` does, and judges it. */
export async function judgeFile(file: ChapterFile, workshop: Workshop): Promise<JudgedFile> {
  // They are read meanwhile; what is wrong with them is told where they are needed.
  workshop.templatesIn(templateFolders(file, workshop)).catch(() => undefined);
  const found = await planFile(await loadSource(file), file, workshop);
  return { ...found, diagnostics: await judgePlanned(found) };
}

/** Returns all that is wrong with a planned chapter. */
export function judgePlanned(found: PlannedFile): Promise<Diagnostic[]> {
  const { planned, images, links, setFormula } = found;
  return judgeChapter(planned, { images: images.facts, links, setFormula });
}

/** Reads, plans and renders a chapter, with its images, fonts, styles and script. */
export async function prepareDeck(file: ChapterFile, workshop: Workshop): Promise<PreparedDeck> {
  return (await draftJudged(await judgeFile(file, workshop), file, workshop)).finish();
}

/** Renders a chapter that was read, planned and judged; its fonts are cut when they are asked for. */
export async function draftJudged(
  { diagnostics, ...found }: JudgedFile,
  file: ChapterFile,
  workshop: Workshop,
): Promise<Draft<PreparedDeck>> {
  const { bare, finish } = await draftDeck(found, { file, workshop, memory: null });
  const withFaults = ({ fontFaults, ...dressed }: DressedDeck): PreparedDeck => ({
    ...dressed,
    diagnostics: sortDiagnostics([...diagnostics, ...fontFaults]),
  });
  return { bare: withFaults(bare), finish: once(async () => withFaults(await finish())) };
}
