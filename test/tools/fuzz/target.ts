import type { Random } from "./random.ts";

/** What inputs are made from. */
export interface Supply {
  readonly random: Random;
  /** Real chapters. */
  readonly corpus: readonly string[];
}

/** A part of lectern that inputs are thrown at. */
export interface Target {
  readonly name: string;
  /** How many of a hundred inputs it gets. */
  readonly share: number;
  /** Returns an input, the same for the same random numbers. */
  readonly make: (supply: Supply) => string;
  /**
   * Returns how to judge an input: what is wrong with what lectern makes of it, a line each. What
   * is thrown is a fault too. `root` is the package's folder; `scratch` an empty one that may be
   * written to, and that is not there any more when all inputs are judged.
   */
  readonly open: (
    root: string,
    scratch: string,
  ) => Promise<(input: string) => Promise<readonly string[]>>;
}
