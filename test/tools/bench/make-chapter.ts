/** A unit is a divider, ten topics, and what the long ones take more. */
const unitsAThousand = 60;

/** A larger chapter has more sections, not larger ones: it is more of the same. */
const unitsASection = 6;

const topicsAUnit = 10;

/** Every so many topics, one is so long that it is continued. */
const longEvery = 4;

/** How much stands on a slide that fits, and on one that must be continued. */
const sizes = { short: 4, long: 13 } as const;

/**
 * Returns a chapter of about `slides` slides as they stand after fitting, of which about a fifth are
 * continued: lists, nested lists, terms, tables, code, quotations and prose, in English and
 * Japanese. The same number gives the same bytes.
 */
export function makeChapter(slides: number): string {
  const wanted = Math.max(1, Math.round((slides / 1000) * unitsAThousand));
  const units = Math.min(unitsASection, wanted);
  const sections = Math.round(wanted / units);
  const parts = Array.from({ length: sections }, (_, section) => {
    const inner = Array.from({ length: units }, (_, unit) => makeUnit(section * units + unit));
    return `## Part ${numbered(section)}: ${pick(subjects, section)}\n\n${inner.join("")}`;
  });
  return `---\nlang: en\n---\n\n# Chapter 1: A survey of computer systems\n\n${parts.join("")}`;
}

/** Counts from 1, in as many digits everywhere: long chapters have no longer headings. */
function numbered(index: number): string {
  return String(index + 1).padStart(4, "0");
}

function makeUnit(unit: number): string {
  const topics = Array.from({ length: topicsAUnit }, (_, index) => {
    const topic = unit * topicsAUnit + index;
    const make = pick(kinds, index);
    // The long ones shift by one a unit, so that each kind has its turn.
    const isLong = (topic + Math.floor(topic / longEvery)) % longEvery === 0;
    const count = isLong ? sizes.long : sizes.short + (topic % 2);
    return `#### ${pick(subjects, topic)}, case ${numbered(topic)}\n\n${make(topic * 31, count)}\n\n`;
  });
  return `### Unit ${numbered(unit)}: ${pick(subjects, unit * 3)}\n\n${topics.join("")}`;
}

/** Writes what stands under a topic's heading: `count` pieces, from the words number `seed` on. */
type Kind = (seed: number, count: number) => string;

const kinds: readonly Kind[] = [
  (seed, count) => `${lead(seed)}\n\n${lines(count, (index) => `- ${english(seed + index)}`)}`,
  (seed, count) => `${leadIn}\n\n${lines(count, (index) => `- ${japanese(seed + index)}`)}`,
  (seed, count) =>
    lines(count, (index) => `- **${word(seed + index)} ${index}** : ${english(seed + index * 5)}`),
  makeTable,
  makeCode,
  (seed, count) => lines(Math.ceil(count / 2), (index) => `> ${english(seed + index)}\n>`),
  (seed, count) =>
    lines(count, (index) => `${english(seed + index)}${index % 3 === 2 ? "\n" : ""}`),
  (seed, count) =>
    lines(count, (index) => {
      const nested = `  - ${japanese(seed + index * 3)}`;
      return index % 3 === 0 ? `- ${english(seed + index)}\n${nested}` : `- ${word(seed + index)}`;
    }),
  // Two sentences an item: three items are as much as four of the others.
  (seed, count) =>
    lines(Math.floor(count * 0.75), (index) => {
      return `${index + 1}. ${english(seed + index * 2)} ${english(seed + index)}`;
    }),
  (seed, count) =>
    lines(count, (index) => `${japanese(seed + index)}${index % 3 === 2 ? "\n" : ""}`),
];

function makeTable(seed: number, count: number): string {
  const rows = lines(count, (index) => {
    const cells = [word(seed + index), `${seed + index * 7} ms`, english(seed + index * 2)];
    return `| ${cells.join(" | ")} |`;
  });
  return `| Part | Time | What it says |\n| --- | ---: | --- |\n${rows}`;
}

function makeCode(seed: number, count: number): string {
  const body = lines(count * 2, (index) => {
    const name = word(seed + index).toLowerCase();
    return `const ${name}${index} = await read("${name}", { retries: ${index}, limit: ${seed} });`;
  });
  return `\`\`\`ts\n${body}\n\`\`\``;
}

function lead(seed: number): string {
  return `What the ${word(seed).toLowerCase()} needs is listed here, in the order of its cost:`;
}

const leadIn = "これを確かめるには、次の点を順に見ます。";

function english(seed: number): string {
  const [one, two] = [word(seed).toLowerCase(), word(seed * 7 + 3).toLowerCase()];
  return `The ${one} ${pick(deeds, seed)} the ${two} ${pick(ends, seed + Math.floor(seed / 5))}.`;
}

function japanese(seed: number): string {
  return `${pick(topics, seed)}は、${pick(reasons, seed * 3 + 1)}、${pick(results, seed * 5 + 2)}。`;
}

function word(seed: number): string {
  return pick(words, seed);
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("There is nothing to pick from.");
  return found;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

const subjects = [
  "Scheduling under load",
  "Memory that is shared",
  "Files and their names",
  "Locks, and how to do without",
  "What a cache is for",
  "Virtual machines",
  "Networks of many hosts",
] as const;

const words =
  "Scheduler Process Kernel Cache Page Buffer Driver Socket Queue Thread Lock Shell Packet Router Journal Disk Signal Timer Guest Host Monitor Device Index".split(
    " ",
  );

const deeds = [
  "hands its work to",
  "waits for",
  "is told of every change by",
  "writes what it knows into",
  "takes the place of",
  "never asks twice before it stops",
] as const;

const ends = [
  "as soon as both of them are idle",
  "unless the machine is about to run out of memory",
  "and keeps a copy for the next request",
  "so that no other part has to know",
  "when the limit that the administrator has set is reached",
] as const;

const topics = [
  "割り込み",
  "ページ表",
  "仮想マシン",
  "ファイルの目録",
  "待ち行列",
  "共有メモリ",
  "時計",
];

const reasons = [
  "処理の途中で止まることがあるため",
  "一つの装置を何人もの利用者が分け合うので",
  "読み書きの順序が結果を左右する以上",
  "負荷が高いときほど差が目立ちやすく",
];

const results = [
  "状態を記録してから次の仕事に移ります",
  "上限を決めておくことが欠かせません",
  "どの部分が持ち主なのかをはっきりさせます",
  "空いている資源から順に割り当てていきます",
  "利用者からは一台の計算機のように見えます",
];
