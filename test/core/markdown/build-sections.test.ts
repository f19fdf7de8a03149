import { describe, expect, test } from "vitest";

import type { Section } from "../../../src/core/model/chapter.ts";
import { toPlainText } from "../../../src/core/model/inline.ts";
import { outline, read } from "./chapter-facts.ts";

/** The tree of sections as `A(B, C(D))`. */
function treeOf(text: string): string {
  const show = (sections: readonly Section[]): string =>
    sections
      .map(({ heading, sections: inner }) => {
        const words = toPlainText(heading.inlines);
        return inner.length > 0 ? `${words}(${show(inner)})` : words;
      })
      .join(", ");
  return show(read(text).chapter.sections);
}

function titleOf(text: string): string | null {
  const { title } = read(text).chapter;
  return title && toPlainText(title.inlines);
}

function idsOf(...headings: string[]): string[] {
  const { chapter } = read(headings.map((words) => `## ${words}\n`).join("\n"));
  return chapter.sections.map((section) => section.id);
}

describe("the title", () => {
  test("is the first heading where it is a #", () => {
    expect(titleOf("Before.\n\n# One\n\n## Two\n\n# Three")).toBe("One");
  });

  test("is underlined with = as well", () => {
    expect(titleOf("One\n===\n")).toBe("One");
  });

  test("is null in a chapter without #", () => {
    expect(titleOf("## One\n\nText.")).toBeNull();
  });

  test("is null where another heading comes first, so that no text changes its section", () => {
    const text = "## Preface\n\nA.\n\n# One\n\nB.";
    expect(titleOf(text)).toBeNull();
    expect(treeOf(text)).toBe("Preface, One");
  });

  test("skips a heading without words", () => {
    expect(titleOf("#\n\n# One")).toBe("One");
  });

  test("is null where the front matter has other words, and every # is a section", () => {
    const text = "---\ntitle: Course\n---\n# One\n\n# Two";
    expect(titleOf(text)).toBeNull();
    expect(treeOf(text)).toBe("One, Two");
  });

  test.each(["One", "'  One '", '""', "null", "[One, Two]"])(
    "stays where the front matter says title: %s",
    (title) => {
      expect(titleOf(`---\ntitle: ${title}\n---\n# One`)).toBe("One");
    },
  );

  test("gives way to a number in the front matter", () => {
    expect(titleOf("---\ntitle: 2024\n---\n# One")).toBeNull();
  });
});

describe("the tree of sections", () => {
  test("follows the depths of the headings", () => {
    expect(treeOf("# T\n## A\n### B\n### C\n## D")).toBe("A(B, C), D");
  });

  test("has no empty level for a skipped depth", () => {
    expect(treeOf("# T\n## A\n##### B\n### C\n## D")).toBe("A(B, C), D");
  });

  test("begins anew at every later #", () => {
    expect(treeOf("# T\n## A\n# U\n## B")).toBe("A, U(B)");
  });

  test("leaves headings in quotes and lists where they are", () => {
    const text = "## A\n\n> ## Quoted\n\n- ## Listed\n";
    expect(treeOf(text)).toBe("A");
    expect(outline(text)).toEqual(["h2: A", "quote[h2: Quoted]", "ul[h2: Listed]"]);
  });

  test("has no section for a heading without words, whose text goes on with the section before", () => {
    const { chapter } = read("## A\n\na\n\n##\n\nb\n\n## <!-- c -->\n\nc");
    expect(chapter.sections.map((section) => section.blocks.length)).toEqual([3]);
  });

  test("takes what comes before the first section as the intro", () => {
    expect(read("x\n\n# T\n\ny\n\n## A\n\nz").chapter.intro).toHaveLength(2);
  });

  test("ends each section before the next, and the last at the end of the file", () => {
    const { sections } = read("# T\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc\n\n\n").chapter;
    const [a, c] = sections;
    expect([a?.range.startLine, a?.range.endLine]).toEqual([3, 10]);
    expect([a?.sections[0]?.range.startLine, a?.sections[0]?.range.endLine]).toEqual([7, 10]);
    expect([c?.range.startLine, c?.range.endLine]).toEqual([11, 15]);
  });
});

describe("a section's id", () => {
  test("is made from the heading's words, in any script", () => {
    expect(idsOf("Hello, *World*!", "仮想化 とは")).toEqual(["hello-world", "仮想化-とは"]);
  });

  test("is unique, though headings are equal or look like a number set behind one", () => {
    const ids = idsOf("A", "A", "A-1", "A", "1", "S 1");
    expect(new Set(ids).size).toBe(6);
  });

  test("does not change when other headings come before it", () => {
    expect(idsOf("Other", "仮想化")[1]).toBe(idsOf("仮想化")[0]);
  });

  test("does not begin with a digit, which could be a slide's number", () => {
    expect(idsOf("3 layers")).toEqual(["s-3-layers"]);
  });

  test("has no dash at either end", () => {
    expect(idsOf("- A !", `${"a".repeat(99)} b`)).toEqual(["a", "a".repeat(99)]);
  });

  test("is there for a heading of signs alone", () => {
    expect(idsOf("🎉", "!?")).toEqual(["section", "section-1"]);
  });

  test.each(["漢".repeat(200), "𠮷".repeat(60), "a".repeat(5000), "-".repeat(5000)])(
    "is at most 100 bytes long in a link",
    (words) => {
      const [id = ""] = idsOf(`x${words}`);
      expect(encodeURIComponent(id).length).toBeLessThanOrEqual(100);
      expect(id.length).toBeGreaterThan(0);
    },
  );

  test("is made from a heading with half a character in it", () => {
    expect(idsOf("a\ud800b", "\udc00")).toEqual(["ab", "section"]);
  });
});
