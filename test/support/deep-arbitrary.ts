import fc from "fast-check";

import { numberWords } from "./chapter-arbitrary.ts";

/** Sections of many layouts, each with more inside than a slide may hold; every word numbered. */

const short = fc.constantFrom(
  "谷#の雨です。",
  "The gauge# rose. ",
  "霧#が晴れた。",
  "Was it cold#? ",
);

/** So long that it may be cut itself. */
const veryLong = fc.constantFrom(
  Array.from({ length: 24 }, () => "谷#の奥の観測所").join("、") + "。",
  Array.from({ length: 60 }, () => "gauge#").join(" ") + ". ",
);

const paragraph = fc
  .array(fc.oneof({ weight: 5, arbitrary: short }, veryLong), { minLength: 1, maxLength: 5 })
  .map((sentences) => sentences.join("").trim());

const indent = (text: string, by: number): string =>
  text.replaceAll("\n", `\n${" ".repeat(by)}`).replaceAll(/^ +$/gm, "");

const code = fc
  .array(fc.constantFrom("let x# = 1;", "", `let word# = "${"gauge ".repeat(90)}";`), {
    minLength: 1,
    maxLength: 8,
  })
  .map((lines) => ["```ts {1,3}", "run#();", ...lines, "stop#();", "```"].join("\n"));

const cell = fc.constantFrom("値#", "value# one", "第一文#です。第二文#です。", "a#. B# c#. D#.");

const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }).map((rows) => {
  const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return ["| 頭# | head# | 列# |", "| --- | --- | ---: |", ...lines].join("\n");
});

const quoteMarks = (text: string): string => text.replaceAll(/^/gm, "> ");

const spoken = fc.constant("<!-- slide: notes: 覚え書き#です。 -->");

const sentences = fc.array(short, { minLength: 1, maxLength: 4 }).map((all) => all.join("").trim());

type Words = fc.Arbitrary<string>;

/** Any block; `words` are those of an item that holds more. */
const blockWith = (words: Words): Words =>
  fc.letrec<{ block: string; list: string }>((tie) => ({
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      paragraph,
      code,
      table,
      spoken,
      tie("list"),
      fc
        .array(tie("block"), { minLength: 1, maxLength: 2 })
        .map((all) => quoteMarks(all.join("\n\n"))),
      tie("block").map((inner) => `> [!TIP]\n${quoteMarks(inner)}`),
      fc.constant("> 引用#です。\n>\n> [^inner]: 注#の一文です。注#の二文です。"),
      fc.constant("$$\nx_{#}\n$$"),
      fc.constant("用語#\n: 説明#です。もう一文#です。\n\nterm#\n: words#"),
    ),
    list: fc
      .tuple(
        fc.array(fc.tuple(words, fc.array(tie("block"), { maxLength: 2 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom("- ", "1. ", "7. "),
      )
      .map(([items, mark]) =>
        items
          .map(([words, blocks]) => mark + indent([words, ...blocks].join("\n\n"), mark.length))
          .join("\n\n"),
      ),
  })).block;

const listWith = (words: Words, block: Words): Words =>
  fc
    .tuple(
      fc.array(fc.tuple(words, fc.array(block, { maxLength: 2 })), {
        minLength: 2,
        maxLength: 5,
      }),
      fc.constantFrom("- ", "3. ", "- **項#** : "),
      fc.boolean(),
    )
    .map(([items, mark, isNoted]) => {
      const width = mark.startsWith("3") ? 3 : 2;
      const written = items.map(([words, blocks], index) => {
        const note = isNoted ? `[^n${index}]` : "";
        return mark + indent([words + note, ...blocks].join("\n\n"), width);
      });
      return written.join("\n\n");
    });

const lead = fc.constantFrom("次のものがあります#：", "These are the parts#:", "");

const sectionWith = (list: Words, block: Words): Words =>
  fc
    .tuple(
      lead,
      fc.oneof(
        { weight: 4, arbitrary: list },
        block,
        fc
          .array(paragraph, { minLength: 1, maxLength: 3 })
          .map((all) => `<!-- slide: prose=full -->\n\n${all.join("\n\n")}`),
      ),
    )
    .map((parts) => parts.filter(Boolean).join("\n\n"));

const shortLists = [
  "晴#の道具:",
  "- 帽子#\n- 水筒#\n- 日傘#",
  "雨#の道具:",
  "- 長靴#\n- 合羽#",
].join("\n\n");

/**
 * Returns chapters whose slides can be cut in many places, at every depth. With long heads, an
 * item's first sentence may be so long that a slide has hardly room for it and what goes on.
 */
export function deepChapters({ hasLongHeads }: { readonly hasLongHeads: boolean }): Words {
  const words = hasLongHeads ? paragraph : sentences;
  const block = blockWith(words);
  const list = listWith(words, block);
  return fc
    .tuple(
      fc.array(block, { maxLength: 1 }),
      fc.array(sectionWith(list, block), { minLength: 1, maxLength: 5 }),
      fc.constantFrom("♯♯ まとめ", "♯♯ Summary", "♯♯ 最後#の節"),
      paragraph,
      list,
    )
    .map(([intro, sections, last, closing, items]) =>
      numberWords(
        [
          "♯ 題名#",
          ...intro,
          ...sections.map((text) => `♯♯ 節#\n\n${text}`),
          `♯♯ 並び#\n\n${shortLists}`,
          `${last}\n\n${closing}\n\n${items}`,
          ...[0, 1, 2, 3, 4].map((number) => `[^n${number}]: 脚注#の文です。`),
        ].join("\n\n"),
      ),
    );
}
