import { distance } from "fastest-levenshtein";

/** Returns the known name that a written one is a misspelling of; null where it is a word of its own. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const [nearest] = known
    .filter((name) => isNear(lower, name))
    .toSorted((a, b) => distance(a, lower) - distance(b, lower));
  return nearest ?? null;
}

/** Returns a hint that lists what there is, led by the name that is meant where the written one is near it. */
export function hintAt(written: string, known: readonly string[], listing: string): string {
  const nearest = nearestName(written, known);
  return nearest === null ? listing : `Did you mean "${nearest}"? ${listing}`;
}

/**
 * Is a name a misspelling of another? `tag`, `name` and `type`, which other tools read, are two edits
 * from a setting: in a short name two edits must be two letters swapped.
 */
function isNear(written: string, name: string): boolean {
  const edits = distance(written, name);
  const isSwap =
    written.length === name.length &&
    [...written].toSorted().join("") === [...name].toSorted().join("");
  return edits <= 1 || (edits === 2 && (name.length > 5 || isSwap));
}
