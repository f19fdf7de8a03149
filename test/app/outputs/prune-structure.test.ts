import { PDFDocument } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, test } from "vitest";

import { finishPdf, type PdfFacts } from "../../../src/pdf/finish-pdf.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { useFitting } from "../../support/fit-text.ts";
import { structureFaults } from "../../support/structure-faults.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { smallChapter } from "../../support/small-chapter.ts";

const fit = useFitting();

const plain: PdfFacts = {
  title: "川 & <堤>",
  author: null,
  subject: null,
  keywords: null,
  language: "ja",
  outline: null,
  labels: [],
  date: null,
};

interface Case {
  readonly printed: Uint8Array;
  readonly before: ReadPdf;
  readonly bytes: Uint8Array;
  readonly after: ReadPdf;
}

const cases = new Map<string, Case>();

beforeAll(async () => {
  const { "river.md": river = "", ...reeds } = everyLayout;
  const { "tsuchi.md": tsuchi = "", ...insects } = smallChapter;
  for (const [name, job] of Object.entries({
    river: { text: river, files: reeds },
    tsuchi: { text: tsuchi, files: insects },
  })) {
    const { pdf: printed } = await fit({ ...job, prints: true });
    const bytes = await finishPdf(printed, plain);
    const [before, after] = [await readPdf(printed), await readPdf(bytes)];
    cases.set(name, { printed, before, bytes, after });
  }
});

function of(name: string): Case {
  const found = cases.get(name);
  if (found === undefined) throw new Error(`${name} was not printed.`);
  return found;
}

describe.each(["river", "tsuchi"])("the finished PDF of %s", (name) => {
  test("shows what was printed: words and their places, fonts, links, sizes", () => {
    const { before, after } = of(name);
    const shown = (pdf: ReadPdf) => pdf.pages.map((page) => ({ ...page, roles: [] }));
    expect(shown(after)).toEqual(shown(before));
    expect(after.pages.length).toBeGreaterThan(10);
  });

  test("keeps every tag that says something, and only those", () => {
    const { before, after } = of(name);
    const levels = new Set(["NonStruct", "Sect", "LBody"]);
    const telling = (pdf: ReadPdf) =>
      pdf.pages.map(({ roles }) => roles.filter((role) => !levels.has(role)));
    // Strong and Em are roles of PDF 2.0: a map says what they are before.
    const mapped = telling(before).map((roles) =>
      roles.map((role) => (role === "Strong" || role === "Em" ? "Span" : role)),
    );
    expect(telling(after)).toEqual(mapped);
    expect(before.pages.flatMap(({ roles }) => roles)).toContain("NonStruct");
    expect(after.pages.flatMap(({ roles }) => roles)).not.toContain("NonStruct");
    for (const { roles } of after.pages) {
      const count = (wanted: string) => roles.filter((role) => role === wanted).length;
      expect(count("LBody")).toBe(count("LI"));
    }
  });

  test("is smaller than what was printed", () => {
    const { printed, bytes } = of(name);
    expect(bytes.length).toBeLessThan(printed.length * 0.8);
  });

  test("is the same whenever it was printed", async () => {
    const { printed, bytes } = of(name);
    const text = Buffer.from(printed).toString("latin1");
    const later = text.replaceAll(/\(D:\d{14}/g, "(D:20380119031407");
    expect(later).not.toBe(text);
    const again = await finishPdf(Buffer.from(later, "latin1"), plain);
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  test("is the same whatever numbers Chrome has for its nodes, and in whichever order", async () => {
    const { printed, bytes } = of(name);
    const text = Buffer.from(printed).toString("latin1");
    const other = text.replaceAll(/\(node(\d{8})\)/g, (_, digits: string) => {
      return `(node${String(99_999_999 - Number(digits)).padStart(8, "0")})`;
    });
    expect(other).not.toBe(text);
    const again = await finishPdf(Buffer.from(other, "latin1"), plain);
    expect(Buffer.compare(again, bytes)).toBe(0);
  });

  test("has a structure in which all lead to each other", async () => {
    const pdf = await PDFDocument.load(of(name).bytes, { updateMetadata: false });
    expect(structureFaults(pdf)).toEqual([]);
  });
});

test("what is known is said in XMP too, escaped, and a date only where one is given", async () => {
  const { printed } = of("tsuchi");
  const facts = {
    ...plain,
    author: "山田 花子",
    subject: "土 & 水",
    keywords: "土, 水",
    date: new Date("2026-04-10T01:02:03Z"),
  };
  expect(await xmpOf(await finishPdf(printed, facts))).toEqual({
    "dc:title": "川 & <堤>",
    "dc:creator": ["山田 花子"],
    "dc:description": "土 & 水",
    "dc:language": "ja",
    "pdf:keywords": "土, 水",
    "xmp:creatortool": "lectern",
    "xmp:createdate": "2026-04-10T01:02:03Z",
    "xmp:modifydate": "2026-04-10T01:02:03Z",
  });
  expect(Object.keys(await xmpOf(of("tsuchi").bytes))).toEqual([
    "dc:title",
    "dc:language",
    "xmp:creatortool",
  ]);
});

async function xmpOf(bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const { metadata } = await (await task.promise).getMetadata();
  await task.destroy();
  return Object.fromEntries(metadata ?? []);
}
