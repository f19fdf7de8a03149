import { toPlainText, walkInlines, type Inline } from "../model/inline.ts";
import { isLeadIn } from "./lead-in.ts";
import { splitInlineSentences } from "./split-sentences.ts";
import { textWidth } from "./text-width.ts";

/** A sentence that may be chosen, and where it stands among all sentences. */
interface Candidate {
  readonly inlines: Inline[];
  readonly order: number;
  /** Less is better, above 0 has a fault; of equals the first is taken. */
  readonly cost: number;
}

const maxStatementSentences = 2;
/** The most that sentences of a statement have, in full-width units, as all lengths here. */
export const maxStatementUnits = 110;
const maxKeys = 5;
const sentencesAKey = 3;
const shortUnits = 10;
const longUnits = 90;

/** An emphasised term outweighs a linking word and makes up for a pronoun, not for a mere fragment. */
const costs = { emphasised: -6, linked: 2, long: 4, pointing: 6, short: 8 };

/** Begins with a word that needs the sentence before to be understood at all. */
const pointing = [
  /^(?:これ|それ|あれ|その(?!まま)|あの|そんな|こんな|そう(?!い)|こう|前者|後者|彼|同社|両者)/,
  /^(?:この(?!章|節|講義|授業|本|資料)|それら|これら|ここ(?!では))/,
  /^(?:they|these|those|them|he|she|its|their|his|her|such|that|both|the (?:former|latter))\b(?!-)/i,
  /^it\b(?! is (?:possible|important|necessary|clear|easy|hard|useful|best|worth|safe)\b)/i,
  /^this\b(?! (?:chapter|section|lecture|book|course)\b)/i,
];
/** Begins with a word that links it to the sentence before. */
const linked = [
  /^(?:どちらも|いずれも|しかし|また(?![がぐたいは])|または|さらに|更に|そこで|そして|それから|それでは|そのため|そのうえ|その後|このため|つまり|すなわち)/,
  /^(?:したがって|従って|よって|なお|ただし|一方(?![的通])|なぜなら|だから|ところが|ところで|すると|逆に|むしろ|あるいは)/,
  /^(?:例えば|たとえば|例として|同様に|でも、|でも，|だが|とはいえ|というのも|他にも|ほかにも|最後に|次に|それでも|とくに|特に)/,
  /^(?:but|and|so(?!-called)|or|nor|yet|however|also|moreover|furthermore|therefore|thus|hence|then|instead|otherwise)\b/i,
  /^(?:nevertheless|nonetheless|still|consequently|similarly|likewise|meanwhile|finally|besides|indeed|conversely)\b/i,
  /^(?:for (?:example|instance)|in (?:addition|contrast|fact|short|other words)|as a result|on the other hand|by contrast)\b/i,
  /^(?:that is|here|there,|next|e\.g\.|i\.e\.)/i,
];

/**
 * Returns whether sentences are short enough to stand on a slide as they are: one or two, and at
 * most 110 full-width units in all. False for none.
 */
export function isStatement(sentences: readonly (readonly Inline[])[]): boolean {
  if (sentences.length === 0 || sentences.length > maxStatementSentences) return false;
  const units = sentences.reduce((sum, sentence) => sum + textWidth(toPlainText(sentence)), 0);
  return units <= maxStatementUnits;
}

/**
 * Returns the key sentences of a section's prose, word for word, in source order: all of it where
 * it is a statement (`isStatement`), else at most five. A paragraph gives one key sentence for
 * each three or part of three, and the only paragraph of a section at least two, so that one long
 * paragraph has several; while all that makes more than five, the paragraph that gives most gives
 * one less. Where more than five
 * paragraphs are left, the best five sentences stay, the earlier of equals.
 *
 * A paragraph is cut in as many stretches as it gives sentences, and each gives its best: one with
 * emphasised terms, else the first that stands alone (no しかし, これ, "However", "It") and is
 * neither a fragment nor over-long. A stretch without any such gives way to a better sentence left
 * elsewhere in the paragraph. Lead-ins, sentences wholly in parentheses and those without words
 * are never chosen, unless the section has nothing else. Empty only where there is no sentence.
 */
export function chooseKeySentences(paragraphs: readonly (readonly Inline[])[]): Inline[][] {
  const sentences = paragraphs.map((inlines) => splitInlineSentences(inlines));
  const all = sentences.flat();
  if (isStatement(all)) return all;
  const candidates = toCandidates(sentences).filter((paragraph) => paragraph.length > 0);
  if (candidates.length === 0) return all.slice(0, 1);
  const counts = keyCounts(candidates.map((paragraph) => paragraph.length));
  return candidates
    .flatMap((paragraph, index) => chooseFrom(paragraph, counts[index] ?? 1))
    .toSorted(byCost)
    .slice(0, maxKeys)
    .toSorted((a, b) => a.order - b.order)
    .map((candidate) => candidate.inlines);
}

function toCandidates(paragraphs: readonly Inline[][][]): Candidate[][] {
  let order = 0;
  return paragraphs.map((sentences) =>
    sentences.flatMap((inlines) => {
      order += 1;
      const text = toPlainText(inlines).trim();
      if (text === "" || isLeadIn(text) || isParenthesis(text)) return [];
      return [{ inlines, order, cost: costOf(inlines, text) }];
    }),
  );
}

/** Returns how many key sentences each paragraph gives, by how many it has to choose from. */
function keyCounts(lengths: readonly number[]): number[] {
  const atLeast = lengths.length === 1 ? 2 : 1;
  const counts = lengths.map((length) => {
    const count = Math.max(atLeast, Math.ceil(length / sentencesAKey));
    return Math.min(count, length, maxKeys);
  });
  let sum = counts.reduce((total, count) => total + count, 0);
  for (let most = maxKeys; most > 1; most -= 1) {
    for (let at = counts.length - 1; at >= 0 && sum > maxKeys; at -= 1) {
      if (counts[at] !== most) continue;
      counts[at] = most - 1;
      sum -= 1;
    }
  }
  return counts;
}

function chooseFrom(paragraph: readonly Candidate[], count: number): Candidate[] {
  const bests: Candidate[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = Math.floor((paragraph.length * index) / count);
    const to = Math.floor((paragraph.length * (index + 1)) / count);
    bests.push(...bestOf(paragraph.slice(from, to)));
  }
  if (bests.every((best) => best.cost <= 0)) return bests;
  const spare = paragraph
    .filter((candidate) => candidate.cost <= 0 && !bests.includes(candidate))
    .toSorted(byCost);
  return bests.map((best) => (best.cost > 0 ? (spare.shift() ?? best) : best));
}

/** Returns the best one alone; none of none. */
function bestOf([first, ...others]: readonly Candidate[]): Candidate[] {
  return first === undefined
    ? []
    : [others.reduce((best, next) => (byCost(next, best) < 0 ? next : best), first)];
}

function byCost(a: Candidate, b: Candidate): number {
  return a.cost - b.cost || a.order - b.order;
}

function costOf(inlines: readonly Inline[], text: string): number {
  const units = textWidth(text);
  const start = text.slice(0, 80).replace(/^[「『“"（(]+/, "");
  let cost = hasStrong(inlines) ? costs.emphasised : 0;
  if (linked.some((pattern) => pattern.test(start))) cost += costs.linked;
  else if (pointing.some((pattern) => pattern.test(start))) cost += costs.pointing;
  if (units < shortUnits) cost += costs.short;
  if (units > longUnits) cost += costs.long;
  return cost;
}

function hasStrong(inlines: readonly Inline[]): boolean {
  let found = false;
  walkInlines(inlines, (inline) => {
    found ||= inline.type === "strong";
  });
  return found;
}

/** Returns whether one pair of parentheses, a final mark aside, holds the whole sentence. */
function isParenthesis(text: string): boolean {
  if (!/^[（(]/.test(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "（" || char === "(") depth += 1;
    if (char === "）" || char === ")") depth -= 1;
    if (depth === 0) return /^[。．.!?！？]*$/.test(text.slice(at + 1));
  }
  return false;
}
