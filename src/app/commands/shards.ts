import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import { loadRecord, recordName, recordStands } from "../files/build-record.ts";
import { hasCode } from "../files/file-errors.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { loadShard } from "../files/shard-record.ts";
import type { ShardRecord } from "../../core/settings/parse-record.ts";
import { withStaging } from "../files/write-folder.ts";
import type { BuildFlags, Shard } from "./options.ts";
import { openProject, writeIndex } from "./project.ts";
import { countOf, printLine, toShownFolder } from "./report.ts";
import type { World } from "./world.ts";

/**
 * Returns a shard's chapters, in their order. Each chapter is in one shard; the largest files are
 * assigned first, each to the shard that has least, so that all machines find the same.
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

/** Returns a file's size in bytes; 0 for one that cannot be looked at, which fails when it is read. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error)) return 0;
    throw error;
  }
}

/** A shard and where it stands. */
interface PlacedShard extends ShardRecord {
  readonly folder: string;
  /** As the user named it. */
  readonly shown: string;
}

/**
 * `lectern build --merge`: puts the shares of a run together, as if one run had built them all.
 * Returns the exit code.
 */
export async function runMerge(
  paths: readonly string[],
  flags: BuildFlags,
  world: World,
): Promise<number> {
  const out = resolve(world.cwd, flags.out);
  const shards: PlacedShard[] = [];
  for (const shown of paths) {
    const folder = resolve(world.cwd, shown);
    shards.push({ ...(await loadShard(folder, shown)), folder, shown });
  }
  refuseOthers(shards);
  const places = placeChapters(shards);
  // All is looked at before anything is written.
  const found: { readonly name: string; readonly from: string; readonly files: string[] }[] = [];
  for (const [name, shard] of places) {
    const files = await listChapter(name, shard);
    found.push({ name, from: join(shard.folder, name), files });
  }
  await refuseForeign(out, ["index.html"], out);
  for (const { name, files } of found) await refuseForeign(join(out, name), files, out);
  for (const { name, from, files } of found) {
    await withStaging(join(out, name), async (staging) => {
      for (const file of files) await staging.write(file, await readFile(join(from, file)));
      await staging.commit(files);
    });
  }
  await writeIndex(out, await openProject(flags, [], world));
  const facts = [countOf(places.size, "chapter"), countOf(shards.length, "shard")];
  printLine(world, `merged: ${facts.join(", ")} -> ${toShownFolder(world, out)}`);
  return 0;
}

/** All shards must be of one run, each there once. */
function refuseOthers(shards: readonly PlacedShard[]): void {
  const [first] = shards;
  if (first === undefined) {
    throw new LecternError("usage", "There is nothing to merge.", {
      hint: "Name the folders of all shards: lectern build --merge shard-1 shard-2",
    });
  }
  const byIndex = new Map<number, PlacedShard>();
  for (const shard of shards) {
    if (shard.count !== first.count) {
      refuse(first, shard, `one is of ${first.count} shards, the other of ${shard.count}`);
    }
    if (shard.run !== first.run) {
      refuse(first, shard, "they differ in version, browser, flags or settings");
    }
    if (shard.chapters.join("\n") !== first.chapters.join("\n")) {
      refuse(first, shard, "they were made from other lists of chapters");
    }
    const same = byIndex.get(shard.index);
    if (same !== undefined) refuse(same, shard, `both are shard ${shard.index}`);
    byIndex.set(shard.index, shard);
  }
  const all = Array.from({ length: first.count }, (_, index) => index + 1);
  const missing = all.filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const names = missing.map((index) => `${index}/${first.count}`).join(", ");
    throw new LecternError("usage", `There is no shard ${names}.`, {
      hint: "Build it with --shard, and name its folder as well.",
    });
  }
}

function refuse(one: PlacedShard, other: PlacedShard, why: string): never {
  throw new LecternError(
    "usage",
    `"${one.shown}" and "${other.shown}" do not belong together: ${why}.`,
    {
      hint: "Build all shards from the same sources with the same command, except for --shard and --out.",
    },
  );
}

/** Returns the shard of each chapter, in the chapters' order. */
function placeChapters(shards: readonly PlacedShard[]): Map<string, PlacedShard> {
  const places = new Map<string, PlacedShard>();
  for (const name of shards[0]?.chapters ?? []) {
    for (const shard of shards.filter(({ built }) => built.includes(name))) {
      const other = places.get(name);
      if (other !== undefined) refuse(other, shard, `both have the chapter "${name}"`);
      places.set(name, shard);
    }
    if (!places.has(name)) {
      throw new LecternError("usage", `No shard has the chapter "${name}".`, {
        hint: "It may not have been built: look at the output of its shard's run.",
      });
    }
  }
  return places;
}

/** Returns the names of a chapter's files, all there as they were written. */
async function listChapter(name: string, { folder, shown }: PlacedShard): Promise<string[]> {
  const record = await loadRecord(join(folder, name));
  if (record === null || !(await recordStands(record, join(folder, name)))) {
    throw new LecternError("usage", `The chapter "${name}" in "${shown}" is incomplete.`, {
      hint: "Some of its files are missing or were changed. Build that shard again.",
    });
  }
  return [...Object.keys(record.files), recordName];
}
