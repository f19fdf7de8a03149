import type { DeckUpdate, Splice } from "../../core/protocol/live.ts";

/** A planned slide that stays, by its index in the version before, or the HTML of one that comes. */
type Slot = number | string;

/**
 * Returns those of some updates that lead on from a version, in order. `isBroken` says that one is
 * missing among them, and with it what comes after.
 */
export function chainOf(
  updates: readonly DeckUpdate[],
  version: number,
): { readonly chain: readonly DeckUpdate[]; readonly isBroken: boolean } {
  let chain: DeckUpdate[] = [];
  let now = version;
  for (const update of updates) {
    if (update.to <= now) continue;
    if (update.from !== null && update.from !== now) return { chain, isBroken: true };
    // One that has every slide needs none before it.
    chain = update.from === null ? [update] : [...chain, update];
    now = update.to;
  }
  return { chain, isBroken: false };
}

/**
 * Returns one update that does what some do one after the other, each of the version that the one
 * before it makes. `count` is how many planned slides the version before the first has. Slides that
 * come and go again on the way are not in it.
 */
export function joinUpdates(
  updates: readonly [DeckUpdate, ...DeckUpdate[]],
  count: number,
): DeckUpdate {
  const [first] = updates;
  const last = updates.at(-1) ?? first;
  if (updates.length === 1) return first;
  const before = Array.from({ length: count }, (_, index): Slot => index);
  const after = updates.reduce<readonly Slot[]>(
    (slots, { splices }) => splice(slots, splices),
    before,
  );
  const frame = updates.findLast((update) => update.frame !== null)?.frame ?? null;
  return { ...last, from: first.from, frame, splices: toSplices(after, count) };
}

function splice(slots: readonly Slot[], splices: readonly Splice[]): readonly Slot[] {
  const result: Slot[] = [];
  let at = 0;
  for (const { at: from, remove, html } of splices) {
    result.push(...slots.slice(at, from), ...html);
    at = Math.min(from + remove, slots.length);
  }
  return [...result, ...slots.slice(at)];
}

/** The slides that stay are in the order that they had. */
function toSplices(slots: readonly Slot[], count: number): readonly Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  let html: string[] = [];
  const close = (next: number): void => {
    if (html.length > 0 || next > at) splices.push({ at, remove: next - at, html });
    html = [];
    at = next + 1;
  };
  for (const slot of slots) {
    if (typeof slot === "string") html.push(slot);
    else close(slot);
  }
  close(count);
  return splices;
}
