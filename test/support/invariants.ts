import { expect } from "vitest";

import { splitSentences } from "../../src/deck/split-sentences.ts";
import {
  inlineRunsOf,
  walkBlocks,
  type Block,
  type Chapter,
  type Section,
} from "../../src/model/chapter.ts";
import type { Deck, Slide } from "../../src/model/deck.ts";
import { toPlainText, walkInlines } from "../../src/model/inline.ts";

/** Text without white space, so that only the characters count. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Everything a slide shows, without white space: heading and content, images by their `src`. */
export function shownText(slide: Slide): string {
  const words: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") words.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!["range", "type", "target", "open", "close", "href"].includes(key)) collect(inner);
      }
    }
  };
  collect(slide.headingInlines);
  collect(slide.content);
  return squeeze(words.join(""));
}

interface Piece {
  /** The top-level section's id, or null before the first. */
  readonly section: string | null;
  readonly text: string;
  readonly isProse: boolean;
}

/** Returns all that a chapter says, in order: what must be on a slide, and prose, sentence by sentence. */
export function piecesOf(chapter: Chapter): Piece[] {
  const pieces: Piece[] = [];
  const add = (section: string | null, text: string, isProse: boolean) => {
    if (squeeze(text) !== "") pieces.push({ section, text: squeeze(text), isProse });
  };
  const addBlocks = (blocks: readonly Block[], section: string | null) => {
    for (const block of blocks) {
      if (block.type === "paragraph") {
        const text = toPlainText(block.inlines);
        for (const { start, end } of splitSentences(text))
          add(section, text.slice(start, end), true);
      } else {
        addVisual(block, (text) => add(section, text, false));
      }
    }
  };
  const addSection = (section: Section, root: string) => {
    addVisual(section.heading, (text) => add(root, text, false));
    addBlocks(section.blocks, root);
    for (const subsection of section.sections) addSection(subsection, root);
  };
  addBlocks(chapter.intro, null);
  for (const section of chapter.sections) addSection(section, section.id);
  return pieces;
}

function addVisual(visual: Block, add: (text: string) => void): void {
  walkBlocks([visual], (block) => {
    if (block.type === "code") block.value.split("\n").forEach(add);
    if (block.type === "formula" || block.type === "diagram") add(block.value);
    for (const run of inlineRunsOf(block)) {
      walkInlines(run, (inline) => {
        if (inline.type === "image") add(inline.src);
        if (inline.type === "text" || inline.type === "code" || inline.type === "math") {
          add(inline.value);
        }
      });
    }
  });
}

/** Asserts the invariants that planning alone can keep: nothing lost, order kept, none empty, ranges apart. */
export function expectInvariants(chapter: Chapter, deck: Deck): void {
  const shown = deck.slides.map(shownText);
  const noted = deck.slides.map((slide) => squeeze(slide.notes));
  let at = 0;
  for (const { section, text, isProse } of piecesOf(chapter)) {
    const holds = (index: number) =>
      deck.slides[index]?.section === section &&
      (shown[index]?.includes(text) || (isProse && noted[index]?.includes(text)));
    let found = at;
    while (found < deck.slides.length && !holds(found)) found += 1;
    expect(found, `"${text}" is lost or out of order in section ${section}`).toBeLessThan(
      deck.slides.length,
    );
    at = found;
  }
  if (chapter.title !== null) {
    const cover = deck.slides.find((slide) => slide.layout === "cover");
    expect(cover?.heading).toBe(toPlainText(chapter.title.inlines).trim());
    const { kicker, title } = cover?.content ?? { kicker: null, title: [] };
    const marks = /[\s.．:：、—–-]/g;
    expect(cover?.heading.replace(marks, "")).toBe(
      `${kicker ?? ""}${toPlainText(title)}`.replace(marks, ""),
    );
  }
  expectSound(chapter, deck);
}

/** What stands on a slide beside its heading must be something. */
function expectSound(chapter: Chapter, deck: Deck): void {
  const ids = deck.slides.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(JSON.parse(JSON.stringify(deck))).toEqual(deck);
  for (const slide of deck.slides) {
    const body = squeeze(JSON.stringify(slide.content));
    expect(/"(?:value|src|title|alt)":"[^"]+"/.test(body), `${slide.id} is empty`).toBe(true);
    expect(slide.range.startLine).toBeGreaterThanOrEqual(1);
    expect(slide.range.endLine).toBeLessThanOrEqual(chapter.range.endLine);
    expect(slide.range.startLine).toBeLessThanOrEqual(slide.range.endLine);
  }
  const ranges = deck.slides
    .map(({ range }) => range)
    .toSorted((a, b) => a.startLine - b.startLine);
  for (const [index, { startLine }] of ranges.entries()) {
    const previous = ranges[index - 1];
    const isApart = previous === undefined || previous.endLine < startLine;
    const isOneLine = previous?.endLine === startLine;
    expect(isApart || isOneLine, `ranges overlap at line ${startLine}`).toBe(true);
  }
}
