import { describe, expect, test } from "vitest";

import { stages } from "../../../src/core/settings/paper.ts";
import { defaultSettings, resolveSettings } from "../../../src/core/settings/settings.ts";

describe("resolveSettings", () => {
  test("without layers returns the defaults", () => {
    expect(resolveSettings([])).toEqual(defaultSettings);
  });

  test("lets each layer override those before it, also with nothing", () => {
    const layers = [
      { theme: "a", author: "A", prose: "full" },
      { theme: "b", author: null },
    ] as const;
    expect(resolveSettings(layers)).toEqual({
      ...defaultSettings,
      theme: "b",
      author: null,
      prose: "full",
    });
  });

  test("leaves the defaults as they are", () => {
    const before = { ...defaultSettings };
    resolveSettings([{ theme: "other" }]);
    expect(defaultSettings).toEqual(before);
  });
});

test("every stage has the shape its name says, and whole px", () => {
  const shapes = { "16:9": 16 / 9, "4:3": 4 / 3, a4: 297 / 210, letter: 11 / 8.5 };
  for (const [ratio, { widthPx, heightPx }] of Object.entries(stages)) {
    expect(Number.isInteger(widthPx) && Number.isInteger(heightPx)).toBe(true);
    expect(shapes).toHaveProperty([ratio], expect.closeTo(widthPx / heightPx, 2));
  }
});
