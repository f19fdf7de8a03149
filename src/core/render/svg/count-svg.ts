/** Counts a picture's elements while its tags go by. */
export interface SvgTally {
  /** `ids` returns those that it refers to besides, by a rule of a stylesheet. */
  open(attributes: Readonly<Record<string, string>>, ids: () => readonly string[]): void;
  close(): void;
  /** How many there are when each reference (`<use>`, patterns, masks) is followed; Infinity for too many. */
  count(): number;
}

/** References in one another deeper than this are more than any drawing has. */
const maxDepth = 50;

/** What an attribute refers to: `#id`, or `url(#id)` in any place. */
const references = /^\s*#(?<whole>[^\s]+)|url\(\s*["']?#(?<part>[^"')\s]+)/g;

/** Where an element begins and ends among all, in document order; `end` is exclusive. */
interface Span {
  readonly start: number;
  end: number;
}

/** Returns a tally that gives up beyond `max`. */
export function createSvgTally(max: number): SvgTally {
  const open: (Span | null)[] = [];
  const byId = new Map<string, Span>();
  const named: { readonly at: number; readonly id: string }[] = [];
  let length = 0;
  const known = new Map<Span, number>();
  /** They are in document order: returns the index of the first that is not before an element. */
  const firstFrom = (start: number): number => {
    let [low, high] = [0, named.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((named[middle]?.at ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const expand = (span: Span, depth: number): number => {
    const before = known.get(span);
    if (before !== undefined) return before;
    if (depth > maxDepth) return Infinity;
    // What refers to itself is drawn by no browser.
    known.set(span, 0);
    let count = span.end - span.start;
    for (let index = firstFrom(span.start); index < named.length; index += 1) {
      const { at, id } = named[index] ?? { at: span.end, id: "" };
      if (at >= span.end) break;
      const target = byId.get(id);
      if (target !== undefined) count += expand(target, depth + 1);
      if (count > max) break;
    }
    const bounded = count > max ? Infinity : count;
    known.set(span, bounded);
    return bounded;
  };
  return {
    open(attributes, ids) {
      const { id } = attributes;
      const span = id === undefined ? null : { start: length, end: length + 1 };
      if (id !== undefined && span !== null && !byId.has(id)) byId.set(id, span);
      for (const value of Object.values(attributes)) {
        for (const { groups } of value.matchAll(references)) {
          named.push({ at: length, id: groups?.["whole"] ?? groups?.["part"] ?? "" });
        }
      }
      // So many that they need not be followed.
      if (named.length <= max) for (const each of ids()) named.push({ at: length, id: each });
      open.push(span);
      length += 1;
    },
    close() {
      const span = open.pop();
      if (span) span.end = length;
    },
    count: () => (named.length > max ? Infinity : expand({ start: 0, end: length }, 0)),
  };
}
