/** The pages of a part: from `start` up to `end`, which is not among them; 0-based. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Divides pages into as few parts as have `most` each, at most; none is longer than another by more
 * than one. Where there are several, so many as can be worked on in `lanes` at once to the end: one
 * left over would be worked on alone.
 */
export function dividePages(count: number, most: number, lanes = 1): PageRange[] {
  const fewest = Math.ceil(count / most);
  const parts = fewest > 1 ? Math.ceil(fewest / lanes) * lanes : fewest;
  return Array.from({ length: parts }, (_, index) => ({
    start: Math.floor((index * count) / parts),
    end: Math.floor(((index + 1) * count) / parts),
  }));
}

/** How many are at work at once: each tab of the browser has a process of its own. */
export const lanes = 2;

/** Some of the items in a row, with their indexes; each is taken when it is asked for. */
export type Some<T> = Iterable<readonly [number, T]>;

/**
 * Has all items worked on, in their order, by some at a time: `work` is called, over and over, for the
 * next ones, of which it may take `most`. Should it fail, no other item is taken, and it rejects when
 * those that were taken have come to an end.
 */
export async function inLanes<T>(
  items: readonly T[],
  most: number,
  work: (some: Some<T>) => Promise<void>,
): Promise<void> {
  const queue = [...items.entries()];
  function* some(): Generator<readonly [number, T]> {
    for (let taken = 0; taken < most; taken += 1) {
      const next = queue.shift();
      if (next === undefined) return;
      yield next;
    }
  }
  const lane = async (): Promise<void> => {
    while (queue.length > 0) await work(some());
  };
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, items.length) }, () =>
      lane().catch((error: unknown) => {
        queue.length = 0;
        throw error;
      }),
    ),
  );
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}
