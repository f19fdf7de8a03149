import { beforeAll, describe, expect, test } from "vitest";

import { outlineDeck } from "../../src/core/handouts/outline.ts";
import { finishPdf, type PdfFacts } from "../../src/pdf/finish-pdf.ts";
import { everyLayout } from "../support/every-layout.ts";
import { useFitting } from "../support/fit-text.ts";
import { readPdf } from "../support/read-pdf.ts";

const fit = useFitting();

const { "river.md": text = "", ...files } = everyLayout;

const plain: PdfFacts = {
  title: "Rivers",
  author: null,
  subject: null,
  keywords: null,
  language: "en",
  outline: [],
  labels: [],
  date: null,
};

let printed = new Uint8Array();
let entries: PdfFacts["outline"] = [];

beforeAll(async () => {
  const fitted = await fit({ text, files, prints: true });
  printed = new Uint8Array(fitted.pdf);
  entries = outlineDeck(fitted.deck, [...fitted.deck.slides.keys()]);
});

describe("a finished PDF", () => {
  test("says of itself what it is told, in any script", async () => {
    const words = { title: "川の「流れ」", author: "Ōta (1)", subject: "水", keywords: "a, 𠮷" };
    const { info, language, showsTitle, pageMode } = await readPdf(
      await finishPdf(printed, { ...plain, ...words, language: "ja" }),
    );
    expect(info).toMatchObject({
      Title: words.title,
      Author: words.author,
      Subject: words.subject,
      Keywords: words.keywords,
      Creator: "lectern",
    });
    expect({ language, showsTitle, pageMode }).toEqual({
      language: "ja",
      showsTitle: true,
      pageMode: "UseOutlines",
    });
  });

  test("has no character in its XMP that XML cannot have", async () => {
    const title = "a</rdf:li>\u0000\u001B\uD800\uFFFF\u202Eb";
    const pdf = await finishPdf(printed, { ...plain, title, keywords: "]]>\u0001&" });
    const text = Buffer.from(pdf).toString("utf8");
    const xmp = text.slice(text.indexOf("<x:xmpmeta"), text.indexOf("</x:xmpmeta>"));
    expect(xmp).toContain("a&lt;/rdf:li&gt;\uFFFD\uFFFD\uFFFD\uFFFD\u202Eb<");
    expect(xmp).toContain("<pdf:Keywords>]]&gt;\uFFFD&amp;</pdf:Keywords>");
  });

  test("leaves out what is not known", async () => {
    const { info } = await readPdf(await finishPdf(printed, plain));
    expect(Object.keys(info)).not.toContain("Author");
    expect(Object.keys(info)).not.toContain("CreationDate");
    expect(Object.keys(info)).not.toContain("ModDate");
  });

  test("bears the date it is given, in UTC", async () => {
    const date = new Date(Date.UTC(2024, 1, 29, 23, 59, 58));
    const { info } = await readPdf(await finishPdf(printed, { ...plain, date }));
    expect(info["CreationDate"]).toBe("D:20240229235958Z");
    expect(info["ModDate"]).toBe("D:20240229235958Z");
  });

  test("has pages, words, fonts, names of what is drawn, and links as they were printed", async () => {
    const before = await readPdf(printed);
    const after = await readPdf(await finishPdf(printed, { ...plain, outline: entries }));
    const isBare = ({ fonts, ...page }: (typeof before.pages)[number]) => ({
      ...page,
      roles: [],
      fonts: fonts.map(({ name, type, isEmbedded }) => ({ name, type, isEmbedded })),
    });
    expect(before.pages.flatMap(({ roles }) => roles).length).toBeGreaterThan(50);
    expect(before.pages.flatMap(({ links }) => links).length).toBeGreaterThan(1);
    expect(after.pages.map(isBare)).toEqual(before.pages.map(isBare));
    expect(after.isTagged).toBe(true);
  });

  test("has bookmarks in as many depths as it is given, to pages and to anchors", async () => {
    const [anchor = ""] =
      /(?<=\/Dest \/)[a-z-]+/.exec(Buffer.from(printed).toString("latin1")) ?? [];
    const leaf = { title: "リーフ", page: anchor, children: [] };
    const outline = [
      { title: "A", page: 0, children: [{ title: "B", page: 2, children: [leaf] }] },
      { title: "C", page: 1, children: [] },
    ];
    const { bookmarks } = await readPdf(await finishPdf(printed, { ...plain, outline }));
    expect(bookmarks).toEqual([
      ["A", 0, [["B", 2, [["リーフ", expect.any(Number), []]]]]],
      ["C", 1, []],
    ]);
  });

  test.each([
    ["a page", 9999],
    ["an anchor", "nowhere"],
  ])("cannot have a bookmark to %s that there is not", async (_, page) => {
    const outline = [{ title: "A", page, children: [] }];
    await expect(finishPdf(printed, { ...plain, outline })).rejects.toThrow(String(page));
  });

  test("calls its pages as it is told", async () => {
    const { labels } = await readPdf(
      await finishPdf(printed, {
        ...plain,
        labels: [
          { page: 0, style: "roman", start: 1 },
          { page: 2, style: "decimal", start: 7 },
        ],
      }),
    );
    expect(labels?.slice(0, 4)).toEqual(["i", "ii", "7", "8"]);
  });

  test("is the same for the same pages, and has another id for other words", async () => {
    const [first, again, other] = await Promise.all([
      finishPdf(printed, plain),
      finishPdf(printed, plain),
      finishPdf(printed, { ...plain, title: "Streams" }),
    ]);
    expect(Buffer.compare(first, again)).toBe(0);
    const idOf = (bytes: Uint8Array) =>
      /\/ID \[ <([0-9a-f]{32})> <\1> \]/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    expect(idOf(first)).toMatch(/[1-9a-f]/);
    expect(idOf(first)).not.toBe(idOf(other));
  });

  test("is smaller than it was printed", async () => {
    const bytes = await finishPdf(printed, { ...plain, outline: entries });
    expect(bytes.length).toBeLessThan(printed.length);
  });
});
