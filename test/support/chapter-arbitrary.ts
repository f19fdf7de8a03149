import fc from "fast-check";

import { layoutNames } from "../../src/core/layouts/layouts.ts";

/*
 * In what follows `#` stands for a number that each word has of its own, from 1001 on, and `§` for
 * one from 5001 on, which no slide may show. A `♯` is a hash as it stands.
 */

const stems = ["土壌", "仮想化", "river", "kernel", "観測", "Xen ", "方法", "light"];

const endings = ["です。", "である．", " works.", "ます！", " is it?", "した。", " matters."];

const word = fc.constantFrom(...stems);

/** Words with a mark of their own. `[^a]` refers to a footnote that `defineNotes` adds. */
const marked = fc.constantFrom(
  "{漢字#|かんじ#}",
  "{土#壌|ど#|じょう#}",
  "<ruby>漢字#<rt>かんじ#</rt></ruby>",
  "<kbd>key#</kbd>",
  "`code#`",
  "[語#](https://example.org/a)",
  "$a_{#}$",
  "~~語#~~",
  "**「語#」**",
  "*語#*",
  "AT&amp;T#",
  "語#[^a]",
  "word# [^a]",
);

const phrase = fc.oneof(
  { weight: 7, arbitrary: word.map((stem) => `${stem}#`) },
  { weight: 1, arbitrary: marked },
);

const sentence = fc
  .tuple(
    fc.array(phrase, { minLength: 1, maxLength: 8 }),
    fc.constantFrom(...endings, "[^a]"),
    fc.boolean(),
  )
  .map(([words, ending, isStrong]) => {
    const text = words.join("の");
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
  phrase,
  fc.constantFrom(
    "[ ] 課題#",
    "[x] 課題#",
    "図# ![](img/#.png) : 説明#です。",
    "図#![図#](img/#.png)",
  ),
  fc.constantFrom("語#\n\n  > 引用#\n", "語#\n\n  ```\n  code#\n  ```\n", "語#\n\n  段落#です。\n"),
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

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), phrase, sentence)
  .map(([rows, ...cells]) => {
    const [head, cell] = cells.map((text) => text.replaceAll("|", "\\|"));
    const row = () => "| 列# | cell# | ![図#](img/#.png) |";
    const marks = "| --- | :-: | --: |";
    return [`| ${head} | 欄# | 値# |`, marks, ...Array.from({ length: rows }, row), `| ${cell} |`];
  })
  .map((rows) => rows.join("\n"));

const codeFrame = fc.constantFrom(
  ["```ts", "```"],
  ['```ts title="例#.ts" {2,4-5}', "```"],
  ["```ts:src/a#.ts", "```"],
  ["~~~", "~~~"],
);

const code = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 6 }), codeFrame)
  .map(([words, [open, close]]) =>
    [open, ...words.map((stem) => `let x = "${stem}#";`), close].join("\n"),
  );

const quote = paragraph.map((text) =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n"),
);

const figure = fc.constantFrom(
  "![図#](img/#.png)",
  '![図#](img/#.png "題#")\n![図#](img/#.png)',
  '<div align="center"><img alt="図#" src="img/#.svg" width=600></div>',
  '<figure><img src="img/#.svg"><figcaption>説明#</figcaption></figure>',
  '<figure>\n<img alt="図#" src="img/#.svg">\n<img src="img/#.svg">\n<figcaption>説明#</figcaption>\n</figure>',
  "前の語# ![](img/#.png) 後の語#。",
);

const quotes = fc.oneof(
  quote,
  fc.constant("> 語#です。\n>\n> - 項#\n> - 項#[^a]\n>\n> > 引用#\n>\n> ♯♯ 見出し#"),
);

const callout = fc
  .tuple(fc.constantFrom("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"), quotes)
  .map(([kind, text]) => `> [!${kind}]\n${text}`);

const raw = fc.constantFrom(
  "<table>\n<caption>表#</caption>\n<tr><th>列#</th><th>欄#</th></tr>\n<tr><td>値#</td><td>値#<br>値#</td></tr>\n</table>",
  '<table><tr><td><img alt="図#" src="img/#.png"></td><td>説明#</td></tr><tr><td>余り#</td></tr></table>',
  "<details>\n<summary>要約#</summary>\n\n本文#です[^a]。\n\n- 項#\n- 項#\n\n```\ncode#\n```\n\n</details>",
  "<p>前#。</p><details><summary>要約#</summary>本文#です。</details><p>後#。</p>",
  "<details><summary>要約#</summary>\n<p>始め#。</p>\n\n本文#です。\n\n<p>終わり#。</p>\n</details>",
  '<div>\n<p>文#です。</p>\n<img alt="図#" src="img/#.svg" width="600">\n<p>文#と<b>語#</b>です。</p>\n</div>',
  "<pre>code# line\n\ncode# more</pre>",
  "<blockquote>引用#</blockquote>\n<ul><li>項#</li><li>項#</li></ul>",
);

const others = fc.constantFrom(
  '<div align="center"><p>語#と <b>強#</b> い。</p><ul><li>項#</li><li>項# <a href="#x">次#</a></li></ul></div>',
  "<blockquote><p>引用#です。</p></blockquote>\n<dl><dt>語#</dt><dd>説明#。</dd></dl>",
  '<h3 align="center">題#<br><img src="img/#.svg"></h3><p>文#。</p>',
  "$$\nx_{#} + y^{#}\n$$",
  "$$x_{#}$$",
  "用語#\n: 説明#です[^a]。\n: 別の説明#です。\n\nterm#\n: words#",
  "式 $a_{#}$ のある文#です。",
  "```mermaid\ngraph LR; A# --> B#\n```",
);

const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 3, arbitrary: list },
  table,
  code,
  quotes,
  figure,
  callout,
  raw,
  others,
);

/** What makes no block where it stands, or two. */
const aside = fc.constantFrom(
  "<!-- 書き手の覚え§です。 -->",
  "<script>let hidden§;</script>",
  "[^own]: 誰も参照しない注#です。",
  "***",
  '![図#](img/#.png "題#")\n\n- 語#\n- 語#',
  "次のとおりです。\n\n- 語#\n- 語#\n\n以下のとおりです。\n\n1. 語#\n2. 語#",
  "文#です。\n\n    let indented#;\n    let more#;",
);

const headingWords = fc.oneof(
  { weight: 5, arbitrary: word.map((stem) => `${stem}#見出し`) },
  marked.map((text) => `${text}見出し`),
  fc.constantFrom("語#見出し {♯own}", "Agenda", "Intro#", "例"),
);

const heading = fc
  .tuple(fc.integer({ min: 1, max: 5 }), headingWords, fc.boolean())
  .map(([depth, words, isUnderlined]) =>
    isUnderlined && depth < 3
      ? `${words}\n${depth === 1 ? "===" : "---"}`
      : `${"♯".repeat(depth)} ${words}`,
  );

const instruction = fc
  .oneof(
    fc.constantFrom(
      "break",
      "prose=notes",
      "prose=key",
      "prose=full",
      "notes: 話#します。\n続き#。",
    ),
    fc.constantFrom('class="wide calm" background=♯eef', "break layout=bullets", "layout=poster"),
    fc.constantFrom(...layoutNames).map((name) => `layout=${name}`),
  )
  .map((words) => `<!-- slide: ${words} -->`);

const skip = "<!-- slide: skip -->";
const hide = (text: string) => text.replaceAll("#", "§");

/** A block, or a whole section with one below it, that its author skips. What follows is not. */
const skipped = fc.oneof(
  // Right under a heading it would be the whole section.
  block.map((text) => ["前の文#です。", skip, hide(text), "<!-- end -->"].join("\n\n")),
  fc
    .tuple(fc.array(fc.oneof(block, instruction), { maxLength: 3 }), fc.boolean())
    .map(([blocks, isFirst]) =>
      [
        "♯♯ 飛ばす見出し§",
        isFirst ? skip : `<!-- slide: class=calm -->\n\n${skip}`,
        ...blocks.map(hide),
        "♯♯♯ 下の見出し§",
        "飛ばす文§です。",
        "♯♯ 次の見出し#",
      ].join("\n\n"),
    ),
);

const title = fc.constantFrom(
  "♯ 第2章 題名#",
  "♯ Chapter 3: Title#",
  "♯ 4. Title# [^a]",
  "---\ntitle: 題名#\nsubtitle: 副題#\nauthor: 著者#\ndate: 4月1日\n---",
  "---\nauthor: 著者#\n---\n\n♯ 題名#",
  "",
);

const closing = fc.constantFrom("♯♯ まとめ", "♯♯ Summary", "");

/** Returns Markdown chapters of many shapes, Japanese and English mixed, every word numbered. */
export const chapterText: fc.Arbitrary<string> = fc
  .tuple(
    title,
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: block },
        { weight: 5, arbitrary: heading },
        { weight: 2, arbitrary: instruction },
        aside,
        skipped,
      ),
      { maxLength: 16 },
    ),
    fc.tuple(closing, fc.option(block, { nil: "" }), fc.boolean()),
  )
  .map(([first, blocks, [last, end, isAtEnd]]) =>
    numberWords(defineNotes([first, ...blocks, last, end].filter(Boolean), isAtEnd).join("\n\n")),
  );

/** Names the footnotes of each block, and defines them after it or at the end. */
function defineNotes(blocks: readonly string[], isAtEnd: boolean): string[] {
  const definitions: string[] = [];
  const named = blocks.flatMap((text, index) => {
    if (!text.includes("[^a]")) return [text.replaceAll("[^own]", `[^own${index}]`)];
    const own = text.replaceAll("[^a]", `[^n${index}]`);
    const isHidden = text.includes(skip);
    const words = index % 2 === 0 ? "注#です。" : "注#です。\n\n    - 項#\n    - 項#";
    const definition = `[^n${index}]: ${isHidden ? hide(words) : words}`;
    if (isAtEnd) definitions.push(definition);
    return isAtEnd ? [own] : [own, definition];
  });
  return [...named, ...definitions];
}

/** Gives each `#` and `§` a number of its own; a heading's mark is written `♯`. */
export function numberWords(text: string): string {
  let shown = 1000;
  let hidden = 5000;
  return text.replace(/[#§♯]/g, (mark) => {
    if (mark === "♯") return "#";
    return String(mark === "#" ? ++shown : ++hidden);
  });
}
