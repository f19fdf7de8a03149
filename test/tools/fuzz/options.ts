import { parseArgs } from "node:util";

/** What a run of the fuzzer is told. */
export interface FuzzOptions {
  /** Inputs in all. */
  readonly runs: number;
  /** The run ends then, whatever is left. */
  readonly minutes: number;
  readonly seed: number;
  /** Names of targets; null for all. */
  readonly only: readonly string[] | null;
  /** A file with one input that failed, which is judged again, alone. */
  readonly input: string | null;
  /** Chapters made to take for ever are built instead, each in a process of its own. */
  readonly bombs: boolean;
}

/** Returns the options of a command line. Throws RangeError for one that is no number. */
export function parseOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string", default: "100000" },
      minutes: { type: "string", default: "30" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      only: { type: "string" },
      input: { type: "string" },
      bombs: { type: "boolean", default: false },
    },
  });
  return {
    runs: toNumber("runs", values.runs),
    minutes: toNumber("minutes", values.minutes),
    seed: toNumber("seed", values.seed),
    only: values.only?.split(",") ?? null,
    input: values.input ?? null,
    bombs: values.bombs,
  };
}

function toNumber(name: string, value: string): number {
  const number = Number(value);
  if (!(number >= 0)) throw new RangeError(`--${name} is "${value}"; it must be a number.`);
  return number;
}
