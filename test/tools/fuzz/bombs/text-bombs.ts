import { inSection, type Bomb } from "./bomb.ts";

/** Makes a bomb of a whole chapter. */
function whole(name: string, text: () => string): Bomb {
  return { name, make: () => ({ text: text() }) };
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

const english = () => "a word and ".repeat(90_000);
const japanese = () => "霧の谷に鐘が鳴り舟は岸へ戻る".repeat(24_000);

/** A line of a megabyte, wherever a line can stand. */
const longLines: readonly Bomb[] = [
  inSection("a paragraph of a megabyte", english),
  inSection("a Japanese paragraph of a megabyte", japanese),
  inSection("a word of a megabyte", () => "a".repeat(1_000_000)),
  inSection("an item of a megabyte", () => `- ${english()}`),
  inSection("a Japanese item of a megabyte", () => `- ${japanese()}`),
  inSection("an item of 24,000 sentences", () => `- ${"霧の谷に鐘が鳴る。".repeat(24_000)}`),
  inSection("a quote of a megabyte", () => `> ${english()}`),
  inSection("a cell of a megabyte", () => `| a | b |\n|---|---|\n| ${english()} | c |`),
  inSection("code in a line of a megabyte", () => `- \`${english()}\``),
  inSection("a line of code of a megabyte", () => `\`\`\`js\n${"a = 1; ".repeat(140_000)}\n\`\`\``),
  inSection("a link of a megabyte", () => `- [${english()}](https://example.org)`),
  inSection("an address of a megabyte", () => `[a](https://example.org/${"a".repeat(1_000_000)})`),
  inSection("a footnote of a megabyte", () => `a[^1]\n\n[^1]: ${english()}`),
  inSection("an alternative text of a megabyte", () => `![${english()}](none.png)`),
  inSection("an attribute of a megabyte", () => `<p title="${"a".repeat(1_000_000)}">a</p>`),
  whole("a heading of a megabyte", () => `# Title\n\n## ${english()}\n\ntext\n`),
  whole("a title of a megabyte", () => `# ${japanese()}\n\n## Section\n\ntext\n`),
];

/** More of something than anybody has. */
const many: readonly Bomb[] = [
  whole("100 MB", () => "## Section\n\n- 霧が晴れた。\n\n".repeat(2_500_000)),
  whole("40,000 sections", () => `# Title\n\n${"## Section\n\n- a\n\n".repeat(40_000)}`),
  whole("100,000 headings", () => "a\n=\n".repeat(100_000)),
  inSection("megabytes of nothing", () => "\0".repeat(5_000_000)),
  inSection("megabytes of line ends", () => "\n".repeat(5_000_000)),
  inSection("a megabyte of spaces", () => `${" ".repeat(1_000_000)}a`),
  inSection("20,000 items", () => "- a\n".repeat(20_000)),
  inSection("10,000 tasks", () => "- [ ] a\n".repeat(10_000)),
  inSection("5,000 alerts", () => "> [!NOTE]\n> a\n\n".repeat(5_000)),
  inSection("100,000 paragraphs", () => "A.\n\n".repeat(100_000)),
  inSection("20,000 footnotes", () => lines(20_000, (id) => `a[^${id}]\n\n[^${id}]: b\n`)),
  inSection("100,000 definitions of links", () => lines(100_000, (id) => `[a${id}]: /b`)),
  inSection("100,000 links", () => "[a](#b) ".repeat(100_000)),
  inSection("100,000 rules", () => "---\n".repeat(100_000)),
  inSection("a million lines of code", () => `\`\`\`js\n${"a\n".repeat(1_000_000)}\`\`\``),
  inSection("a table of a million cells", () => tableOf(1_000, 1_000)),
  inSection("a table of 100,000 rows", () => tableOf(10, 100_000)),
  inSection("a table of 100,000 columns", () => tableOf(100_000, 10)),
];

function tableOf(columns: number, rows: number): string {
  const row = (cell: string) => `${`|${cell}`.repeat(columns)}|\n`;
  return `${row("a")}${row("-")}${row("1").repeat(rows)}`;
}

/** One in another, and what begins over and over and never ends. */
const deep: readonly Bomb[] = [
  inSection("lists 2,500 deep", () => lines(2_500, (depth) => `${"  ".repeat(depth)}- a`)),
  inSection("lists 10,000 deep, on one line", () => `${"- ".repeat(10_000)}a`),
  inSection("lists 1,000,000 deep, on one line", () => `${"- ".repeat(1_000_000)}a`),
  inSection("quotes 10,000 deep", () => `${"> ".repeat(10_000)}a`),
  inSection("lists in quotes, 10,000 deep", () => `${"> - ".repeat(10_000)}a`),
  inSection("HTML 10,000 deep", () => `${"<div>".repeat(10_000)}a${"</div>".repeat(10_000)}`),
  inSection("emphasis 50,000 deep", () => `${"*a ".repeat(50_000)}${"b*".repeat(50_000)}`),
  ...[..."[`~$<_|:\\{@#&"].map((mark) =>
    inSection(`100,000 times ${mark}`, () => `a${mark.repeat(100_000)}b`),
  ),
  ...["[a](", "![[]()", "*a_ ", "$a ", "~~a ", "<!--", "<a ", "<b>", "&#x", "{a|", "[a][b]"].map(
    (begun) => inSection(`50,000 times ${begun}`, () => begun.repeat(50_000)),
  ),
  ...["。", "、", "「", "e.g. ", "1. ", "www.", "http://"].map((sign) =>
    inSection(`50,000 times ${sign}`, () => sign.repeat(50_000)),
  ),
  inSection("50,000 accents on one letter", () => `a${"\u0301".repeat(50_000)}`),
  inSection("100,000 turns of direction", () => `${"\u202E\u2066".repeat(100_000)}a`),
  inSection("runs of backticks", () => lines(1_500, (length) => "`".repeat(length))),
];

/** What front matter can double. */
const frontMatter: readonly Bomb[] = [
  whole("YAML that laughs", () => {
    const next = (id: number) => `k${id + 1}: &k${id + 1} [${`*k${id}, `.repeat(9)}x]`;
    return `---\nk0: &k0 [x]\n${lines(9, next)}\ntitle: *k9\n---\n# Title\n`;
  }),
  whole("YAML 20,000 deep", () => `---\ntitle: ${"[".repeat(20_000)}\n---\n# Title\n`),
  whole("100,000 keys", () => `---\n${lines(100_000, (id) => `k${id}: 1`)}\n---\n# Title\n`),
  whole("an author of a megabyte", () => `---\nauthor: ${english()}\n---\n# Title\n`),
];

/** Bombs of text alone. */
export const textBombs: readonly Bomb[] = [...longLines, ...many, ...deep, ...frontMatter];
