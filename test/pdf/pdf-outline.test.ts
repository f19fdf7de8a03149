import { PDFDict, PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";

import { addOutline, type OutlineEntry } from "../../src/pdf/pdf-outline.ts";

const entry = (title: string, children: readonly OutlineEntry[] = []): OutlineEntry => ({
  title,
  page: 0,
  children,
});

test("bookmarks are open at the first level and folded below", async () => {
  const document = await PDFDocument.create();
  const page = document.addPage().ref;
  const root = addOutline(
    document.context,
    [entry("Deck", [entry("A", [entry("a"), entry("b")]), entry("B")])],
    () => page,
  );
  /** How many entries an outline's item shows; below zero where it is folded. */
  const countOf = (path: readonly string[]): number | undefined => {
    let at = document.context.lookup(root, PDFDict);
    for (const key of path) at = at.lookup(PDFName.of(key), PDFDict);
    return at.lookupMaybe(PDFName.of("Count"), PDFNumber)?.asNumber();
  };
  expect(countOf([])).toBe(3);
  expect(countOf(["First"])).toBe(2);
  expect(countOf(["First", "First"])).toBe(-2);
  expect(countOf(["First", "First", "Next"])).toBeUndefined();
});
