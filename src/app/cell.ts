/** A value that is made when it is first asked for, and kept: who asks meanwhile gets the same. */
export interface Cell<T> {
  (): T;
  /** Forgets the value: who asks next has it made again. Returns what was kept; null for nothing. */
  readonly drop: () => T | null;
}

/** Returns a cell; of a value that takes time, `make` returns the promise. */
export function cell<T>(make: () => T): Cell<T> {
  let kept: { readonly value: T } | null = null;
  const ask = (): T => (kept ??= { value: make() }).value;
  const drop = (): T | null => {
    const value = kept?.value ?? null;
    kept = null;
    return value;
  };
  return Object.assign(ask, { drop });
}

/** Returns a cell for each key, by what `idOf` says of it. */
export function cells<K, T>(make: (key: K) => T, idOf: (key: K) => string): (key: K) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const id = idOf(key);
    const value = kept.get(id) ?? make(key);
    kept.set(id, value);
    return value;
  };
}
