import { describe, expect, test } from "vitest";

import { outline } from "./chapter-facts.ts";

describe("a list of terms with one forgotten break", () => {
  test("is read as if the break were there", () => {
    expect(outline("- a  \n  one\n- b\n  two\n- c  \n  three")).toEqual([
      "ul[p: a⏎one; p: b⏎two; p: c⏎three]",
    ]);
  });

  test("is mended behind marks in the term, and keeps the marks that follow", () => {
    expect(outline("- **a** x  \n  one\n- **b** x\n  two *three*")).toEqual([
      "ul[p: strong(a) x⏎one; p: strong(b) x⏎two emphasis(three)]",
    ]);
  });

  test("counts a raw <br> as a break, and sets no second one behind it", () => {
    expect(outline("- a<br>\n  one\n- b\n  two")).toEqual(["ul[p: a⏎one; p: b⏎two]"]);
  });

  test("is mended in its first line only", () => {
    expect(outline("- a  \n  one\n- b\n  two\n  three")).toEqual(["ul[p: a⏎one; p: b⏎two three]"]);
  });
});

describe("a list is left as it is", () => {
  test("where fewer than half of its items have the break", () => {
    expect(outline("- a  \n  one\n- b\n  two\n- c\n  three")).toEqual([
      "ul[p: a⏎one; p: b two; p: c three]",
    ]);
  });

  test("where no item has the break", () => {
    expect(outline("- a\n  one\n- b\n  two")).toEqual(["ul[p: a one; p: b two]"]);
  });

  test("in its items of one line, of code and without words", () => {
    expect(outline("- a  \n  one\n- b\n-\n- c  \n  two\n- d  \n  e\n- ~~~\n  f\n  ~~~")).toEqual([
      "ul[p: a⏎one; p: b; ; p: c⏎two; p: d⏎e; code -: f]",
    ]);
  });
});
