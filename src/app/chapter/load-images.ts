import { extname, basename } from "node:path";

import type { ImageFact, ImageFacts } from "../../core/model/image.ts";
import { hashedAsset, type Asset } from "../files/asset.ts";
import { imageExtensionsOf, pixelsInside, pixelsOf, sizeOf } from "./image-file.ts";
import type { ReadChapter } from "../../core/pipeline.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { DrawingLoader, DrawingMemory } from "./load-drawing.ts";
import type { DeckFonts } from "../fonts/load-fonts.ts";
import type { UsedFont } from "../fonts/make-fonts.ts";
import { isInside } from "../files/is-inside.ts";
import { namedPathsOf } from "./named-paths.ts";
import { readProjectFile, type FileFault, type FoundFile } from "../files/project-file.ts";

/** The images of one chapter: what became of each, and the files the page needs. */
export interface LoadedImages {
  readonly facts: ImageFacts;
  readonly assets: readonly Asset[];
  /** The fonts of which drawings hold subsets. */
  readonly fonts: readonly UsedFont[];
}

/** Returns the images of two lists, each once. */
export function joinLoaded(one: LoadedImages, other: LoadedImages): LoadedImages {
  const assets = [...one.assets, ...other.assets].map((asset) => [asset.name, asset] as const);
  return {
    facts: new Map([...one.facts, ...other.facts]),
    assets: [...new Map(assets).values()],
    fonts: [...new Set([...one.fonts, ...other.fonts])],
  };
}

/** Returns what cleans a chapter's drawings; their words are set in the deck's fonts. */
export function drawingLoaderOf(
  { settings, chapter: { language } }: Pick<ReadChapter, "settings" | "chapter">,
  { folder }: ChapterFile,
  found: { readonly memory: DrawingMemory; readonly findFonts: () => Promise<DeckFonts> },
): DrawingLoader {
  const { theme, textFont, codeFont, fonts } = settings;
  const kind = JSON.stringify([theme, textFont, codeFont, fonts, language, folder]);
  return async (bytes) => {
    // A parser is loaded only where there are drawings.
    const { createDrawingLoader } = await import("./load-drawing.ts");
    return createDrawingLoader(found.memory, kind, found.findFonts)(bytes);
  };
}

/** What browsers show in an `<img>`, by file extension. */
const imageName = /\.(?:svg|png|jpe?g|webp|avif|gif|bmp|ico)$/i;

/** Is a file of this name an image that browsers show? */
export function isImageName(name: string): boolean {
  return imageName.test(name);
}

const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i;

/**
 * Reads the images that a chapter or a stylesheet names. They are looked for from `folder`, and only
 * where `readProjectFile` may look for them.
 */
export function loadImages(sources: readonly string[], where: FilePlace): Promise<LoadedImages> {
  return loadAll(sources, { ...where, kinds: "images" });
}

/** Reads files of any kind that trusted HTML names, in the same way. */
export function loadFiles(sources: readonly string[], where: FilePlace): Promise<LoadedImages> {
  return loadAll(sources, { ...where, kinds: "all" });
}

/** Where files are looked for, all absolute, and what cleans the SVG files among them. */
export interface FilePlace {
  readonly folder: string;
  /** Folders below one of which they must lie. */
  readonly within: readonly string[];
  readonly loadDrawing: DrawingLoader;
}

interface Wanted extends FilePlace {
  readonly kinds: "images" | "all";
}

async function loadAll(sources: readonly string[], wanted: Wanted): Promise<LoadedImages> {
  const facts = new Map<string, ImageFact>();
  const assets = new Map<string, Asset>();
  const used = new Set<UsedFont>();
  const left = { bytes: maxBytesInAll, pixels: maxPixelsInAll };
  for (const source of new Set(sources)) {
    const { fact, asset, pixels, fonts } = await loadOne(source, { ...wanted, left });
    for (const font of fonts) used.add(font);
    facts.set(source, fact);
    if (asset === null || assets.has(asset.name)) continue;
    assets.set(asset.name, asset);
    left.bytes -= asset.bytes.length;
    left.pixels -= pixels;
  }
  return { facts, assets: [...assets.values()], fonts: [...used] };
}

/** What the files before one have left to it. */
interface Left {
  readonly left: { readonly bytes: number; readonly pixels: number };
}

interface LoadedImage {
  readonly fact: ImageFact;
  readonly asset: Asset | null;
  /** How many are unpacked when it is shown. */
  readonly pixels: number;
  readonly fonts: readonly UsedFont[];
}

async function loadOne(source: string, wanted: Wanted & Left): Promise<LoadedImage> {
  const { folder, within, kinds, left, loadDrawing } = wanted;
  if (scheme.test(source)) return without("remote");
  const paths = namedPathsOf(source, folder);
  const [path] = paths;
  if (path === undefined) return without("missing");
  // Of what lies outside nothing is reported, not even whether it would be an image.
  if (!within.some((place) => isInside(path, place))) return without("outside");
  const extension = extname(path).toLowerCase();
  const isImage = isImageName(path);
  if (!isImage && kinds === "images") return without("wrong-kind");
  const isDrawing = extension === ".svg";
  const most = !isImage ? maxFileBytes : isDrawing ? maxSvgBytes : maxBytes;
  const rule = { within, maxBytes: most, ...(isImage ? { name: imageName } : {}) };
  const file = readFirst(paths, (place) => readProjectFile(place, rule));
  if (file.status !== "found") return without(file.status);
  const { bytes: written } = file;
  if (written.length > left.bytes) return without("too-many");
  const drawing = isDrawing ? await loadDrawing(written) : null;
  if (drawing?.status === "refused") return without("refused");
  const kind = isImage && drawing === null ? imageExtensionsOf(written) : [extension];
  if (kind === null) return without("wrong-kind");
  // The author's own bytes of a drawing never go with the deck.
  const bytes = drawing?.bytes ?? written;
  const size = isImage ? sizeOf(bytes) : { widthPx: null, heightPx: null };
  // A drawing is drawn as large as it is shown; all pixels of a photograph are unpacked first.
  const pixels = drawing === null ? pixelsOf(size) : await pixelsInside(drawing.inside);
  if (pixels === null) return without("refused");
  if (pixels > maxPixels) return without("too-large");
  if (pixels > left.pixels) return without("too-many");
  const stem = basename(path, extname(path)).replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const asset = hashedAsset(stem, kind.includes(extension) ? extension : kind[0], bytes);
  const href = asset.name.split("/").map(encodeURIComponent).join("/");
  const { leftOut = [], missing = [], fonts = [] } = drawing ?? {};
  return { fact: { status: "found", href, ...size, leftOut, missing }, asset, pixels, fonts };
}

function without(status: Exclude<ImageFact["status"], "found">): LoadedImage {
  return { fact: { status }, asset: null, pixels: 0, fonts: [] };
}

/** A page of images as large as this can still be printed; a chapter's limit is 8 MiB. */
const maxBytes = 32 * 1024 * 1024;

/** Films and the like. */
const maxFileBytes = 256 * 1024 * 1024;

/** Drawings are looked through. */
const maxSvgBytes = 8 * 1024 * 1024;

/** Unpacked, a pixel takes four bytes. */
const maxPixels = 100_000_000;

/** All of a chapter's images are in memory at once. */
const maxBytesInAll = 512 * 1024 * 1024;

/** 240 pictures of a large screen; a PDF of them takes a minute. */
const maxPixelsInAll = 2_000_000_000;

/** Returns the first that there is, whatever is wrong with it. */
function readFirst(
  paths: readonly string[],
  read: (path: string) => FoundFile | FileFault,
): FoundFile | FileFault {
  const missing: FileFault = { status: "missing", says: "does not exist" };
  for (const path of paths) {
    const found = read(path);
    if (found.status !== "missing") return found;
  }
  return missing;
}
