import { svg } from "./temp-folder.ts";

/**
 * A chapter with one of everything a PDF can get wrong: characters that share a glyph with a
 * compatibility form, two long headings that begin alike, links of every kind, a list that goes on,
 * a table, code, a quotation, an image that is there and one that is missing.
 */
const chapter = `---
author: 山田 花子
date: 2026-04-10
---

# 第3章 土の中の大きな力

この章では、土と水の力を学びます。扱うのは次のとおりです。

- 土の中で生きるものたちの長い長い長い物語とその一番目の話
- 土の中で生きるものたちの長い長い長い物語とその二番目の話
- 観測の道具

## 土の中で生きるものたちの長い長い長い物語とその一番目の話

大きな土、小さな水、金色の石、立つ木、生きる虫の話です。

${Array.from({ length: 14 }, (_, index) => `- 項目${index + 1}の土の粒と水の力で立つ木の根が、長い時間をかけて石をくだく様子を述べた、二行にわたるほど長い文`).join("\n")}

虫の話はここで終わります。

### 読むもの

- [観測の道具](#観測の道具)の節
- [二番目の話](#土の中で生きるものたちの長い長い長い物語とその二番目の話)の節
- <https://example.org/soil> のページ
- [風の章](https://example.org/kaze)と\`tsuchi --help\`の出力

## 土の中で生きるものたちの長い長い長い物語とその二番目の話

![小さな虫が土を食べる図](./images/mushi.svg)

図のあとの文は、**図の説明**です。

![なくした絵](./images/nakushita.png)

## 観測の道具

| 道具 | 値 | 用途 |
| --- | ---: | --- |
| 温度計 | 12.5 | 土の**温度**を\`℃\`で測る |
| 雨量計 | 340 | 雨の量を測る |

\`\`\`ts
const tsuchi = "土";   // 大きな土
if (tsuchi !== "水" && 1 < 2) console.log(\`\${tsuchi}の力\`);
\`\`\`

> 土を知る者は、力を知る。
> Those who know the soil — "know" it — fear no ﬁeld & no &lt;rain&gt;.

## まとめ

土と水の話をしました。次の章では、**風**を学びます。
`;

/** Its files, below a folder of chapters. */
export const smallChapter: Readonly<Record<string, string>> = {
  "tsuchi.md": chapter,
  "images/mushi.svg": svg,
};
