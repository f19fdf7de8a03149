import { parseArgs } from "node:util";

/** What a run of `npm run faults` is asked for. */
export interface FaultOptions {
  /** The rooms whose faults are planted; empty for all. */
  readonly rooms: readonly string[];
  /** How many faults are tried at a time, each in a copy of its own. */
  readonly jobs: number;
  /** A text that a fault's description must hold; null for all faults. */
  readonly only: string | null;
}

/** Reads the arguments after `npm run faults --`. Throws for those that mean nothing. */
export function parseFaultOptions(args: readonly string[], rooms: readonly string[]): FaultOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { jobs: { type: "string", default: "2" }, only: { type: "string" } },
    allowPositionals: true,
  });
  const unknown = positionals.find((room) => !rooms.includes(room));
  if (unknown !== undefined) {
    throw new Error(`There is no room "${unknown}". The rooms are ${rooms.join(", ")}.`);
  }
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new Error(`--jobs takes 1 or more, not ${values.jobs}.`);
  return { rooms: positionals, jobs, only: values.only ?? null };
}
