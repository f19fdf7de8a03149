import { makePng } from "./make-png.ts";

const times = (count: number, line: (number: number) => string, between = "\n"): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join(between);

/** A picture of one colour that says nothing, as SVG. */
function drawSvg(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#456"/></svg>`;
}

const japanese = (number: number): string =>
  `第${number}の観測では、谷の斜面に置いた計器が夜明けまでの湿度を一分ごとに記録しました。`;

const english = (number: number): string =>
  `Reading ${number} was taken at the upper gauge before the river had begun to rise.`;

/** Four levels, forty items in all: one, three, nine and twenty-seven. */
const nested = [
  "- 盆地全体の調査",
  ...["a", "b", "c"].flatMap((side) => [
    `  - 支流${side}の一覧`,
    ...[1, 2, 3].map(
      (place) =>
        `    - 支流${side}の地点${place}\n` +
        times(3, (number) => `      - 計器${side}${place}${number}は毎朝の点検を要します`),
    ),
  ]),
].join("\n");

/** Each monster by the heading of its section, in the order of the chapter. */
export const monsters: Readonly<Record<string, string>> = {
  六十の項:
    "準備するものは次のとおりです。\n\n" +
    times(60, (number) => `- 品目${number}は前日までに倉庫から運び出します`),
  "Three hundred lines":
    "```ts {3,150,299}\n" +
    times(300, (number) => `const gauge${number} = readGauge(${number}, "upper");`) +
    "\n```",
  二百の行:
    "| 番号 | 地点 | 値 |\n| ---: | --- | ---: |\n" +
    times(200, (number) => `| ${number} | 観測所${number} | ${number * 3}.5 |`),
  二十の列: [
    `| 地点 |${times(19, (column) => ` 測定項目${column} `, "|")}|`,
    `|${"---|".repeat(20)}`,
    ...["北", "南", "東"].map(
      (name) => `| ${name} |${times(19, (column) => ` ${name}${column}の値 `, "|")}|`,
    ),
  ].join("\n"),
  長い段落: `<!-- slide: prose=full -->\n\n${times(75, japanese, "")}`,
  "A long paragraph": `<!-- slide: prose=full -->\n\n${times(38, english, " ")}`,
  "A long word": `- before\n- ${"gauge".repeat(80)}\n- after`,
  横長の絵: "川の断面を示します。\n\n![川の断面](images/wide.svg)",
  縦長の絵: "![地層の柱状図](images/tall.png)",
  [`${"とても長い見出しを持つ節が、".repeat(14)}ここで終わる`]: "- 一つ\n- 二つ",
  四段の入れ子: nested,
  "Steps in order": times(
    40,
    (number) => `${number + 4}. Close valve ${number} and wait for the needle to rest`,
  ),
  長い頭の項: `- 頭の一文目です。二文目です。三文目です。\n${times(20, (number) => `  - 枝${number}の点検`)}`,
  項の中のコード: times(
    5,
    (number) =>
      `- 手順${number}の命令\n\n  \`\`\`sh\n${times(6, (line) => `  gauge --read ${number} --line ${line}`)}\n  \`\`\``,
  ),
  "A long quote": times(30, (number) => `> ${english(number)}`),
  長い囲み: `> [!NOTE]\n${times(30, (number) => `> ${japanese(number)}`)}`,
  二十の脚注: times(20, (number) => `- 出典${number}のある主張です[^note${number}]`),
  並ぶ二つのリスト: [
    "晴れの日に持つものは次のとおりです。",
    times(5, (number) => `- 日傘${number}と帽子${number}と水筒${number}を荷台の左へ積む`),
    "雨の日に持つものは次のとおりです。",
    times(5, (number) => `- 長靴${number}と雨具${number}と手袋${number}を荷台の右へ積む`),
  ].join("\n\n"),
  広い式: `$$\nq = ${times(36, (number) => `\\alpha_{${number}} x^{${number}}`, " + ")}\n$$`,
  覚え書きのある項: times(
    24,
    (number) =>
      `- 発表${number}の要点を一文で述べます\n\n  <!-- slide: notes: 覚え書き${number}を話す -->`,
    "\n\n",
  ),
};

/** All monsters as one chapter. */
export const plantedChapter: string = [
  "# 植えたもの",
  ...Object.entries(monsters).map(([heading, text]) => `## ${heading}\n\n${text}`),
  times(20, (number) => `[^note${number}]: 文献${number}、観測の手引き、${number * 10}ページ。`),
].join("\n\n");

/** The pictures that it names. */
export const plantedFiles: Readonly<Record<string, string | Uint8Array>> = {
  "images/wide.svg": drawSvg(4000, 200),
  "images/tall.png": makePng(200, 4000),
};
