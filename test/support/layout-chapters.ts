/** A chapter with one section of its own between others, a footnote and something to say. */
function around(body: string, closing = "## 波\n\n波の高さは沖で測ります。"): string {
  return [
    "# 第1章 海の話",
    "海を知るための章です。",
    "## 港",
    body,
    closing,
    "[^a]: 注の一つめの文です。\n\n    - 注の項目",
    "[^b]: 誰も参照しない注です。",
  ].join("\n\n");
}

const after = "そのあとの文には注があります[^a]。二つめの文もあります。\n\n別の段落もあります。";
const say = "<!-- slide: notes: ここで黙ります。 -->";
const withNotes = (lead: string, body: string) =>
  around([lead, body, after, say].filter(Boolean).join("\n\n"));

const long =
  "**潮汐**は月と太陽の引力で海面が上下する現象で、一日に二回ずつ満ち引きを繰り返します[^a]。" +
  "港では毎朝その時刻を調べ、船を出す順番を決めるのに使っています。" +
  "しかし湾の奥では時刻が一時間ほど遅れるので、表をそのまま使うことはできません。";
const longer =
  "**高潮**は台風の低い気圧と強い風で海面が大きく持ち上がる現象で、満潮と重なると被害が広がります。" +
  "堤防の高さは過去の記録のうち最も大きいものをもとに決められています。" +
  "それでも越えられることがあるため、避難の道を確かめておかなければなりません。";

/** Small chapters, each under the layout that it has a slide of; several for some. */
export const layoutChapters: Readonly<Record<string, readonly string[]>> = {
  cover: [
    `---\nsubtitle: 副題\nauthor: 山田 花子\naffiliation: 海洋学部\ndate: 四月一日\nlogo: logo.svg\n---\n\n${around("船です。")}`,
  ],
  agenda: [
    around("- 船"),
    `# 海\n\n扱うのは次のとおりです。\n\n1. 港[^a]\n   - 岸壁\n   - 灯台\n2. **波**と風\n\n## 港\n\n船です。\n\n## 波と風\n\n風です。\n\n[^a]: 注です。`,
  ],
  divider: [around("港の前置きです[^a]。\n\n### 岸壁\n\n石です。\n\n### 灯台\n\n光です。")],
  statement: [around(`船は*朝*に出ます[^a]。網は夜に上げます。\n\n${say}`), around("")],
  keys: [around(`${long}\n\n${longer}\n\n${say}`)],
  bullets: [
    withNotes(
      "次のような船があります。",
      "- 漁船\n  - 網の船\n  - 釣りの船[^a]\n- [x] **客船**と`ferry`\n- 貨物船",
    ),
    withNotes("", "3. 錨を上げる\n4. 帆を張る\n5. 沖へ出る"),
  ],
  terms: [
    withNotes(
      "用語は以下のとおりです。",
      "- 錨 : 船を留める**重り**[^a]\n  - 鎖\n  - 綱\n- 舵 : 船の向きを変える板\n- 帆 : 風を受ける布",
    ),
    withNotes("", "錨\n: 船を留める重りです。\n: 鉄で作ります。\n\n舵\n: 向きを変える板です。"),
  ],
  figure: [
    withNotes(
      "次の図に示します。",
      '<figure><img src="a.svg" alt="船" width="300"><img src="b.svg" alt="岸"><figcaption>船と岸</figcaption></figure>',
    ),
  ],
  "figure-list": [
    withNotes("次の図に示します。", '![灯台](c.svg "灯台の絵")\n\n- 光\n- 霧笛'),
    withNotes("次の二つがあります。", "- 光\n- 霧笛\n\n![灯台](c.svg)"),
  ],
  "two-lists": [
    withNotes(
      "よい点は次のとおりです。",
      "- 速い\n- 安い\n\n悪い点は次のとおりです。\n\n- 揺れる\n- 遅れる",
    ),
  ],
  table: [
    withNotes(
      "次の表に示します。",
      "| 船 | 長さ | 図 |\n| :-- | --: | --- |\n| 漁船 | 十 | ![小](d.svg) |\n| 客船[^a] | **百** | 大 |",
    ),
  ],
  code: [
    withNotes(
      "コードを次に示します。",
      '```ts title="ship.ts" {2-3}\nconst ship = "kaze";\nlaunch(ship);\nanchor(ship);\n```',
    ),
  ],
  quote: [
    withNotes(
      "次のような言葉があります。",
      "> 海は広い。\n>\n> - 青い\n> - 深い\n>\n> 船は*小さい*[^a]。",
    ),
  ],
  callout: [
    withNotes(
      "次の点に注意します。",
      "> [!WARNING]\n> 波は高い。\n>\n> 風も[強い](https://example.org/kaze)[^a]。",
    ),
    withNotes("", "<details>\n<summary>答え</summary>\n\n満潮です。\n\n- 朝\n- 夕\n\n</details>"),
  ],
  formula: [withNotes("次の式で表します。", "$$\nh = a \\cos t\n$$")],
  diagram: [withNotes("次の図に示します。", "```mermaid\ngraph LR; harbour --> sea\n```")],
  html: [
    withNotes(
      "次の図に示します。",
      '<div style="color: teal">\n<b>港</b>と<video src="ship.mp4"></video>\n</div>\n\n<script>\nsail();\n\nanchor();\n</script>',
    ),
    withNotes(
      "",
      '<style>p { color: teal }</style>\n\n<iframe src="ship.html"></iframe>\n\n- 光\n- 霧笛 <svg><path d="M0 0"/></svg>',
    ),
  ],
  closing: [
    around("船です。", `## まとめ\n\n${long}\n\n${longer}`),
    around("船です。", "## まとめ\n\n次の三つを学びました。\n\n- 港[^a]\n- 波\n- 風"),
  ],
};
