import type { Block } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { sheetOf, type Size, stages } from "../settings/paper.ts";
import {
  firstSlides,
  type Handout,
  type HandoutInput,
  type HandoutPages,
  noteLinks,
  ofSlides,
  viewFrame,
} from "./handout-page.ts";
import type { PageView } from "../render/templates/page-shapes.ts";
import { renderBlocks, viewFootnotes } from "../render/block-html.ts";
import { planCloze } from "../plan/plan-cloze.ts";
import type { Html } from "../render/escape-html.ts";
import type { ClozeTerm } from "../model/handout-kinds.ts";
import { blankTerms, renderAnswer } from "./blank-terms.ts";

/** Four pictures stand under each other, and two headings of sections over them; prose stands beside them, then under them. */
const picturesOnPage = 4;
const headingsOnPage = 2;

/** A section's heading, and what stands under each picture, with the space around them; see `handout.css`. */
const headingPx = 62;
const underPicturePx = 31;

function toPictureHeight({ heightPx }: Size): number {
  return (heightPx - headingsOnPage * headingPx) / picturesOnPage - underPicturePx;
}

/** Slides, each with the prose that belongs to it. */
export const notes: Handout = ofSlides("handout", (input) => planNotes(input));

/** The same with blanks for terms; their key, if it stands there, is the last. */
export const cloze: Handout = {
  ...ofSlides("cloze", planClozeNotes),
  facts: { subject: null, keywords: null },
};

/** The answers of a cloze handout alone: one page, without entries. */
export const clozeKey: Handout = {
  suffix: "cloze-key",
  plan: (input) => {
    const view: PageView<"key"> = {
      ...viewFrame(input, { pictureScale: 1, hasTitle: true }),
      key: viewKey(termsOf(input)),
    };
    return { count: 0, render: () => input.templates.render("key", view) };
  },
  outline: ({ deck }) => [{ title: deck.title, page: -1, children: [] }],
  facts: {},
};

/** Returns the terms that the cloze handout asks for. */
export function termsOf({ chapter, settings }: HandoutInput): ClozeTerm[] {
  return planCloze(chapter, settings);
}

/** What a handout of slides and prose may have beside them. */
interface HandoutExtras {
  /** The answers on the last page. */
  readonly key: PageView<"handout">["key"];
  /** Changes the HTML of a slide, of its prose and of its footnotes. */
  readonly finish: (html: Html, slide: Slide) => Html;
}

function planNotes(
  input: HandoutInput,
  { key, finish }: HandoutExtras = { key: [], finish: (html) => html },
): HandoutPages {
  const { deck, settings, templates, slidesHtml, selected } = input;
  const { notes: linkNotes, context } = noteLinks(
    selected.flatMap((index) => proseOf(deck.slides[index])),
    input,
  );
  const pictureHeight = toPictureHeight(sheetOf(settings.paper));
  const sections = new Map(
    [...firstSlides(input)].map(([index, { id, title }]) => [
      index,
      { id: toHeadingId(id), title },
    ]),
  );
  const pictureScale = pictureHeight / stages[settings.ratio].heightPx;
  const viewEntry = (index: number): PageView<"handout">["entries"] => {
    const slide = deck.slides[index];
    if (slide === undefined) return [];
    // Scripts and styles stand with the slide already.
    const said = slide.noteBlocks.filter(
      ({ type }) => type !== "raw-html" && type !== "footnote-definition",
    );
    const own = slide.noteBlocks.filter((block) => block.type === "footnote-definition");
    const footnotes = [...slide.footnotes, ...own].toSorted((a, b) => a.number - b.number);
    const prose = renderBlocks(said, context) || null;
    return [
      {
        number: index + 1,
        section: sections.get(index) ?? null,
        slideHtml: finish(slidesHtml[index] ?? "", slide),
        notesHtml: prose === null ? null : finish(prose, slide),
        footnotes: viewFootnotes(footnotes, context).map(({ number, html }) => ({
          number,
          html: finish(html, slide),
        })),
      },
    ];
  };
  return {
    count: selected.length,
    render({ start, end }) {
      const isLast = end >= selected.length;
      const view: PageView<"handout"> = {
        ...viewFrame(input, { pictureScale, hasTitle: start === 0 }),
        linkNotes: isLast ? linkNotes : [],
        key: isLast ? key : [],
        contents: start > 0 || sections.size < 2 ? [] : [...sections.values()],
        entries: selected.slice(start, end).flatMap(viewEntry),
      };
      return templates.render("handout", view);
    },
  };
}

/** Returns what is set as text beside a slide; its footnotes go with its prose. */
function proseOf(slide: Slide | undefined): readonly Block[] {
  if (slide === undefined || slide.noteBlocks.length === 0) return [];
  return [...slide.noteBlocks, ...slide.footnotes];
}

/** A slide has the id itself, and none has a tilde in it. */
function toHeadingId(id: string): string {
  return `~${id}`;
}

function planClozeNotes(input: HandoutInput): HandoutPages {
  const { deck, settings } = input;
  const terms = termsOf(input);
  const key = settings.clozeKey === "page" ? viewKey(terms) : [];
  const named = terms.filter(({ isNamed }) => isNamed);
  const titles = new Map(deck.sections.map(({ id, title }) => [id, title]));
  const blank = (html: Html, { layout, heading, section }: Slide): Html => {
    if (listsHeadings.has(layout) || named.length === 0) return html;
    const headings = `${heading}\n${titles.get(section ?? "") ?? ""}`.toLowerCase();
    return blankTerms(
      html,
      terms.filter(({ term, isNamed }) => !isNamed || !headings.includes(term.toLowerCase())),
    );
  };
  const { count, render } = planNotes(input, { key, finish: blank });
  // What heads and lists them keeps the terms that headings name.
  const unnamed = terms.filter(({ isNamed }) => !isNamed);
  return { count, render: (range) => blankTerms(render(range), unnamed) };
}

/** Slides that show the headings of others. */
const listsHeadings: ReadonlySet<Slide["layout"]> = new Set(["cover", "agenda", "divider"]);

function viewKey(terms: readonly ClozeTerm[]): PageView<"key">["key"] {
  return terms.map(({ number, term }) => ({ number, html: renderAnswer(term) }));
}
