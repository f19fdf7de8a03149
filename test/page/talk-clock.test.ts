import { expect, test } from "vitest";

import { createTalkClock } from "../../src/page/talk/talk-clock.ts";

function setUp() {
  const world = { now: 1_000_000, stored: null as string | null };
  const open = () =>
    createTalkClock(
      { read: () => world.stored, write: (text) => (world.stored = text) },
      () => world.now,
    );
  return { world, open, clock: open() };
}

test("a clock stands at 0 until it is started, and stands still while it is paused", () => {
  const { world, clock } = setUp();
  world.now += 5000;
  expect([clock.elapsedMs(), clock.hasRun()]).toEqual([0, false]);
  clock.start();
  world.now += 5000;
  clock.start();
  world.now += 1000;
  expect([clock.elapsedMs(), clock.isRunning()]).toEqual([6000, true]);
  clock.pause();
  world.now += 9000;
  expect([clock.elapsedMs(), clock.isRunning(), clock.hasRun()]).toEqual([6000, false, true]);
});

test("time goes to the section that is entered, also when it is entered again", () => {
  const { world, clock } = setUp();
  clock.start();
  for (const [section, ms] of [
    ["one", 3000],
    ["two", 4000],
    ["one", 500],
  ] as const) {
    clock.enter(section);
    world.now += ms;
  }
  expect(["", "one", "two"].map(clock.inSectionMs)).toEqual([0, 3500, 4000]);
  expect(clock.elapsedMs()).toBe(7500);
});

test("sections that are entered while the clock rests take no time, and do not start it", () => {
  const { world, clock } = setUp();
  clock.enter("one");
  world.now += 3000;
  clock.enter("two");
  expect([clock.elapsedMs(), clock.isRunning()]).toEqual([0, false]);
});

test("a page that is loaded again goes on with the same times, also for the while between", () => {
  const { world, open, clock } = setUp();
  clock.enter("one");
  clock.start();
  world.now += 2000;
  const again = open();
  world.now += 500;
  expect([again.elapsedMs(), again.inSectionMs("one"), again.isRunning()]).toEqual([
    2500,
    2500,
    true,
  ]);
});

test("a reset clock stands at 0, at rest", () => {
  const { world, clock } = setUp();
  clock.enter("one");
  clock.start();
  world.now += 2000;
  clock.reset();
  world.now += 2000;
  expect([clock.elapsedMs(), clock.inSectionMs("one"), clock.hasRun()]).toEqual([0, 0, false]);
});

test.each([
  "{",
  "",
  "null",
  "12",
  "[]",
  "{}",
  '{"section":"one","runningSince":null}',
  '{"section":"one","runningSince":null,"spentMs":[1]}',
  '{"section":1,"runningSince":null,"spentMs":{}}',
  '{"section":"one","runningSince":"now","spentMs":{}}',
  '{"section":"one","runningSince":null,"spentMs":{"one":"much"}}',
])("what stands in the store and is no clock of ours is taken for none: %s", (stored) => {
  const { world, open } = setUp();
  world.stored = stored;
  const clock = open();
  expect([clock.elapsedMs(), clock.isRunning(), clock.inSectionMs("one")]).toEqual([0, false, 0]);
  clock.start();
  world.now += 1000;
  expect(open().elapsedMs()).toBe(1000);
});
