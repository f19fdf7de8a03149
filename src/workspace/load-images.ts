import { readFile, realpath } from "node:fs/promises";
import { extname, basename, isAbsolute, relative } from "node:path";

import imageSize from "image-size";

import type { ImageFact, ImageFacts } from "../model/image.ts";
import { hashedAsset, type Asset } from "./asset.ts";
import { isMissing } from "./file-errors.ts";
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
export async function loadImages(
  sources: readonly string[],
  { folder, project }: { readonly folder: string; readonly project: string },
): Promise<LoadedImages> {
  const facts = new Map<string, ImageFact>();
  const assets = new Map<string, Asset>();
  for (const source of new Set(sources)) {
    const { fact, asset } = await loadImage(source, folder, project);
    facts.set(source, fact);
    if (asset !== null) assets.set(asset.name, asset);
  }
  return { facts, assets: [...assets.values()] };
}

async function loadImage(
  source: string,
  folder: string,
  project: string,
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
  if (!shown.has(extname(path).toLowerCase())) {
    return { fact: { status: "unreadable" }, asset: null };
  }
  const stem = basename(path, extname(path)).replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const asset = hashedAsset(stem, extname(path).toLowerCase(), file.bytes);
  const href = asset.name.split("/").map(encodeURIComponent).join("/");
  return { fact: { status: "found", href, ...sizeOf(file.bytes) }, asset };
}

async function findFile(
  paths: readonly string[],
): Promise<{ path: string; bytes: Uint8Array } | null> {
  for (const path of paths) {
    try {
      return { path: await realpath(path), bytes: await readFile(path) };
    } catch (error) {
      if (!isMissing(error) && !isFolder(error)) throw error;
    }
  }
  return null;
}

function isFolder(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EISDIR";
}

function isInside(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== "" && !below.startsWith("..") && !isAbsolute(below);
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
