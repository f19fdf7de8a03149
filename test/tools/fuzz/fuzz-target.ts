import { createRandom, seedOf } from "./random.ts";
import type { Judge } from "./open-judge.ts";
import { shrink } from "./shrink.ts";
import type { Target } from "./target.ts";

/** An input with which something went wrong, made as small as could be. */
export interface Finding {
  readonly target: string;
  /** Which of the target's inputs it was, from 0. */
  readonly index: number;
  readonly faults: readonly string[];
  readonly input: string;
}

/** How a target is fuzzed. */
export interface Campaign {
  readonly seed: number;
  readonly runs: number;
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly corpus: readonly string[];
}

/** Each input of a hang takes the whole limit. */
const maxTriesOfHang = 12;

/** Other inputs that fail in the same way are counted, but not made small. */
const maxFindings = 20;

/** Throws inputs at a target. Returns how many, how many failed, and those that failed in different ways. */
export async function fuzzTarget(
  target: Target,
  judge: Judge,
  { seed, runs, deadline, corpus }: Campaign,
): Promise<{ readonly count: number; readonly failed: number; readonly findings: Finding[] }> {
  const findings = new Map<string, Finding>();
  let count = 0;
  let failed = 0;
  while (count < runs && performance.now() < deadline) {
    const input = makeInput(target, { seed, index: count, corpus });
    const faults = await judge.judge(input);
    const kind = kindOf(faults);
    if (kind !== "") failed += 1;
    if (kind !== "" && !findings.has(kind) && findings.size < maxFindings) {
      const tries = kind.startsWith("hang") ? maxTriesOfHang : undefined;
      const isSame = async (smaller: string) => kindOf(await judge.judge(smaller)) === kind;
      const small = await shrink(input, isSame, tries);
      findings.set(kind, { target: target.name, index: count, faults, input: small });
    }
    count += 1;
  }
  return { count, failed, findings: [...findings.values()] };
}

/** Returns one input of a target. */
function makeInput(
  target: Target,
  { seed, index, corpus }: Pick<Campaign, "seed" | "corpus"> & { readonly index: number },
): string {
  return target.make({ random: createRandom(seedOf(seed, target.name, index)), corpus });
}

/** What went wrong first, and where in our code: the same for inputs that show the same fault. */
function kindOf([fault = ""]: readonly string[]): string {
  const place = /^ +at (?!.*node:).*$/m.exec(fault)?.[0] ?? "";
  const [first = ""] = fault.split("\n");
  const words = first.replace(/".*"/, "…").replace(/\d+/g, "#");
  return words.split(" ").slice(0, 6).join(" ") + place;
}
