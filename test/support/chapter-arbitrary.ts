import fc from "fast-check";

/** Words that are each unique in their chapter once they are numbered. */
const stems = ["土壌", "仮想化", "river", "kernel", "観測", "Xen ", "方法", "light"];

const endings = ["です。", "である．", " works.", "ます！", " is it?", "した。", " matters."];

const word = fc.constantFrom(...stems);

const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom(...endings), fc.boolean())
  .map(([words, ending, isStrong]) => {
    const text = words.map((stem) => `${stem}#`).join("の");
    return isStrong ? `**${text}** と${ending}` : text + ending;
  });

const leadIn = fc.constantFrom(
  "次のとおりです。",
  "以下に示します。",
  "The list is as follows:",
  "",
);

const paragraph = fc
  .tuple(fc.array(sentence, { minLength: 1, maxLength: 6 }), leadIn)
  .map(([sentences, lead]) => [...sentences, lead].filter(Boolean).join("\n"));

const item = fc.oneof(
  sentence,
  word.map((stem) => `${stem}#`),
  fc.tuple(word, sentence).map(([term, description]) => `${term}#  \n  ${description}`),
  fc.tuple(word, sentence).map(([term, description]) => `**${term}#** — ${description}`),
  fc.tuple(word, sentence).map(([term, description]) => `${term}# : ${description}`),
);

const list = fc
  .tuple(fc.array(item, { minLength: 1, maxLength: 9 }), fc.boolean(), fc.boolean())
  .map(([items, isOrdered, isNested]) =>
    items
      .map((text, index) => {
        const mark = isOrdered ? `${index + 1}. ` : "- ";
        const nested = isNested && index % 2 === 1 ? `\n${" ".repeat(mark.length)}- 内#の項` : "";
        return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`) + nested;
      })
      .join("\n"),
  );

const table = fc.integer({ min: 1, max: 6 }).map((rows) => {
  const row = () => "| 列# | cell# | 3# |";
  return [row(), "| --- | :-: | --: |", ...Array.from({ length: rows }, row)].join("\n");
});

const code = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => ["```ts", ...words.map((stem) => `let x = "${stem}#";`), "```"].join("\n"));

const quote = paragraph.map((text) =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n"),
);

const figure = fc.constantFrom(
  "![図#](img/#.png)",
  '<div align="center"><img src="img/#.svg" width=600 alt="図#"></div>',
  '<figure><img src="img/#.svg"><figcaption>説明#</figcaption></figure>',
  "前の語# ![](img/#.png) 後の語#。",
);

const callout = fc
  .tuple(fc.constantFrom("NOTE", "TIP", "WARNING"), quote)
  .map(([kind, text]) => `> [!${kind}]\n${text}`);

const others = fc.constantFrom(
  "$$\nx_{#} + y^{#}\n$$",
  "用語#\n: 説明#です。\n: 別の説明#です。\n\nterm#\n: words#",
  "式 $a_{#}$ のある文#です。",
  "```mermaid\ngraph LR; A# --> B#\n```",
);

const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 2, arbitrary: list },
  table,
  code,
  quote,
  figure,
  callout,
  others,
);

const heading = fc
  .tuple(fc.integer({ min: 1, max: 5 }), word)
  .map(([depth, stem]) => `${"#".repeat(depth)} ${stem}#見出し`);

const title = fc.constantFrom("# 第2章 題名#", "# Chapter 3: Title#", "# 4. Title#", "");

const closing = fc.constantFrom("## まとめ", "## Summary", "");

/** Returns Markdown chapters of many shapes, Japanese and English mixed, every word numbered. */
export const chapterText: fc.Arbitrary<string> = fc
  .tuple(
    title,
    fc.array(fc.oneof({ weight: 3, arbitrary: block }, heading), { maxLength: 24 }),
    closing,
  )
  .map(([first, blocks, last]) => [first, ...blocks, last].filter(Boolean).join("\n\n"))
  .map(numberWords);

/** Gives each `#` that stands for a number its own. Headings' marks stand at the line's beginning. */
export function numberWords(text: string): string {
  let next = 0;
  return text
    .split("\n")
    .map((line) => {
      const marks = /^(?:> )?#{1,6} /.exec(line)?.[0] ?? "";
      return (
        marks +
        line.slice(marks.length).replaceAll("#", () => {
          next += 1;
          return String(next);
        })
      );
    })
    .join("\n");
}
