import { stat } from "node:fs/promises";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hasCode } from "../files/file-errors.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";

/** One share of a run's chapters. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Reads `2/8`; null where nothing is said. Throws LecternError `usage` for anything else. */
export function parseShard(text: unknown): Shard | null {
  if (text === undefined) return null;
  const [, index = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(String(text)) ?? []).map(Number);
  if (index < 1 || index > count || count > 1000) {
    throw new LecternError("usage", `"${String(text)}" is no share of the chapters.`, {
      hint: "The second of eight shares is --shard 2/8.",
    });
  }
  return { index, count };
}

/**
 * Returns a shard's chapters, in their order. Each chapter is in one shard; the largest files are
 * dealt out first, each to the shard that has least, so that all machines find the same.
 */
export async function chooseShard(
  files: readonly ChapterFile[],
  { index, count }: Shard,
): Promise<ChapterFile[]> {
  const sized = await Promise.all(
    files.map(async ({ file, given }, place) => ({
      place,
      size: given?.length ?? (await sizeOf(file)),
    })),
  );
  const shards = Array.from({ length: count }, () => ({ bytes: 0, places: new Set<number>() }));
  for (const { place, size } of sized.toSorted((a, b) => b.size - a.size || a.place - b.place)) {
    const least = shards.reduce((best, shard) => (shard.bytes < best.bytes ? shard : best));
    least.bytes += size;
    least.places.add(place);
  }
  const mine = shards[index - 1]?.places ?? new Set();
  return files.filter((_, place) => mine.has(place));
}

/** Of a file that may not be looked at it is told when it is read. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error)) return 0;
    throw error;
  }
}
