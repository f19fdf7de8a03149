import { expect, test } from "vitest";

import { createLastingTime } from "../../src/page/talk/talk-clock.ts";

function setUp() {
  const world = { steady: 40, wall: 1_800_000_000_000, stored: null as string | null };
  const open = () =>
    createLastingTime(
      { read: () => world.stored, write: (text) => (world.stored = text) },
      { steady: () => world.steady, wall: () => world.wall },
    );
  const pass = (ms: number) => {
    world.steady += ms;
    world.wall += ms;
  };
  /** Leaves the page and comes back. */
  const reload = (awayMs: number) => {
    world.wall += awayMs;
    world.steady = 7;
    return open();
  };
  return { world, open, pass, reload };
}

test("the time goes on evenly when the time of day is set back or forth", () => {
  const { world, open, pass } = setUp();
  const time = open();
  pass(5000);
  world.wall -= 600_000;
  pass(1000);
  world.wall += 86_400_000;
  expect(time.now()).toBe(6000);
});

test("a page that is loaded again goes on, also for the while between", () => {
  const { open, pass, reload } = setUp();
  const time = open();
  pass(5000);
  time.keep();
  const again = reload(800);
  pass(200);
  expect(again.now()).toBe(6000);
});

test("a time of day that was set before the page is loaded again moves nothing", () => {
  const { world, open, pass, reload } = setUp();
  const time = open();
  pass(5000);
  world.wall -= 600_000;
  pass(1000);
  time.keep();
  expect(reload(0).now()).toBe(6000);
});

test("the time never goes back, also when the time of day is set back while the page is away", () => {
  const { open, pass, reload } = setUp();
  const time = open();
  pass(5000);
  time.keep();
  expect(reload(-600_000).now()).toBe(5000);
});

test.each(["{", "null", "1", "[]", '{"ms":"1","wall":2}', '{"ms":1}'])(
  "what stands in the store and is no time of ours is taken for none: %s",
  (stored) => {
    const { world, open } = setUp();
    world.stored = stored;
    expect(open().now()).toBe(0);
  },
);

test("the time is in whole milliseconds, as reports to remotes are", () => {
  const { open, pass } = setUp();
  const time = open();
  pass(0.4);
  expect(Number.isInteger(time.now())).toBe(true);
});
