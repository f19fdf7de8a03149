import type { Paragraph } from "../model/chapter.ts";
import type { Sentence } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { isLeadIn, isMetadiscourse, openingOf } from "./discourse.ts";
import { splitInlineSentences } from "./split-sentences.ts";
import { leastWidth, textWidth } from "./text-width.ts";

/** A sentence that may be chosen, and where it stands among all sentences. */
interface Candidate {
  readonly inlines: Inline[];
  readonly order: number;
  /** Less is better, above 0 has a fault; of equals the first is taken. */
  readonly cost: number;
}

const maxStatementSentences = 2;
/** The most that the sentences of a statement have, in full-width units, as all lengths here. */
const maxStatementUnits = 110;
const maxKeys = 5;
const minKeys = 2;
const sentencesAKey = 3;
const shortUnits = 10;
/** Three lines of a slide. */
const longUnits = 105;

/** An emphasised term outweighs a connective, makes up for an anaphor or length, not for a mere fragment. */
const costs = { emphasised: -6, free: 0, connective: 2, anaphor: 6, long: 6, short: 8 };

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
 * Returns the key sentences of a section's prose, word for word, in source order: all of it where it
 * is a statement, else the best of each paragraph, at most five. A single paragraph is cut into one
 * stretch for every three sentences, at least two, and each gives its best. Best are sentences with
 * emphasised terms, then the first that does not depend on the one before (`openingOf`) and is
 * neither a fragment nor too long. Lead-ins, metadiscourse and sentences in parentheses are chosen
 * only where there is nothing else. Empty only where there is no sentence.
 */
export function chooseKeySentences(paragraphs: readonly (readonly Inline[])[]): Inline[][] {
  const sentences = paragraphs.map((inlines) => splitInlineSentences(inlines));
  const all = sentences.flat();
  if (isStatement(all)) return all;
  const bests = chooseBests(sentences);
  if (bests.length === 0) return all.slice(0, 1);
  const standing = bests.filter((candidate) => candidate.cost < costs.anaphor);
  const kept = standing.length < minKeys ? bests : standing;
  return (kept.length > maxKeys ? kept.toSorted(byCost).slice(0, maxKeys) : kept)
    .toSorted((a, b) => a.order - b.order)
    .map((candidate) => candidate.inlines);
}

/** Returns the sentences of prose that is shown large: all where it is short, the first with `prose: notes`; else null. */
export function statementSentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] | null {
  if (setting !== "notes" && isTooWide(prose)) return null;
  const all = prose.flatMap((paragraph) => splitInlineSentences(paragraph.inlines));
  if (isStatement(all)) return all;
  return setting === "notes" ? all.slice(0, 1) : null;
}

/** Is there too much of it for a statement, however it is cut into sentences? */
function isTooWide(prose: readonly Paragraph[]): boolean {
  let units = 0;
  for (const { inlines } of prose) {
    units += leastWidth(toPlainText(inlines), maxStatementUnits - units);
    if (units > maxStatementUnits) return true;
  }
  return false;
}

/** Returns what longer prose shows, word for word: its key sentences, with `prose: full` each paragraph. */
export function keySentences(
  prose: readonly Paragraph[],
  setting: Settings["prose"],
): readonly Sentence[] {
  const paragraphs = prose.map((paragraph) => paragraph.inlines);
  return setting === "full" ? paragraphs : chooseKeySentences(paragraphs);
}

/** Returns the best of each paragraph, in order; several of the only one that has any. */
function chooseBests(paragraphs: readonly Inline[][][]): Candidate[] {
  const bests: Candidate[] = [];
  let before = 0;
  for (const sentences of paragraphs.length > 1 ? paragraphs : []) {
    const best = bestOfParagraph(sentences, before);
    if (best !== null) bests.push(best);
    before += sentences.length;
  }
  if (bests.length > 1) return bests;
  const [only = []] = paragraphs.map(candidatesOf).filter((own) => own.length > 0);
  return chooseFrom(only);
}

/**
 * Returns the best sentence of a paragraph that may be chosen; null where none may. `before` is the
 * number of sentences before the paragraph. Whether a sentence may be chosen takes longest to find
 * out, so it is asked only of those that would be better.
 */
function bestOfParagraph(sentences: readonly Inline[][], before: number): Candidate | null {
  const least = sentences.some(hasStrong) ? costs.emphasised : costs.free;
  let best: Candidate | null = null;
  let order = before;
  for (const inlines of sentences) {
    order += 1;
    const text = toPlainText(inlines).trim();
    const cost = costOf(inlines, text);
    if ((best !== null && best.cost <= cost) || !mayBeChosen(text)) continue;
    best = { inlines, order, cost };
    if (cost <= least) break;
  }
  return best;
}

/** Returns the sentences of the only paragraph that may be chosen. */
function candidatesOf(sentences: readonly Inline[][]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [order, inlines] of sentences.entries()) {
    const text = toPlainText(inlines).trim();
    if (mayBeChosen(text)) candidates.push({ inlines, order, cost: costOf(inlines, text) });
  }
  return candidates;
}

function mayBeChosen(text: string): boolean {
  return text !== "" && !isParenthesis(text) && !isLeadIn(text) && !isMetadiscourse(text);
}

/** Returns how many key sentences the only paragraph gives, by how many of its sentences may be chosen. */
function keyCount(sentences: number): number {
  const count = Math.max(minKeys, Math.ceil(sentences / sentencesAKey));
  return Math.min(count, sentences, maxKeys);
}

function chooseFrom(paragraph: readonly Candidate[]): Candidate[] {
  const count = keyCount(paragraph.length);
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
  let cost = costs[openingOf(text)];
  if (hasStrong(inlines)) cost += costs.emphasised;
  if (units < shortUnits) cost += costs.short;
  if (units > longUnits) cost += costs.long;
  return cost;
}

function hasStrong(inlines: readonly Inline[]): boolean {
  return inlines.some(
    (inline) =>
      inline.type === "strong" || ("children" in inline ? hasStrong(inline.children) : false),
  );
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
