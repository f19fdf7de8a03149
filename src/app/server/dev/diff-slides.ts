import type { Splice } from "../../../core/protocol/live.ts";

/**
 * Returns how one list of slides becomes the other, slides being the same where their HTML is. Of
 * what moved, as much as possible stays.
 */
export function diffSlides(before: readonly string[], after: readonly string[]): Splice[] {
  const kept = keptPairs(before, after);
  const splices: Splice[] = [];
  let at = 0;
  let to = 0;
  for (const [old, now] of [...kept, [before.length, after.length] as const]) {
    const html = after.slice(to, now);
    if (old > at || html.length > 0) splices.push({ at, remove: old - at, html });
    at = old + 1;
    to = now + 1;
  }
  return splices;
}

/** The index before and after of a slide that stays. */
type Pair = readonly [number, number];

/** Returns the slides that stay, in order: those at both ends, and the most that keep their order between them. */
function keptPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  const isSame = () => before[before.length - 1 - tail] === after[after.length - 1 - tail];
  while (tail < shorter - head && isSame()) tail += 1;
  const places = new Map<string, number>();
  for (let index = head; index < before.length - tail; index += 1) {
    places.set(before[index] ?? "", index);
  }
  const between: Pair[] = [];
  for (let index = head; index < after.length - tail; index += 1) {
    const old = places.get(after[index] ?? "");
    if (old !== undefined) between.push([old, index]);
  }
  return [
    ...Array.from({ length: head }, (_, index): Pair => [index, index]),
    ...longestRising(between),
    ...Array.from({ length: tail }, (_, index): Pair => [
      before.length - tail + index,
      after.length - tail + index,
    ]),
  ];
}

/** Returns the longest run of pairs whose first numbers rise, too (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  interface Card {
    readonly pair: Pair;
    readonly under: Card | null;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair[0] ?? 0) < pair[0]) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, under: piles[low - 1] ?? null };
  }
  const run: Pair[] = [];
  for (let card = piles.at(-1) ?? null; card !== null; card = card.under) run.push(card.pair);
  return run.toReversed();
}
