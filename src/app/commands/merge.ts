import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import process from "node:process";

import { LecternError } from "../../core/model/lectern-error.ts";
import { loadRecord, recordName, recordStands } from "../files/build-record.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { loadShard } from "../files/shard-record.ts";
import type { ShardRecord } from "../../core/settings/parse-record.ts";
import { withStaging } from "../files/write-folder.ts";
import { openWorkshop } from "./open-workshop.ts";
import { countOf, printLine } from "./report.ts";
import { writeIndex } from "./write-index.ts";

/** A shard and where it stands. */
interface PlacedShard extends ShardRecord {
  readonly folder: string;
  /** As the user named it. */
  readonly shown: string;
}

/** `lectern build --merge`: puts the shares of a run together, as if one run had built them all. */
export async function runMerge(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const out = resolve(String(options["out"]));
  const shards: PlacedShard[] = [];
  for (const shown of paths) {
    const folder = resolve(shown);
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
  await writeIndex(out, await openWorkshop(options, []));
  const facts = [countOf(places.size, "chapter"), countOf(shards.length, "shard")];
  printLine(`merged: ${facts.join(", ")} -> ${relative(process.cwd(), out) || "."}`);
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
      hint: "Build it with --shard, and name its folder, too.",
    });
  }
}

function refuse(one: PlacedShard, other: PlacedShard, why: string): never {
  throw new LecternError("usage", `"${one.shown}" and "${other.shown}" are no whole: ${why}.`, {
    hint: "Build all shards from the same sources with the same command, save for --shard and --out.",
  });
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
        hint: "It may not have been built: see what its shard's run said.",
      });
    }
  }
  return places;
}

/** Returns the names of a chapter's files, all there as they were written. */
async function listChapter(name: string, { folder, shown }: PlacedShard): Promise<string[]> {
  const record = await loadRecord(join(folder, name));
  if (record === null || !(await recordStands(record, join(folder, name)))) {
    throw new LecternError("usage", `The chapter "${name}" in "${shown}" is not whole.`, {
      hint: "Files of it are missing or were changed. Build that shard again.",
    });
  }
  return [...Object.keys(record.files), recordName];
}
