import { deepStrictEqual } from "node:assert/strict";

import { chooseKeySentences, isStatement } from "../../src/core/prose/choose-key-sentences.ts";
import { isLeadIn } from "../../src/core/prose/discourse.ts";
import { splitInlineSentences } from "../../src/core/prose/split-sentences.ts";
import type { Paragraph } from "../../src/core/model/chapter.ts";
import type { Slide } from "../../src/core/model/deck.ts";
import { toPlainText, type Inline } from "../../src/core/model/inline.ts";
import type { PlannedChapter } from "../../src/core/pipeline.ts";
import { owedOf, type Owed } from "./owed.ts";
import { isProse } from "./is-prose.ts";
import { rangeViolations } from "./range-violations.ts";
import { soundnessViolations } from "./soundness-violations.ts";
import { compareRuns, demand, type Violation } from "./violations.ts";
import { piecesOf, wordsOf } from "./words.ts";

/** Asserts the invariants that planning alone can keep. */
export function expectInvariants(planned: PlannedChapter): void {
  deepStrictEqual(violationsOf(planned), []);
}

/**
 * Returns all that is wrong with a planned deck, before fitting: what the chapter says and no slide
 * does, what stands in another order or that nobody wrote, slides that are empty or name other lines.
 */
export function violationsOf(planned: PlannedChapter): Violation[] {
  const { chapter, deck, settings } = planned;
  const owed = owedOf(chapter, settings.prose);
  const starts = owed.map(({ id }) =>
    id === null ? 0 : deck.slides.findIndex((slide) => slide.id === id),
  );
  const headings = owed.flatMap(({ id, heading }, index) => {
    const start = starts[index] ?? -1;
    const name = `heading "${toPlainText(heading)}"`;
    if (id !== null && start < 0) return demand(false, "lost", name);
    return demand(start >= Math.max(...starts.slice(0, index), 0), "order", name);
  });
  // Where slides are missing or mixed up, nobody knows which of them belong to which section.
  if (headings.length > 0) return headings;
  const sections = placeSpoken(owed, starts[1] === 0).map((section, index) => ({
    section,
    slides: deck.slides.slice(starts[index], starts[index + 1]),
  }));
  return [
    ...coverViolations(planned),
    ...sections.flatMap(({ section, slides }) => {
      const own = section.id === null ? slides.filter(({ layout }) => layout !== "cover") : slides;
      return [
        ...headingViolations(section, own, planned),
        ...noteViolations(section, slides),
        ...visualViolations(section, own),
        ...leadViolations(section, own),
        ...own.flatMap((slide) => sentenceViolations(section, slide)),
        ...overviewViolations(section, own, planned),
        ...rangeViolations(section, own, planned),
      ];
    }),
    ...soundnessViolations(planned, owed),
  ];
}

/** What is said where no slide is, before the first section, is said in that section. */
function placeSpoken([intro, first, ...rest]: readonly Owed[], hasNoIntro: boolean): Owed[] {
  const owed = [intro, first, ...rest].filter((one) => one !== undefined);
  if (!hasNoIntro || intro === undefined || first === undefined) return owed;
  const spoken = [...intro.spoken, ...first.spoken];
  return [{ ...intro, spoken: [] }, { ...first, spoken }, ...rest];
}

function coverViolations({ chapter, deck, settings }: PlannedChapter): Violation[] {
  const title = chapter.title === null ? settings.title : toPlainText(chapter.title.inlines).trim();
  const covers = deck.slides.filter(({ layout }) => layout === "cover");
  if (title === null) return [];
  const [cover] = covers;
  if (cover?.layout !== "cover" || covers.length > 1) return demand(false, "lost", "cover");
  const { kicker, title: own, ...rest } = cover.content;
  const { subtitle, author, affiliation, date, logo, url } = settings;
  const inlines = chapter.title?.inlines ?? [];
  const bare = (text: string) => text.replace(/[\s.．:：、—–-]/g, "");
  return [
    ...demand(deck.slides[0] === cover, "order", "the cover is not first"),
    ...demand(cover.section === null, "lost", "the cover is in a section"),
    ...demand(cover.heading === title, "lost", `title "${title}"`),
    ...compareRuns({
      expected: chapter.title === null ? [bare(title)] : [bare(wordsOf(inlines))],
      actual: [bare(kicker ?? ""), bare(wordsOf(own))],
      where: "the cover's title",
    }),
    ...compareRuns({
      expected: [JSON.stringify(own)],
      actual: [JSON.stringify(cover.headingInlines)],
      where: "the cover's heading",
    }),
    ...compareRuns({
      expected: piecesOf([subtitle, author, affiliation, date, logo, url]),
      actual: piecesOf(rest),
      where: "the cover",
    }),
  ];
}

/** Every slide of a section bears its heading, save one that shows the heading as its only words. */
function headingViolations(
  { id, root, heading, parent }: Owed,
  slides: readonly Slide[],
  { deck, labels }: PlannedChapter,
): Violation[] {
  return slides.flatMap((slide) => {
    const wanted = slide.rule === "empty-section" && root !== id ? parent : heading;
    const words = toPlainText(slide.headingInlines);
    const isTitle = words === labels.agenda || deck.title.endsWith(words);
    const mayBeTitle = id === null || slide.rule === "empty-section";
    return [
      ...(mayBeTitle && isTitle
        ? []
        : compareRuns({
            expected: [JSON.stringify(wanted)],
            actual: [JSON.stringify(slide.headingInlines)],
            where: `the heading of ${slide.id}`,
          })),
      ...demand(slide.heading === words, "lost", `heading of ${slide.id} in plain text`),
      ...demand(slide.section === root, "lost", `${slide.id} is in another section`),
    ];
  });
}

/** All prose is in the notes, word for word, and what the author gives the speaker to say. */
function noteViolations({ id, blocks, spoken }: Owed, slides: readonly Slide[]): Violation[] {
  const owed = saidBlocks(spoken);
  const isSaid = new Set(owed);
  const noted = slides
    .flatMap(({ noteBlocks }) => noteBlocks)
    .filter(({ type }) => type !== "footnote-definition")
    .map((one) => JSON.stringify(one));
  const prose = blocks.filter(({ type }) => type === "paragraph");
  return [
    ...compareRuns({
      expected: prose.map((block) => JSON.stringify(block)),
      actual: noted.filter((block) => !isSaid.has(block)),
      where: `the notes of section ${id}`,
    }),
    ...compareRuns({
      // What is given twice on the same lines is said twice.
      expected: owed,
      actual: noted.filter((block) => isSaid.has(block)),
      where: `what is said in section ${id}`,
    }),
    ...slides.flatMap(({ id, notes, noteBlocks }) => {
      const paragraphs = noteBlocks.map((one) =>
        "inlines" in one ? toPlainText(one.inlines) : "",
      );
      return compareRuns({
        expected: piecesOf(paragraphs),
        actual: piecesOf(notes.split("\n")),
        where: `the plain notes of ${id}`,
      });
    }),
  ];
}

/** What the author gives the speaker to say, as it stands among the notes. */
function saidBlocks(spoken: Owed["spoken"]): string[] {
  return spoken.map((block) => JSON.stringify(block));
}

/** Does the slide list the headings of what follows? */
export function isOverview(slide: Slide): boolean {
  return slide.layout === "divider" || slide.rule === "agenda-sections";
}

/** All that is no prose is on the slides as the author wrote it; a list may be set as terms or agenda. */
function visualViolations({ id, blocks }: Owed, slides: readonly Slide[]): Violation[] {
  const visuals = blocks.filter(({ type }) => type !== "paragraph");
  const own = slides.filter((slide) => !isProse(slide) && !isOverview(slide));
  const shown = JSON.stringify(own.map(({ content }) => content));
  const hasItems = own.some(({ layout }) => layout === "terms" || layout === "agenda");
  return [
    ...compareRuns({
      expected: piecesOf(visuals),
      actual: own.flatMap(({ content }) => piecesOf(content)),
      where: `section ${id}`,
    }),
    ...visuals.flatMap((block) => {
      const mayChange = hasItems && (block.type === "list" || block.type === "definitions");
      const isWhole = mayChange || shown.includes(JSON.stringify(block));
      return demand(isWhole, "lost", `${block.type} of line ${block.range.startLine} is changed`);
    }),
    ...own.flatMap((slide) =>
      (slide.layout === "terms" || slide.layout === "agenda" ? slide.content.items : [])
        .flatMap((item) => item.blocks)
        .filter((block) => !JSON.stringify(visuals).includes(JSON.stringify(block)))
        .flatMap((block) => demand(false, "lost", `${block.type} in an item is changed`)),
    ),
  ];
}

/** A sentence that says it leads in stands over what follows it, and no other stands there. */
function leadViolations({ id, lines, blocks }: Owed, slides: readonly Slide[]): Violation[] {
  const titleLine = id === null ? (lines?.startLine ?? 0) : 0;
  const before = blocks.flatMap((block, index): (readonly Inline[])[] => {
    const last = blocks[index - 1];
    if (last?.type !== "paragraph" || block.type === "paragraph") return [];
    const isAcross = last.range.startLine < titleLine && block.range.startLine > titleLine;
    return isAcross ? [] : splitInlineSentences(last.inlines).slice(-1);
  });
  const all = before.map((sentence) => JSON.stringify(sentence));
  const leads = slides.flatMap((slide) => leadsIn(slide.content)).map((one) => JSON.stringify(one));
  const unsaid = before.filter(
    (sentence) => isLeadIn(toPlainText(sentence)) && !leads.includes(JSON.stringify(sentence)),
  );
  // Equal leads cannot be told apart.
  const order = all.filter((lead) => leads.includes(lead));
  const isInOrder = new Set(all).size < all.length || order.join("") === leads.join("");
  return [
    ...unsaid.flatMap((lead) => demand(false, "lost", `lead "${toPlainText(lead)}" of ${id}`)),
    ...leads.flatMap((lead) => demand(all.includes(lead), "invented", `lead ${lead} in ${id}`)),
    ...demand(isInOrder, "order", `the leads of ${id}`),
  ];
}

function leadsIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "lead" in value && value.lead !== null ? [value.lead] : [];
  return [...own, ...Object.values(value).flatMap(leadsIn)];
}

/** Prose on a slide is all of it, the first sentence or the key sentences, as the author sets it. */
function sentenceViolations({ heading, prose, spoken }: Owed, slide: Slide): Violation[] {
  if (!("sentences" in slide.content) || !isProse(slide)) return [];
  const said = new Set(saidBlocks(spoken));
  const paragraphs = slide.noteBlocks.filter(
    (block): block is Paragraph => block.type === "paragraph" && !said.has(JSON.stringify(block)),
  );
  const all = paragraphs.flatMap(({ inlines }) => splitInlineSentences(inlines));
  const choose = (): (readonly Inline[])[] => {
    if (slide.rule === "empty-section") return [heading];
    if (prose === "full") return paragraphs.map(({ inlines }) => inlines);
    if (isStatement(all)) return all;
    if (prose === "notes" && slide.layout !== "keys") return all.slice(0, 1);
    return chooseKeySentences(paragraphs.map(({ inlines }) => inlines));
  };
  return compareRuns({
    expected: piecesOf(choose()),
    actual: piecesOf(slide.content.sentences),
    where: `the sentences of ${slide.id}`,
  });
}

/** Agendas and dividers list the headings under them, each with its link. */
function overviewViolations(
  { id, heading, subsections, number, total, blocks }: Owed,
  slides: readonly Slide[],
  { chapter, settings }: PlannedChapter,
): Violation[] {
  const isNamed = chapter.title !== null || settings.title !== null;
  const hasList = blocks.some(({ type }) => type === "list");
  const isNeeded =
    id === null ? isNamed && !hasList && subsections.length > 1 : subsections.length > 0;
  const overviews = slides.filter(isOverview);
  const items = subsections.map((one) => {
    return { inlines: one.heading.inlines, blocks: [], target: one.id };
  });
  const name = `the overview of "${toPlainText(heading)}"`;
  return [
    ...demand(!isNeeded || overviews.length === 1, "lost", name),
    ...overviews.flatMap((slide) =>
      slide.layout === "agenda" || slide.layout === "divider"
        ? compareRuns({
            expected: items.map((item) => JSON.stringify(item)),
            actual: slide.content.items.map((item) => JSON.stringify(item)),
            where: name,
          })
        : [],
    ),
    ...overviews.flatMap((slide) => {
      const isCounted =
        slide.layout !== "divider" ||
        (slide.content.number === number && slide.content.total === total);
      return demand(isCounted, "invented", `the number in ${name}`);
    }),
  ];
}
