/** Numbers that are the same for the same seed, on every machine. */
export interface Random {
  /** Returns a whole number from 0 up to, and without, `limit`; 0 for a limit below 1. */
  below(limit: number): number;
  /** Returns one of the list. Throws RangeError for an empty one. */
  pick<T>(list: readonly T[]): T;
  /** Is true so often: 0.25 for one time in four. */
  chance(share: number): boolean;
}

/** Returns the numbers of a seed (mulberry32, public domain, by Tommy Ettinger). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * Math.max(1, limit));
  return {
    below,
    pick(list) {
      const [one] = list.slice(below(list.length));
      if (one === undefined) throw new RangeError("There is nothing to pick from.");
      return one;
    },
    chance: (share) => next() < share,
  };
}

/** Returns the seed of one input, so that each can be made without those before it. */
export function seedOf(seed: number, name: string, index: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const unit of `${name}:${index}`) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
