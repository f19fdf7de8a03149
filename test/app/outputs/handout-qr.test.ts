import { join } from "node:path";

import jsQR from "jsqr";
import { beforeAll, describe, expect, test } from "vitest";

import { drawPdfPage } from "../../support/draw-pdf.ts";
import { expectSound } from "../../support/print-faults.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const short = "https://example.org/tide";
const long = `https://example.org/${"tide/".repeat(55)}`;

const toChapter = (url: string, lang: string) =>
  `---\nlang: ${lang}\nauthor: A. Author\ndate: 2026-04-10\nurl: ${url}\n---\n\n# ${lang === "ja" ? "第3章 潮の満ち引きと月の引力、そして海辺の暮らしについての長い題" : "Tides"}\n\n## ${lang === "ja" ? "潮" : "Sea"}\n\n${lang === "ja" ? "海には**大潮**があります。海は引きます。" : "The sea **rises**. The sea falls."}\n`;

let cwd = "";
beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, { "short.md": toChapter(short, "ja"), "long.md": toChapter(long, "en") });
  const kinds = "notes,article,cloze";
  await runCliWell(
    [
      "build",
      "short.md",
      "long.md",
      "--handout",
      kinds,
      "--key",
      "separate",
      "--format",
      "handout",
    ],
    { cwd },
  );
});

const fileOf = (name: string, suffix: string): string =>
  join(cwd, "dist", name, `${name}-${suffix}.pdf`);

/** The dots to the inch of a plain photocopier. */
const dpi = 300;

const kinds = ["handout", "article", "cloze", "cloze-key"];
const cases = kinds.flatMap((kind) => [
  ["short", kind, short] as const,
  ["long", kind, long] as const,
]);

describe("the first page of a handout with a title block", () => {
  test.each(cases)("%s-%s leads to the deck's address by a code", async (name, kind, url) => {
    const { data, width } = await drawPdfPage(fileOf(name, kind), 0, dpi);
    // The title block alone: the cover below may have the code too.
    const rows = Math.round((dpi * 52) / 25.4);
    const found = jsQR(data.slice(0, rows * width * 4), width, rows);
    expect(found?.data).toBe(url);
    const { topLeftCorner, topRightCorner } = found?.location ?? {};
    const mm = (((topRightCorner?.x ?? 0) - (topLeftCorner?.x ?? 0)) / dpi) * 25.4;
    // Without the quiet zone: eight modules, of 33 at the least.
    expect(mm).toBeGreaterThan(17);
    expect(mm).toBeLessThan(26);
  });

  test.each(cases)(
    "%s-%s has a link there, a name, and nothing over another",
    async (name, kind, url) => {
      const [page] = (await readPdf(fileOf(name, kind))).pages;
      if (page === undefined) throw new Error("It has no page.");
      expectSound(page);
      expect(page.links).toContainEqual({ kind: "address", url });
      expect(page.alts.join()).toContain(url);
    },
  );
});
