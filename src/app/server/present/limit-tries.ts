/** Bounds how often wrong codes can be tried. */
export interface TryLimit {
  /** May this address try again? */
  readonly allows: (address: string) => boolean;
  /** It was wrong. */
  readonly note: (address: string) => void;
}

/** So many wrong tries of an address in so long a time. */
const maxTries = 5;
export const tryWindowMs = 60_000;
/** So many addresses are remembered. */
const maxAddresses = 256;

/** Returns a limit that nobody has come near. `now` is in milliseconds. */
export function createTryLimit(now: () => number): TryLimit {
  const tries = new Map<string, readonly number[]>();
  const recent = (address: string): readonly number[] =>
    (tries.get(address) ?? []).filter((at) => now() - at < tryWindowMs);
  return {
    allows: (address) => recent(address).length < maxTries,
    note: (address) => {
      const all = [...recent(address), now()].slice(-maxTries);
      tries.delete(address);
      tries.set(address, all);
      const [oldest] = tries.keys();
      if (tries.size > maxAddresses && oldest !== undefined) tries.delete(oldest);
    },
  };
}
