import { readFile, realpath, stat } from "node:fs/promises";
import { extname, basename } from "node:path";

import imageSize from "image-size";

import type { ImageFact, ImageFacts } from "../model/image.ts";
import type { CleanSvg } from "../render/clean-svg.ts";
import { hashedAsset, type Asset } from "./asset.ts";
import { isMissing } from "./file-errors.ts";
import { isInside } from "./is-inside.ts";
import { namedPathsOf } from "./named-paths.ts";

/** The images of one chapter: what became of each, and the files the page needs. */
export interface LoadedImages {
  readonly facts: ImageFacts;
  readonly assets: readonly Asset[];
}

/** What browsers show in an `<img>`, by file extension. */
const shown = new Set([".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".bmp", ".ico"]);

const scheme = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i;

/**
 * Reads the images that a chapter names. They are looked for from `folder`, and only below
 * `project`: neither `..` nor a symbolic link leads out of it.
 */
export function loadImages(sources: readonly string[], where: FilePlace): Promise<LoadedImages> {
  return loadAll(sources, { ...where, kinds: "images" });
}

/** Reads files of any kind that trusted HTML names, in the same way. */
export function loadFiles(sources: readonly string[], where: FilePlace): Promise<LoadedImages> {
  return loadAll(sources, { ...where, kinds: "all" });
}

/** Where files are looked for; both absolute. */
export interface FilePlace {
  readonly folder: string;
  readonly project: string;
}

interface Wanted extends FilePlace {
  readonly kinds: "images" | "all";
}

async function loadAll(sources: readonly string[], wanted: Wanted): Promise<LoadedImages> {
  const facts = new Map<string, ImageFact>();
  const assets = new Map<string, Asset>();
  for (const source of new Set(sources)) {
    const { fact, asset } = await loadOne(source, wanted);
    facts.set(source, fact);
    if (asset !== null) assets.set(asset.name, asset);
  }
  return { facts, assets: [...assets.values()] };
}

async function loadOne(
  source: string,
  { folder, project, kinds }: Wanted,
): Promise<{ fact: ImageFact; asset: Asset | null }> {
  if (scheme.test(source)) return { fact: { status: "remote" }, asset: null };
  const paths = namedPathsOf(source, folder);
  const [path] = paths;
  if (path === undefined) return { fact: { status: "missing" }, asset: null };
  if (!isInside(path, project)) return { fact: { status: "outside" }, asset: null };
  const file = await findFile(paths);
  if (file === null) return { fact: { status: "missing" }, asset: null };
  if (!isInside(file.path, await realpath(project))) {
    return { fact: { status: "outside" }, asset: null };
  }
  const extension = extname(path).toLowerCase();
  const isImage = shown.has(extension);
  if (!isImage && kinds === "images") return { fact: { status: "unreadable" }, asset: null };
  const most = !isImage ? maxFileBytes : extension === ".svg" ? maxSvgBytes : maxBytes;
  if (file.size > most) return { fact: { status: "too-large" }, asset: null };
  const written = await readFile(file.path);
  const clean = extension === ".svg" ? await cleanFile(written) : null;
  if (clean?.status === "refused") return { fact: { status: "refused" }, asset: null };
  const isCleaned = clean?.status === "cleaned";
  const bytes = isCleaned ? new TextEncoder().encode(clean.svg) : written;
  const size = isImage ? sizeOf(bytes) : { widthPx: null, heightPx: null };
  // A drawing is drawn as large as it is shown; all pixels of a photograph are unpacked first.
  const pixels = extension === ".svg" ? 0 : (size.widthPx ?? 0) * (size.heightPx ?? 0);
  if (pixels > maxPixels) return { fact: { status: "too-large" }, asset: null };
  const stem = basename(path, extname(path)).replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const asset = hashedAsset(stem, extension, bytes);
  const href = asset.name.split("/").map(encodeURIComponent).join("/");
  const leftOut = isCleaned ? clean.leftOut : [];
  return { fact: { status: "found", href, ...size, leftOut }, asset };
}

/** A page of images as large as this can still be printed; a chapter's limit is 8 MiB. */
const maxBytes = 32 * 1024 * 1024;

/** Films and the like. */
const maxFileBytes = 256 * 1024 * 1024;

/** Drawings are looked through. */
const maxSvgBytes = 8 * 1024 * 1024;

/** Unpacked, a pixel takes four bytes. */
const maxPixels = 100_000_000;

async function cleanFile(bytes: Uint8Array): Promise<CleanSvg> {
  const { cleanSvg } = await import("../render/clean-svg.ts");
  return cleanSvg(new TextDecoder().decode(bytes));
}

async function findFile(paths: readonly string[]): Promise<{ path: string; size: number } | null> {
  for (const path of paths) {
    try {
      const found = await stat(path);
      // A pipe or a device may never end.
      if (found.isFile()) return { path: await realpath(path), size: found.size };
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return null;
}

/** An image whose header cannot be read is still shown; the browser decides. */
function sizeOf(bytes: Uint8Array): { widthPx: number | null; heightPx: number | null } {
  try {
    const { width, height } = imageSize(bytes);
    return { widthPx: width ?? null, heightPx: height ?? null };
  } catch {
    // image-size throws for every header it does not know, by many kinds of errors.
    return { widthPx: null, heightPx: null };
  }
}
