import type { ClockStore } from "./talk-clock.ts";

/** A time in whole milliseconds that only goes on, also when the page is loaded again. */
export interface LastingTime {
  readonly now: () => number;
  /** Remembers where it stands. */
  readonly keep: () => void;
}

/** What it is told by, in milliseconds. */
export interface TimeSources {
  /** Goes on evenly as long as the page stands, from wherever it began. */
  readonly steady: () => number;
  /** The time of day, which may be set back or forth. */
  readonly wall: () => number;
}

/**
 * Returns a time that goes on where the stored one stood. While the page stands, the time of day is
 * not looked at: setting it moves no clock. How long it was away is known by the time of day alone.
 */
export function createLastingTime(stored: ClockStore, { steady, wall }: TimeSources): LastingTime {
  const last = parseKept(stored.read());
  const begin = last === null ? 0 : last.ms + Math.max(0, wall() - last.wall);
  const origin = begin - steady();
  const now = (): number => Math.round(origin + steady());
  const keep = (): void => stored.write(JSON.stringify({ ms: now(), wall: wall() }));
  keep();
  return { now, keep };
}

interface Kept {
  readonly ms: number;
  readonly wall: number;
}

/** Whatever else stands in the store is none of ours. */
function parseKept(json: string | null): Kept | null {
  try {
    const value: unknown = JSON.parse(json ?? "null");
    return isKept(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  return (
    "ms" in value && Number.isFinite(value.ms) && "wall" in value && Number.isFinite(value.wall)
  );
}
