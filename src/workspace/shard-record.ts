import { join } from "node:path";

import { LecternError } from "../model/lectern-error.ts";
import { parseJson } from "./parse-json.ts";
import { readIfAny } from "./read-if-any.ts";
import { withStaging, type Staging } from "./write-folder.ts";

/** The record's file, in a shard's output folder. */
const shardRecordName = "shard.json";

/** Which share of a run's chapters a folder holds. */
export interface ShardRecord {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** A hash of the program, the browser, the options and the settings. */
  readonly run: string;
  /** The names of the whole run's chapters, in their order. */
  readonly chapters: readonly string[];
  /** Those of this shard. */
  readonly built: readonly string[];
}

/** Reads a shard's record. Throws LecternError `usage` for a folder without one. */
export async function loadShard(folder: string, shown: string): Promise<ShardRecord> {
  const json = parseJson((await readIfAny(join(folder, shardRecordName))) ?? "null");
  const isShard = ["index", "count", "run", "chapters", "built"].every(
    (key) => typeof json === "object" && json !== null && key in json,
  );
  if (!isShard) {
    throw new LecternError("usage", `The folder "${shown}" holds no share of a build.`, {
      hint: `Name the folders that \`lectern build --shard\` wrote; each has a ${shardRecordName}.`,
    });
  }
  return json as ShardRecord;
}

/** Writes a shard's record into its output folder. */
export async function writeShard(folder: string, record: ShardRecord): Promise<void> {
  const write = async (staging: Staging): Promise<void> => {
    await staging.write(shardRecordName, `${JSON.stringify(record, null, 2)}\n`);
    await staging.commit([shardRecordName]);
  };
  await withStaging(folder, write, folder);
}
