import { expect, test } from "vitest";

import { everyLayout } from "../../support/every-layout.ts";
import { useFitting } from "../../support/fit-text.ts";
import { readPdf } from "../../support/read-pdf.ts";

const fit = useFitting();

test("a slides PDF has the structure of its slides: headings, lists, tables, and names for what is drawn", async () => {
  const { "river.md": text = "", ...files } = everyLayout;
  const { pdf, deck } = await fit({ text, files, prints: true });
  const { pages, language, isTagged } = await readPdf(pdf);
  expect({ language, isTagged }).toEqual({ language: "en", isTagged: true });
  expect(pages).toHaveLength(deck.slides.length);
  for (const [index, { roles }] of pages.entries()) {
    const headings = roles.filter((role) => /^H\d?$/.test(role));
    expect(headings).toEqual([index === 0 ? "H1" : "H2"]);
  }
  const pageOf = (heading: string) =>
    pages[deck.slides.findIndex((slide) => slide.heading === heading)];
  expect(pages[0]?.alts).toEqual(["QR code: https://example.org/rivers/4/"]);
  expect(pages[0]?.links).toEqual([{ kind: "address", url: "https://example.org/rivers/4/" }]);
  const levels = pageOf("Levels")?.roles ?? [];
  expect(levels.filter((role) => role === "TH")).toHaveLength(2);
  expect(levels).toContain("Table");
  expect(pageOf("Weeds")?.roles.filter((role) => role === "TH")).toHaveLength(2);
  expect(pageOf("Their kinds")?.roles.filter((role) => role === "LI")).toHaveLength(5);
  expect(pageOf("What was said")?.roles).toContain("BlockQuote");
  expect(pageOf("Their kinds")?.alts).toEqual(["a cork", "r = ct / 2"]);
  expect(pageOf("Pictures")?.alts).toEqual(["A reed by the water"]);
  expect(pageOf("The law")?.alts).toEqual(["v = \\frac{Q}{A}"]);
  expect(pageOf("The course")?.alts).toEqual(["Diagram: The course"]);
});
