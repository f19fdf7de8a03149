import { join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { parseShardRecord, type ShardRecord } from "../../core/settings/parse-record.ts";
import { parseJson } from "./parse-json.ts";
import { readIfAny } from "./read-if-any.ts";
import { withStaging, type Staging } from "./write-folder.ts";

/** The record's file, in a shard's output folder. */
const shardRecordName = "shard.json";

export type { ShardRecord } from "../../core/settings/parse-record.ts";

/** Reads a shard's record. Throws LecternError `usage` for a folder without one. */
export async function loadShard(folder: string, shown: string): Promise<ShardRecord> {
  const record = parseShardRecord(
    parseJson((await readIfAny(join(folder, shardRecordName))) ?? ""),
  );
  if (record === null) {
    throw new LecternError("usage", `The folder "${shown}" holds no share of a build.`, {
      hint: `Name the folders that \`lectern build --shard\` wrote; each has a ${shardRecordName}.`,
    });
  }
  return record;
}

/** Throws LecternError `usage` where a file stands in the place of the record that is none. */
export async function refuseForeignShard(folder: string): Promise<void> {
  const text = await readIfAny(join(folder, shardRecordName));
  if (text === null || parseShardRecord(parseJson(text)) !== null) return;
  const file = join(folder, shardRecordName);
  throw new LecternError("usage", `"${file}" stands there already, and lectern did not make it.`, {
    hint: "Name another folder with --out, or move what stands there away.",
  });
}

/** Writes a shard's record into its output folder. */
export async function writeShard(folder: string, record: ShardRecord): Promise<void> {
  await refuseForeignShard(folder);
  const write = async (staging: Staging): Promise<void> => {
    await staging.write(shardRecordName, `${JSON.stringify(record, null, 2)}\n`);
    await staging.commit([shardRecordName]);
  };
  await withStaging(folder, write, folder);
}
