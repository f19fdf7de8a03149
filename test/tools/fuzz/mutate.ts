import type { Random } from "./random.ts";

/** What a text may be changed with. */
export interface Material {
  /** Other texts, pieces of which are put in. */
  readonly others: readonly string[];
  readonly tokens: readonly string[];
}

type Mutation = (text: string, random: Random, material: Material) => string;

const mutations: readonly Mutation[] = [
  // Twice as often as the others.
  insertToken,
  insertToken,
  replaceByToken,
  (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => text.slice(random.below(text.length)),
  (text, random) => {
    const [start, end] = span(text, random);
    return (
      text.slice(0, end) + text.slice(start, end).repeat(1 + random.below(4)) + text.slice(end)
    );
  },
  onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    return lines.map((line, at) => lines[at === a ? b : at === b ? a : at] ?? line);
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length);
    const times = 1 + random.below(5);
    return lines.flatMap((line, index) => (index === at ? Array(times + 1).fill(line) : [line]));
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length);
    return lines.filter((_, index) => index !== at);
  }),
  // Puts lines one level deeper.
  onLines((lines, random) => {
    const start = random.below(lines.length);
    const end = start + 1 + random.below(12);
    const mark = random
      .pick(["> ", "  ", "    ", "- ", "1. ", "\t", ">", "   > - "])
      .repeat(1 + random.below(3));
    return lines.map((line, at) => (at >= start && at < end ? mark + line : line));
  }),
  // Joins a line to the next.
  onLines((lines, random) => {
    const at = random.below(lines.length);
    return [...lines.slice(0, at), lines.slice(at, at + 2).join(""), ...lines.slice(at + 2)];
  }),
  (text, random, { others }) => {
    const other = random.pick(others);
    const [start, end] = span(other, random);
    const at = random.below(text.length + 1);
    return text.slice(0, at) + other.slice(start, end) + text.slice(at);
  },
  (text, random, { tokens }) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(tokens).repeat(2 + random.below(60)) + text.slice(at);
  },
  // One character for another, as a flipped bit makes it.
  (text, random) => {
    const at = random.below(text.length);
    const unit = (text.charCodeAt(at) || 32) ^ (1 << random.below(8));
    return text.slice(0, at) + String.fromCharCode(unit) + text.slice(at + 1);
  },
  (text, random) => text.replaceAll("\n", random.pick(["\r\n", "\r", "\n\n", " ", "\n "])),
];

/** Returns a text changed at one to six places. */
export function mutate(text: string, random: Random, material: Material): string {
  let mutated = text;
  const count = 1 + random.below(6);
  for (let step = 0; step < count; step += 1) {
    mutated = random.pick(mutations)(mutated, random, material);
  }
  return mutated;
}

function insertToken(text: string, random: Random, { tokens }: Material): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(tokens) + text.slice(at);
}

function replaceByToken(text: string, random: Random, { tokens }: Material): string {
  const [start, end] = span(text, random);
  return text.slice(0, start) + random.pick(tokens) + text.slice(end);
}

/** The two ends of a short piece of a text. */
function span(text: string, random: Random): readonly [number, number] {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(80))];
}

function onLines(change: (lines: readonly string[], random: Random) => string[]): Mutation {
  return (text, random) => change(text.split("\n"), random).join("\n");
}
