import { checkLength } from "../../core/check/check-length.ts";
import { contentKindsOf } from "../../core/model/deck.ts";
import { listHtmlFiles, listImages } from "../../core/model/image.ts";
import { listLinks, type LinkFacts } from "../../core/model/link.ts";
import { planChapter, type Planned } from "../../core/pipeline.ts";
import type { SourceFile } from "../../core/model/source.ts";
import type { FormulaSetter } from "../../core/render/math.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { DrawingLoader } from "./load-drawing.ts";
import { loadDeckFonts } from "../fonts/load-fonts.ts";
import { loadFiles, loadImages, type LoadedImages } from "./load-images.ts";
import { chapterTooLarge } from "./load-source.ts";
import { loadLinks } from "./load-links.ts";
import { once } from "../files/once.ts";
import { listOwnLayouts } from "../theme/own-layouts.ts";
import { projectOf, settleTheme } from "../theme/settle-theme.ts";
import type { Workshop } from "./workshop.ts";

/** A planned chapter, and what the disk holds of what it names. */
export interface PlannedFile {
  readonly planned: Planned;
  readonly images: LoadedImages;
  readonly links: LinkFacts;
  /** Null for a chapter without formulas. */
  readonly setFormula: FormulaSetter | null;
}

/**
 * Plans a chapter that was read, with its images and links. Throws for a theme of the flags or the
 * config there is none of, and LecternError `chapter-too-large`.
 */
export async function planFile(
  source: SourceFile,
  file: ChapterFile,
  workshop: Workshop,
): Promise<PlannedFile> {
  const ownLayouts = listOwnLayouts(file.folder, workshop);
  const read = planChapter(source, file.name, { ...workshop.outer, ownLayouts });
  const tooLong = checkLength(read.deck);
  if (tooLong !== null) throw chapterTooLarge(tooLong);
  const planned = await settleTheme(read, file, workshop);
  const sources = listImages(planned.chapter).map(({ image }) => image.src);
  const logo = planned.settings.logo === null ? [] : [planned.settings.logo];
  const where = {
    folder: file.folder,
    within: [projectOf(file, workshop)],
    loadDrawing: drawingLoader(planned, file, workshop),
  };
  const images = await loadImages([...sources, ...logo], where);
  const named = listHtmlFiles(planned.chapter).map(({ file: { src } }) => src);
  const files = named.length === 0 ? null : await loadFiles(named, where);
  const hrefs = listLinks(planned.chapter).map(({ link }) => link.href);
  const links = await loadLinks(hrefs, file.folder, workshop);
  const setFormula = contentKindsOf(planned.deck).hasMath ? await workshop.formulaSetter() : null;
  const all = files === null ? images : joinLoaded(images, files);
  return { planned, images: all, links, setFormula };
}

function joinLoaded(one: LoadedImages, other: LoadedImages): LoadedImages {
  const assets = [...one.assets, ...other.assets].map((asset) => [asset.name, asset] as const);
  return {
    facts: new Map([...one.facts, ...other.facts]),
    assets: [...new Map(assets).values()],
    fonts: [...new Set([...one.fonts, ...other.fonts])],
  };
}

/** Words in drawings are set in the deck's fonts. */
function drawingLoader(
  { settings, deck: { language } }: Planned,
  file: ChapterFile,
  workshop: Workshop,
): DrawingLoader {
  const { theme, textFont, codeFont, fonts } = settings;
  const kind = JSON.stringify([theme, textFont, codeFont, fonts, language, file.folder]);
  const project = projectOf(file, workshop);
  const findFonts = once(async () => {
    const { fonts: own } = await workshop.theme(theme);
    return loadDeckFonts(own, { named: settings, language, file, project }, workshop);
  });
  return async (bytes) => {
    // A parser is loaded only where there are drawings.
    const { createDrawingLoader } = await import("./load-drawing.ts");
    return createDrawingLoader(workshop.drawings, kind, findFonts)(bytes);
  };
}
