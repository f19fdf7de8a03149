import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { chainOf, joinUpdates } from "../../../src/page/live/join-updates.ts";
import type { DeckUpdate, Splice } from "../../../src/core/protocol/live.ts";
import { diffSlides } from "../../../src/app/server/dev/live-update.ts";

const update = (from: number | null, to: number, more: Partial<DeckUpdate> = {}): DeckUpdate => ({
  deck: "talk",
  from,
  to,
  splices: [],
  sources: [`v${to}`],
  ticks: [to],
  title: `v${to}`,
  frame: null,
  ...more,
});

const apply = (slides: readonly string[], splices: readonly Splice[]): string[] => {
  const result = [...slides];
  for (const { at, remove, html } of splices.toReversed()) result.splice(at, remove, ...html);
  return result;
};

const versions = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 8 }), {
  minLength: 2,
  maxLength: 6,
});

describe("updates that are joined", () => {
  test("come to what they come to one after the other", () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 5 }), (all, wholeAt) => {
        const [first = [], ...rest] = all;
        const updates = rest.map((slides, index) => {
          const splices =
            index === wholeAt
              ? [{ at: 0, remove: Number.MAX_SAFE_INTEGER, html: slides }]
              : diffSlides(all[index] ?? [], slides);
          return update(index, index + 1, { splices });
        });
        const [one, ...others] = updates;
        if (one === undefined) return;
        const joined = joinUpdates([one, ...others], first.length);
        expect(apply(first, joined.splices)).toEqual(all.at(-1));
        expect([joined.from, joined.to, joined.title]).toEqual([0, rest.length, `v${rest.length}`]);
      }),
    );
  });

  test("bring a slide that was saved many times once, and those that nothing was done to not at all", () => {
    const saves = Array.from({ length: 300 }, (_, index) =>
      update(index, index + 1, { splices: [{ at: 3, remove: 1, html: [`save ${index}`] }] }),
    );
    const [first = update(0, 1), ...rest] = saves;
    expect(joinUpdates([first, ...rest], 9).splices).toEqual([
      { at: 3, remove: 1, html: ["save 299"] },
    ]);
  });

  test("have the last frame there was", () => {
    const frames = [
      update(0, 1, { frame: "one" }),
      update(1, 2, { frame: "two" }),
      update(2, 3),
    ] as const;
    expect(joinUpdates(frames, 0).frame).toBe("two");
  });
});

describe("of updates that wait", () => {
  test("those of older versions are left out, and one that has every slide needs none before it", () => {
    const all = [update(3, 4), update(4, 5), update(null, 7), update(7, 8)];
    expect(chainOf(all, 4)).toEqual({ chain: all.slice(2), isBroken: false });
    expect(chainOf(all.slice(0, 2), 4)).toEqual({ chain: [all[1]], isBroken: false });
  });

  test("those after a gap are not taken", () => {
    const all = [update(1, 2), update(3, 4), update(4, 5)];
    expect(chainOf(all, 1)).toEqual({ chain: [all[0]], isBroken: true });
  });
});
