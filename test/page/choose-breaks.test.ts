import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  breakCosts,
  chooseBreaks,
  type Leaf,
  type Room,
} from "../../src/page/fit/choose-breaks.ts";

type Plan = Partial<Omit<Leaf, "top" | "bottom">> & { readonly height: number };

/** Stands leaves under each other. */
function stack(plans: readonly Plan[]): Leaf[] {
  let top = 0;
  return plans.map(({ height, ...rest }) => {
    const leaf = { top, bottom: top + height, breakCost: 0, repeated: 0, footnotes: [], ...rest };
    top += height;
    return leaf;
  });
}

const roomOf = (height: number, rest: Partial<Room> = {}): Room => ({
  height,
  footnotes: new Map(),
  first: 0,
  ...rest,
});

const alike = (count: number, height: number, rest: Partial<Plan> = {}): Leaf[] =>
  stack(Array.from({ length: count }, () => ({ height, ...rest })));

/** Returns how many leaves each part has. */
function sizes(leaves: readonly Leaf[], room: Room): number[] {
  const breaks = chooseBreaks(leaves, room);
  return breaks.map((start, index) => (breaks[index + 1] ?? leaves.length) - start);
}

describe("parts are as few as fit, and even", () => {
  it("leaves what fits whole", () => {
    expect(sizes(alike(4, 25), roomOf(100))).toEqual([4]);
  });

  it("divides seven into four and three, not six and one", () => {
    expect(sizes(alike(7, 10), roomOf(60)).toSorted()).toEqual([3, 4]);
  });

  it("divides sixty into six times ten", () => {
    expect(sizes(alike(60, 10), roomOf(105))).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it("weighs heights, not counts", () => {
    const leaves = stack([50, 10, 10, 10, 10, 10].map((height) => ({ height })));
    expect(sizes(leaves, roomOf(60))).toEqual([1, 5]);
  });

  it("divides in the same way where positions are told less exactly", () => {
    const rounded = (phase: number): Leaf[] =>
      alike(13, 43.4).map((leaf, index) => ({
        ...leaf,
        top: leaf.top + 0.06 * Math.sin(phase + index),
        bottom: leaf.bottom + 0.06 * Math.cos(phase * 3 + index),
      }));
    const found = Array.from({ length: 20 }, (_, phase) => sizes(rounded(phase), roomOf(400)));
    expect(found).toEqual(found.map(() => [7, 6]));
  });

  it("takes what fills the room to the last bit", () => {
    expect(sizes(alike(4, 25.02), roomOf(100))).toEqual([4]);
  });

  it("returns one part for nothing at all", () => {
    expect(chooseBreaks([], roomOf(100))).toEqual([0]);
  });
});

describe("a break falls where it costs least", () => {
  it("between two items rather than between the items inside one", () => {
    const nested = { height: 10, breakCost: breakCosts.nested };
    const leaves = stack([
      { height: 10 },
      nested,
      nested,
      nested,
      nested,
      { height: 10 },
      { height: 10 },
      { height: 10 },
    ]);
    expect(chooseBreaks(leaves, roomOf(70))).toEqual([0, 5]);
  });

  it("never between what leads in and what it leads in to, where another place is left", () => {
    const leaves = stack([
      ...Array.from({ length: 5 }, () => ({ height: 20 })),
      { height: 20, breakCost: breakCosts.leadIn },
      { height: 20 },
    ]);
    expect(chooseBreaks(leaves, roomOf(100))).not.toContain(5);
  });

  it("takes one slide more than leave a lead-in alone", () => {
    const leaves = stack([
      { height: 10 },
      { height: 90, breakCost: breakCosts.leadIn },
      { height: 10 },
      { height: 90, breakCost: breakCosts.leadIn },
    ]);
    expect(chooseBreaks(leaves, roomOf(100))).toEqual([0, 2]);
    const crowded = stack([
      { height: 60 },
      { height: 30 },
      { height: 40, breakCost: breakCosts.leadIn },
      { height: 60 },
    ]);
    expect(chooseBreaks(crowded, roomOf(100))).toEqual([0, 1, 3]);
  });
});

describe("room is kept", () => {
  it("for the parent that stands again above the items inside it", () => {
    const inner = { height: 10, breakCost: breakCosts.nested, repeated: 30 };
    const leaves = stack([{ height: 30 }, ...Array.from({ length: 10 }, () => inner)]);
    expect(sizes(leaves, roomOf(80))).toEqual([6, 5]);
    expect(sizes(leaves, roomOf(75)).length).toBe(3);
  });

  it("for each footnote once, on the part where it is named", () => {
    const leaves = alike(4, 20, { footnotes: [1] });
    expect(sizes(leaves, roomOf(100, { footnotes: new Map([[1, 20]]) }))).toEqual([4]);
    expect(sizes(leaves, roomOf(100, { footnotes: new Map([[1, 21]]) }))).toHaveLength(2);
    const apart = stack([1, 2, 3, 4].map((number) => ({ height: 20, footnotes: [number] })));
    const footnotes = new Map([1, 2, 3, 4].map((number) => [number, 25]));
    expect(sizes(apart, roomOf(100, { footnotes }))).toEqual([2, 2]);
  });

  it("for what stands on the first part alone", () => {
    expect(sizes(alike(8, 10), roomOf(80, { first: 40 }))).toEqual([2, 6]);
    expect(sizes(alike(8, 10), roomOf(80))).toEqual([8]);
  });

  it("not for a leaf that is higher than it: that one stands alone", () => {
    const leaves = stack([{ height: 20 }, { height: 300 }, { height: 20 }, { height: 20 }]);
    expect(chooseBreaks(leaves, roomOf(100))).toEqual([0, 1, 2]);
  });
});

const plan: fc.Arbitrary<Plan> = fc.record({
  height: fc.integer({ min: 1, max: 70 }),
  breakCost: fc.constantFrom(0, 0, breakCosts.nested, breakCosts.sentence, breakCosts.leadIn),
  repeated: fc.constantFrom(0, 0, 10, 25),
  footnotes: fc.subarray([1, 2, 3, 4], { maxLength: 1 }),
});

const footnotes = new Map([1, 2, 3, 4].map((number) => [number, number * 5]));

const anyRoom = fc
  .record({ height: fc.integer({ min: 40, max: 120 }), first: fc.constantFrom(0, 15) })
  .map(({ height, first }) => roomOf(height, { first, footnotes }));

/** Returns what leaves from `start` to before `end` need as a part, counted here anew. */
function needOf(leaves: readonly Leaf[], room: Room, [start, end]: readonly [number, number]) {
  const own = leaves.slice(start, end);
  const named = [...new Set(own.flatMap((leaf) => leaf.footnotes))];
  const notes = named.reduce((sum, number) => sum + (room.footnotes.get(number) ?? 0), 0);
  const height = Math.max(...own.map(({ bottom }) => bottom)) - (own[0]?.top ?? 0);
  return height + notes + (start === 0 ? room.first : (own[0]?.repeated ?? 0));
}

/** Returns the breaks of filling each part as far as it goes. */
function fillGreedily(leaves: readonly Leaf[], room: Room): number[] {
  const breaks = [0];
  for (let end = 2; end <= leaves.length; end += 1) {
    const start = breaks.at(-1) ?? 0;
    if (needOf(leaves, room, [start, end]) > room.height) breaks.push(end - 1);
  }
  return breaks;
}

/** What any division costs, written down a second time. */
function costOf(leaves: readonly Leaf[], room: Room, breaks: readonly number[]): number {
  return breaks.reduce((sum, start, index) => {
    const need = needOf(leaves, room, [start, breaks[index + 1] ?? leaves.length]);
    const emptiness = need > room.height ? 100 : (1 - need / room.height) ** 2;
    return sum + 1 + emptiness + (start === 0 ? 0 : (leaves[start]?.breakCost ?? 0));
  }, 0);
}

describe("for any leaves and any room", () => {
  const anyLeaves = fc.array(plan, { minLength: 1, maxLength: 40 }).map(stack);

  it("parts ascend from the first leaf and hold all of them, none too many for the room", () => {
    fc.assert(
      fc.property(anyLeaves, anyRoom, (leaves, room) => {
        const breaks = chooseBreaks(leaves, room);
        expect(breaks[0]).toBe(0);
        for (const [index, start] of breaks.entries()) {
          const end = breaks[index + 1] ?? leaves.length;
          expect(end).toBeGreaterThan(start);
          const isAlone = end === start + 1;
          const need = needOf(leaves, room, [start, end]);
          expect(isAlone || need <= room.height, `part ${index} needs ${need}`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("no division that fills each part as far as it goes costs less", () => {
    fc.assert(
      fc.property(anyLeaves, anyRoom, (leaves, room) => {
        const chosen = costOf(leaves, room, chooseBreaks(leaves, room));
        expect(chosen).toBeLessThanOrEqual(costOf(leaves, room, fillGreedily(leaves, room)) + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it("where every break costs the same, there are no more parts than filling them needs", () => {
    const free = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
      .map((heights) => stack(heights.map((height) => ({ height }))));
    fc.assert(
      fc.property(free, (leaves) => {
        const room = roomOf(40);
        expect(chooseBreaks(leaves, room)).toHaveLength(fillGreedily(leaves, room).length);
      }),
      { numRuns: 500 },
    );
  });
});

it("looks at each leaf as often as a part can hold leaves, however many there are", () => {
  const looksAt = (count: number): number => {
    let looks = 0;
    const leaves = alike(count, 10).map((leaf) => {
      return Object.defineProperty({ ...leaf }, "top", {
        get: () => {
          looks += 1;
          return leaf.top;
        },
      });
    });
    chooseBreaks(leaves, roomOf(100));
    return looks;
  };
  expect(looksAt(4000)).toBeLessThan(looksAt(1000) * 4.2);
  expect(looksAt(4000)).toBeLessThan(4000 * 20);
});

it("rather begins a slide between blocks than in a list, than in a sentence, than behind a lead-in", () => {
  const { block, nested, sentence, leadIn } = breakCosts;
  expect([leadIn, sentence, nested, block].toSorted((a, b) => a - b)).toEqual([
    block,
    nested,
    sentence,
    leadIn,
  ]);
  expect(block).toBe(0);
  // More than a slide: one more part is better than a sentence that is cut.
  expect(sentence).toBeGreaterThan(1);
});
