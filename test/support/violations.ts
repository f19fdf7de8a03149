/** What must hold of every deck, by the names of rules 1 to 4, 7 and 8. */
export type Invariant = "lost" | "order" | "invented" | "empty" | "same" | "range";

/** One thing wrong with a deck. */
export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
}

/** Returns a violation, unless all is well. */
export function demand(isWell: boolean, invariant: Invariant, message: string): Violation[] {
  return isWell ? [] : [{ invariant, message }];
}

/** Two runs of words that must be the same, though they may be cut at different places. */
export interface Runs {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
  /** Where they stand, for the message. */
  readonly where: string;
}

/** Returns what of the expected words is missing, what there is beside them, or that they are mixed up. */
export function compareRuns({ expected, actual, where }: Runs): Violation[] {
  const wanted = expected.join("");
  const found = actual.join("");
  if (wanted === found) return [];
  const cut = (text: string) => text.slice(0, 200);
  const isMixed = [...wanted].toSorted().join("") === [...found].toSorted().join("");
  if (isMixed) return demand(false, "order", `"${cut(found)}" in ${where}`);
  const faults = [
    ...expected
      .filter((piece) => !found.includes(piece))
      .flatMap((piece) => demand(false, "lost", `"${cut(piece)}" of ${where}`)),
    ...actual
      .filter((piece) => !wanted.includes(piece))
      .flatMap((piece) => demand(false, "invented", `"${cut(piece)}" in ${where}`)),
  ];
  if (faults.length > 0) return faults;
  if (wanted.length > found.length) return demand(false, "lost", `"${cut(wanted)}" of ${where}`);
  return demand(false, "invented", `"${cut(found)}" in ${where}`);
}
