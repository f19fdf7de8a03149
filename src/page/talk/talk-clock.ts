import { readStored, store, storeKey } from "./stored.ts";

/** Where a clock's times are kept, so that they outlive a reload. */
export interface ClockStore {
  readonly read: () => string | null;
  readonly write: (text: string) => void;
}

/** Measures a talk, and how much of it went to which section. */
export interface TalkClock {
  /** Goes on. Does nothing while it runs. */
  readonly start: () => void;
  readonly pause: () => void;
  /** Back to 0, at rest. */
  readonly reset: () => void;
  /** From now on the time goes to this section. */
  readonly enter: (section: string) => void;
  readonly isRunning: () => boolean;
  /** Has it ever run since the last reset? */
  readonly hasRun: () => boolean;
  readonly elapsedMs: () => number;
  readonly inSectionMs: (section: string) => number;
  /** Calls `told` whenever the clock is started, stopped or set to 0, or turns to another section. */
  readonly onChange: (told: () => void) => void;
}

interface ClockState {
  readonly section: string;
  /** As `now` says; null while the clock is at rest. */
  readonly runningSince: number | null;
  /** By section, up to `runningSince`. */
  readonly spentMs: Readonly<Record<string, number>>;
}

/** Returns a clock that goes on where the stored one stood. `now` is in milliseconds, and never goes back. */
export function createTalkClock(stored: ClockStore, now: () => number): TalkClock {
  let state = parseState(stored.read());
  const listeners: (() => void)[] = [];
  const set = (next: ClockState): void => {
    state = next;
    stored.write(JSON.stringify(state));
    for (const told of listeners) told();
  };
  /** All times up to now, in `spentMs`. */
  const spent = (): Record<string, number> => {
    const { section, runningSince, spentMs } = state;
    const running = runningSince === null ? 0 : Math.max(0, now() - runningSince);
    return { ...spentMs, [section]: (spentMs[section] ?? 0) + running };
  };
  const isRunning = () => state.runningSince !== null;
  const elapsedMs = () => Object.values(spent()).reduce((sum, ms) => sum + ms, 0);
  return {
    start: () => {
      if (!isRunning()) set({ ...state, runningSince: now() });
    },
    pause: () => set({ ...state, spentMs: spent(), runningSince: null }),
    reset: () => set({ ...state, spentMs: {}, runningSince: null }),
    enter: (section) => {
      if (section === state.section) return;
      set({ section, spentMs: spent(), runningSince: isRunning() ? now() : null });
    },
    isRunning,
    hasRun: () => isRunning() || elapsedMs() > 0,
    elapsedMs,
    inSectionMs: (section) => spent()[section] ?? 0,
    onChange: (told) => void listeners.push(told),
  };
}

const atRest: ClockState = { section: "", runningSince: null, spentMs: {} };

/** Whatever else stands in the store, by another version or another page, is none of ours. */
function parseState(json: string | null): ClockState {
  try {
    const value: unknown = JSON.parse(json ?? "null");
    return isState(value) ? value : atRest;
  } catch (error) {
    if (error instanceof SyntaxError) return atRest;
    throw error;
  }
}

function isState(value: unknown): value is ClockState {
  if (!isObject(value) || typeof value["section"] !== "string") return false;
  const { runningSince, spentMs } = value;
  const isTime = (ms: unknown): boolean => typeof ms === "number";
  return (
    (runningSince === null || isTime(runningSince)) &&
    isObject(spentMs) &&
    Object.values(spentMs).every(isTime)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A time in whole milliseconds that only goes on, also when the page is loaded again. */
interface LastingTime {
  readonly now: () => number;
  /** Remembers where it stands. */
  readonly keep: () => void;
}

/** What it is told by, in milliseconds. */
interface TimeSources {
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

/** Returns the clock of a deck's talk. It goes on when the page is loaded again. */
export function openClock(page: Document): TalkClock {
  const storedAs = (name: string): ClockStore => {
    const key = storeKey(page, name);
    const storage = () => window.sessionStorage;
    return { read: () => readStored(storage, key), write: (text) => store(storage, key, text) };
  };
  const time = createLastingTime(storedAs("time"), {
    steady: () => performance.now(),
    wall: () => Date.now(),
  });
  page.defaultView?.addEventListener("pagehide", time.keep);
  page.addEventListener("visibilitychange", time.keep);
  const clock = createTalkClock(storedAs("clock"), time.now);
  // A page that crashes says nothing of it.
  clock.onChange(time.keep);
  return clock;
}
