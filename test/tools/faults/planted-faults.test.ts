import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { judgeRun } from "./judge-run.ts";
import { parseFaultOptions } from "./options.ts";
import { describeFault, plantFault } from "./planted-fault.ts";
import { plantedFaults } from "./planted-faults.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const faults = Object.values(plantedFaults).flat();

describe("each planted fault", () => {
  test.each(faults.map((fault) => [describeFault(fault), fault] as const))("%s", (_, fault) => {
    const text = readFileSync(join(root, fault.file), "utf8");
    const wrong = plantFault(text, fault);
    // Its text stands there once: else the list must follow what was changed.
    expect(wrong).not.toBeNull();
    expect(wrong).not.toBe(text);
    expect(fault.tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(fault.tests).not.toEqual([]);
  });

  test("is listed once", () => {
    const keys = faults.map(({ file, find, replace, tests }) =>
      [file, find, replace, ...tests].join("\n"),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test("a text that stands there twice, or not at all, is not replaced", () => {
  const fault = { file: "a.ts", find: "a", replace: "b", tests: [] };
  expect(plantFault("xax", fault)).toBe("xbx");
  expect(plantFault("aa", fault)).toBeNull();
  expect(plantFault("x", fault)).toBeNull();
});

describe("a run of the tests", () => {
  const ran = (errors: readonly string[], messages: readonly string[]) => ({
    errors,
    failed: messages.map((message) => ({ name: "a title", messages: [message] })),
    tests: 3,
  });

  test.each([
    ["in which a test failed saw the fault", [ran([], ["AssertionError: no"])], "seen"],
    ["in which none failed did not", [ran([], [])], "green"],
    ["in which a time limit ended proves nothing", [ran([], ["Test timed out in 5ms."])], "late"],
    ["that failed before all tests saw it", [ran(["It ended with 1"], [])], "seen"],
    ["that cannot be loaded proves nothing", [ran(["Transform failed"], [])], "broken"],
    ["without any test proves nothing", [], "broken"],
  ])("%s", (_, files, kind) => {
    expect(judgeRun(files).kind).toBe(kind);
  });
});

test("rooms, the number of jobs and a text can be chosen", () => {
  const rooms = ["render", "deck"];
  expect(parseFaultOptions([], rooms)).toEqual({ rooms: [], jobs: 2, only: null });
  expect(parseFaultOptions(["deck", "--jobs", "1", "--only", "notes.ts"], rooms)).toEqual({
    rooms: ["deck"],
    jobs: 1,
    only: "notes.ts",
  });
  expect(() => parseFaultOptions(["dek"], rooms)).toThrow('There is no room "dek".');
  expect(() => parseFaultOptions(["--jobs", "0"], rooms)).toThrow("--jobs takes 1 or more");
});
