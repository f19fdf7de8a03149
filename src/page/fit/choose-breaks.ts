/** The smallest piece of a flow that a slide is made of. Positions are in CSS px down one long column. */
export interface Leaf {
  readonly top: number;
  readonly bottom: number;
  /** What it costs to begin a slide here; see `breakCosts`. */
  readonly breakCost: number;
  /** The height of what is repeated above it when it begins a slide, such as its parent item. */
  readonly repeated: number;
  /** The footnotes that it refers to, by number. */
  readonly footnotes: readonly number[];
}

/** The room on each slide, in CSS px. */
export interface Room {
  readonly height: number;
  /** The height of each footnote that goes with its mark, by number; one that is not named takes none. */
  readonly footnotes: ReadonlyMap<number, number>;
  /** What the first part holds beside its leaves, such as footnotes that only the notes refer to. */
  readonly first: number;
}

/**
 * What a break costs, in slides: one between a list's items is free, one between nested items the
 * more the deeper they are, one between sentences so much that it is taken where nothing else is
 * left. What leads in to something is not left alone.
 */
export const breakCosts = { block: 0, nested: 0.5, sentence: 1.5, leadIn: 12 } as const;

/** A leaf that is higher than the room alone. */
const overflowCost = 100;

/**
 * What costs or is higher by less than this is alike: far down a long page, positions are told less
 * exactly (262,144 px are the most that a number of 24 bits tells in 64ths). Of two ways to cut that
 * are alike, such as 7 + 6 and 6 + 7 rows, the one with the longer first part is taken.
 */
const alike = { cost: 1e-3, heightPx: 0.25 };

/**
 * Returns the leaves that begin a part, by index, ascending; the first is always 0. The parts are as
 * few as fit, evenly filled, and cut where it hurts least. Takes time in proportion to the number of
 * leaves.
 */
export function chooseBreaks(leaves: readonly Leaf[], room: Room): number[] {
  const best = [0];
  const begins = [0];
  for (let end = 1; end <= leaves.length; end += 1) {
    const { cost, start } = bestPart(leaves, { end, best, room });
    best.push(cost);
    begins.push(start);
  }
  const breaks: number[] = [];
  for (let end = leaves.length; end > 0; end = begins[end] ?? 0) breaks.push(begins[end] ?? 0);
  return breaks.length === 0 ? [0] : breaks.toReversed();
}

/** Finds where the part that ends before `end` had best begin. */
function bestPart(
  leaves: readonly Leaf[],
  { end, best, room }: { end: number; best: readonly number[]; room: Room },
): { cost: number; start: number } {
  let found = { cost: Number.POSITIVE_INFINITY, start: end - 1 };
  let bottom = Number.NEGATIVE_INFINITY;
  let notes = 0;
  const counted = new Set<number>();
  for (let start = end - 1; start >= 0; start -= 1) {
    const leaf = leaves[start];
    if (leaf === undefined) break;
    bottom = Math.max(bottom, leaf.bottom);
    for (const number of leaf.footnotes) {
      if (!counted.has(number)) notes += room.footnotes.get(number) ?? 0;
      counted.add(number);
    }
    const isFirst = start === 0;
    const own = bottom - leaf.top + notes;
    const isAlone = start === end - 1;
    const height = room.height + alike.heightPx;
    if (own > height && !isAlone) break;
    const needed = own + (isFirst ? room.first : leaf.repeated);
    const isOver = needed > height;
    // A part that begins earlier may have less to repeat.
    if (isOver && !isAlone) continue;
    const emptiness = isOver ? overflowCost : (1 - needed / room.height) ** 2;
    const cost = (best[start] ?? 0) + 1 + emptiness + (isFirst ? 0 : leaf.breakCost);
    if (cost < found.cost - alike.cost) found = { cost, start };
  }
  return found;
}
