import { beforeAll, describe, expect, test } from "vitest";

import type { Layout, SlideOf } from "../../../src/core/model/deck.ts";
import { toPlainText } from "../../../src/core/model/inline.ts";
import { expectSameWords } from "../../support/expect-same-words.ts";
import { useFitting, type FittedText } from "../../support/fit-text.ts";
import { squeeze } from "../../support/words.ts";
import type { SlideLook } from "../../support/look-at-slides.ts";
import { monsters, plantedChapter, plantedFiles } from "../../support/planted-chapter.ts";

const fit = useFitting();

const stages = [
  ["16:9", "light"],
  ["16:9", "dark"],
  ["4:3", "light"],
  ["4:3", "dark"],
] as const;

const fitted = new Map<string, FittedText>();

beforeAll(async () => {
  for (const [ratio, scheme] of stages) {
    const job = { text: plantedChapter, files: plantedFiles, settings: { ratio, scheme } };
    fitted.set(`${ratio} ${scheme}`, await fit(job));
  }
});

function of(stage: string): FittedText {
  const found = fitted.get(stage);
  if (found === undefined) throw new Error(`${stage} was not fitted.`);
  return found;
}

describe.each(stages)("the planted chapter in %s, %s", (ratio, scheme) => {
  const stage = `${ratio} ${scheme}`;

  test("has no text outside a slide, under its footer, on other text, too small or clipped", () => {
    expect(of(stage).faults).toEqual([]);
    expect(of(stage).complaints).toEqual([]);
  });

  test("cuts nothing off, and says of the two pictures alone that they are too small", () => {
    const { diagnostics } = of(stage);
    const graver = diagnostics.filter(({ code }) => code !== "dense-slide");
    expect(graver.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(/^scaled-block: .*"横長の絵".* the image wide\.svg at \d+ %/),
      expect.stringMatching(/^scaled-block: .*"縦長の絵".* the image tall\.png at \d+ %/),
    ]);
  });

  test("has one section a slide of deck.json, numbered as there", () => {
    const { deck, looks } = of(stage);
    expect(looks).toHaveLength(deck.slides.length);
    for (const [index, { heading, part }] of deck.slides.entries()) {
      const label = part === null ? "" : `(${part.index}/${part.count})`;
      if (index > 0) expect(looks[index]?.heading).toBe(heading);
      expect(looks[index]?.part).toBe(label);
      expect(looks[index]?.goesOn).toBe(part !== null && part.index < part.count);
    }
  });

  test("shows on each slide the words of deck.json, no less and no more", () => {
    expect(expectSameWords(of(stage))).toBeGreaterThan(80);
  });
});

interface Part<L extends Layout> {
  readonly slide: SlideOf<L>;
  readonly look: SlideLook;
}

/** Returns the parts of a monster, each of one layout. */
function partsOf<L extends Layout>(stage: string, heading: string, layout: L): Part<L>[] {
  expect(monsters).toHaveProperty([heading]);
  const { deck, looks } = of(stage);
  return deck.slides.flatMap((slide, index) => {
    const look = looks[index];
    if (slide.heading !== heading || look === undefined) return [];
    expect(slide.layout).toBe(layout);
    return [{ slide: slide as SlideOf<L>, look }];
  });
}

/** Parts of things that are alike: none has less than a third of what the fullest has. */
function expectBalance(counts: readonly number[]): void {
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) / 3);
}

const upTo = (count: number, from = 1): number[] =>
  Array.from({ length: count }, (_, index) => index + from);

describe.each(["16:9 light", "4:3 dark"])("in %s", (stage) => {
  test("sixty items are shared out evenly, each part under the lead line", () => {
    const parts = partsOf(stage, "六十の項", "bullets");
    const counts = parts.map(({ look }) => look.units.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(parts.flatMap(({ look }) => look.units)).toEqual(
      upTo(60).map((number) => `品目${number}は前日までに倉庫から運び出します`),
    );
    for (const { slide, look } of parts) {
      expect(look.lead).toBe("準備するものは次のとおりです。");
      expect(toPlainText(slide.content.lead ?? [])).toBe(look.lead);
      expect(slide.content.list.items).toHaveLength(look.units.length);
    }
  });

  test("three hundred lines of code go on with their numbers and their lit lines", () => {
    const parts = partsOf(stage, "Three hundred lines", "code");
    expectBalance(parts.map(({ look }) => look.units.length));
    expect(parts.flatMap(({ look }) => look.lineNumbers)).toEqual(upTo(300));
    const lit = parts.flatMap(({ slide: { content } }) =>
      content.code.highlights.map((line) => line + content.firstLine - 1),
    );
    expect(lit).toEqual([3, 150, 299]);
    const value = parts.map(({ slide }) => slide.content.code.value).join("\n");
    expect(monsters["Three hundred lines"]).toContain(`\n${value}\n`);
  });

  test("two hundred rows stand under the table's head on every part", () => {
    const parts = partsOf(stage, "二百の行", "table");
    expectBalance(parts.map(({ look }) => look.units.length));
    const rows = parts.flatMap(({ slide }) => slide.content.table.rows);
    expect(rows.map(([cell]) => Number(toPlainText(cell?.inlines ?? [])))).toEqual(upTo(200));
    for (const { look } of parts) expect(look.head).toEqual(["番号", "地点", "値"]);
  });

  test("twenty columns go on to further slides, the first one on each", () => {
    const parts = partsOf(stage, "二十の列", "table");
    expect(parts.length).toBeGreaterThan(1);
    expectBalance(parts.map(({ look }) => look.head.length - 1));
    for (const { slide, look } of parts) {
      const heads = slide.content.table.head.map(({ inlines }) => toPlainText(inlines));
      expect(look.head).toEqual(heads);
      expect(heads[0]).toBe("地点");
      const north = (slide.content.table.rows[0] ?? []).map(({ inlines }) => toPlainText(inlines));
      expect(north.slice(1)).toEqual(heads.slice(1).map((head) => `北${head.slice(4)}の値`));
    }
    expect(parts.flatMap(({ look }) => look.head.slice(1))).toEqual(
      upTo(19).map((column) => `測定項目${column}`),
    );
  });

  test.each(["長い段落", "A long paragraph"])("%s goes on between its sentences", (heading) => {
    const parts = partsOf(stage, heading, "keys");
    expectBalance(parts.map(({ look }) => look.body.length));
    for (const { look } of parts) expect(look.body).toMatch(/[。.]$/);
    const text = parts.map(({ look }) => look.body).join("");
    expect(`<!--slide:prose=full-->${squeeze(text)}`).toBe(squeeze(monsters[heading] ?? ""));
  });

  test("a word of four hundred letters breaks, and is not scaled", () => {
    const parts = partsOf(stage, "A long word", "bullets");
    for (const { look } of parts) expect(look.zoom).toBe(1);
    const text = parts.map(({ look }) => look.body).join("");
    expect(squeeze(text)).toBe(`before${"gauge".repeat(80)}after`);
  });

  test("pictures that are very long are as large as their slide lets them be", () => {
    const fullPx = stage.startsWith("16:9") ? 1280 : 960;
    const [wide] = partsOf(stage, "横長の絵", "figure")[0]?.look.pictures ?? [];
    expect(wide?.widthPx).toBeGreaterThan(fullPx * 0.8);
    expect((wide?.widthPx ?? 0) / (wide?.heightPx ?? 1)).toBeCloseTo(20, 1);
    const [tall] = partsOf(stage, "縦長の絵", "figure")[0]?.look.pictures ?? [];
    expect(tall?.heightPx).toBeGreaterThan(400);
    expect((tall?.heightPx ?? 0) / (tall?.widthPx ?? 1)).toBeGreaterThan(19);
  });

  test("a heading of two hundred characters stands whole over its list", () => {
    const heading = Object.keys(monsters).find((one) => one.length > 200) ?? "";
    const parts = partsOf(stage, heading, "bullets");
    expect(parts.flatMap(({ look }) => look.units)).toEqual(["一つ", "二つ"]);
  });

  test("items four levels deep go on under their parents, which say that they go on", () => {
    const parts = partsOf(stage, "四段の入れ子", "bullets");
    expect(parts.length).toBeGreaterThan(2);
    expectBalance(parts.map(({ look }) => look.body.length));
    expect(squeeze(parts.map(({ look }) => look.body).join(""))).toBe(
      squeeze((monsters["四段の入れ子"] ?? "").replaceAll("- ", "")),
    );
    for (const { slide, look } of parts.slice(1)) {
      expect(look.repeated[0]).toBe("つづき|盆地全体の調査");
      expect(look.repeated.slice(1).every((one) => one.startsWith("|支流"))).toBe(true);
      const [words] = slide.content.list.items[0]?.blocks ?? [];
      expect(words).toMatchObject({ inlines: [{ value: "盆地全体の調査" }] });
    }
    expect(parts.some(({ look }) => look.repeated.length > 1)).toBe(true);
  });

  test("the numbers of an ordered list go on", () => {
    const parts = partsOf(stage, "Steps in order", "bullets");
    expectBalance(parts.map(({ look }) => look.units.length));
    let next = 5;
    for (const { slide, look } of parts) {
      expect(slide.content.list.start).toBe(next);
      expect(look.start).toBe(next);
      next += look.units.length;
    }
    expect(next).toBe(45);
  });

  test("of the words above what goes on, the first sentence stands again", () => {
    const [first, ...others] = partsOf(stage, "長い頭の項", "bullets");
    expect(first?.look.body).toMatch(/^頭の一文目です。二文目です。三文目です。/);
    expect(others.length).toBeGreaterThan(0);
    for (const { look } of others) {
      expect(look.repeated).toEqual(["つづき|頭の一文目です。"]);
      expect(squeeze(look.body)).toMatch(/^枝\d+の点検/);
    }
  });

  test("code inside items stays with the words above it", () => {
    const parts = partsOf(stage, "項の中のコード", "bullets");
    expect(parts.length).toBeGreaterThan(1);
    const text = parts.map(({ look }) => look.body).join("\n");
    for (const number of upTo(5)) {
      const at = parts.findIndex(({ look }) => look.body.includes(`手順${number}の命令`));
      expect(parts[at]?.look.body).toContain(`gauge --read ${number} --line 1`);
      expect(text.match(new RegExp(`--read ${number} `, "g"))).toHaveLength(6);
    }
  });

  test.each([
    ["A long quote", "quote"],
    ["長い囲み", "callout"],
  ] as const)("thirty sentences of %s go on", (heading, layout) => {
    const parts = partsOf(stage, heading, layout);
    expect(parts.length).toBeGreaterThan(2);
    expectBalance(parts.map(({ look }) => look.units.join("").length));
    const marks = /^> (?:\[!NOTE\])?/gm;
    expect(squeeze(parts.flatMap(({ look }) => look.units).join(""))).toBe(
      squeeze((monsters[heading] ?? "").replace(marks, "")),
    );
    if (layout === "callout") {
      const titles = parts.map(({ look }) => look.body.slice(0, 2));
      expect(new Set(titles).size).toBe(1);
    }
  });

  test("each footnote stands under the item that refers to it", () => {
    const parts = partsOf(stage, "二十の脚注", "bullets");
    expectBalance(parts.map(({ look }) => look.units.length));
    expect(parts.flatMap(({ look }) => look.footnotes)).toEqual(upTo(20));
    for (const { slide, look } of parts) {
      expect(slide.footnotes.map(({ number }) => number)).toEqual(look.footnotes);
      for (const [index, number] of look.footnotes.entries()) {
        expect(look.units[index]).toContain(`出典${number}の`);
      }
    }
  });

  test("two lists side by side keep their lead lines, whatever part they go on to", () => {
    const parts = partsOf(stage, "並ぶ二つのリスト", "two-lists");
    expect(parts.length > 1).toBe(stage.startsWith("4:3"));
    const columns = parts.flatMap(({ slide }) => slide.content.columns);
    for (const { lead, list } of columns) {
      const [first] = list.items[0]?.blocks ?? [];
      const isSunny = JSON.stringify(first).includes("日傘");
      expect(toPlainText(lead ?? [])).toMatch(isSunny ? /^晴れの日/ : /^雨の日/);
    }
    const items = columns.flatMap(({ list }) => list.items);
    expect(items).toHaveLength(10);
    for (const { look } of parts) {
      for (const unit of look.units) expect(unit).toMatch(/です。\s*\S/);
    }
  });

  test("a formula that is too wide goes on on another line, and is read", () => {
    const parts = partsOf(stage, "広い式", "formula");
    expect(parts).toHaveLength(1);
    expect(parts[0]?.look.zoom).toBeGreaterThan(0.5);
  });

  test("notes inside items go with their items, in the page and in deck.json", () => {
    const parts = partsOf(stage, "覚え書きのある項", "bullets");
    expect(parts.length).toBeGreaterThan(1);
    for (const { slide, look } of parts) {
      const numbers = look.units.map((unit) => /発表(\d+)/.exec(unit)?.[1]);
      const expected = numbers.map((number) => `覚え書き${number}を話す`);
      expect(slide.notes.split("\n\n")).toEqual(expected);
      expect(squeeze(look.notes)).toBe(expected.join(""));
    }
  });
});
