import type { Block } from "../../model/chapter.ts";
import type { Deck, Slide } from "../../model/deck.ts";
import { sheetOf, stages, type Size } from "../../settings/paper.ts";
import { firstSlides } from "../first-slides.ts";
import { noteLinks } from "../link-notes.ts";
import type { HandoutView } from "./print-views.ts";
import { onPaper, viewFrame, type HandoutOptions, type HandoutPages } from "./print-frame.ts";
import { renderProse, viewFootnotes } from "../render-slides.ts";
import type { Html } from "../templates/view-models.ts";

/** Four pictures stand under each other, and two headings of sections over them; prose stands beside them, then under them. */
const picturesOnPage = 4;
const headingsOnPage = 2;

/** A section's heading, and what stands under each picture, with the space around them; see `handout.css`. */
const headingPx = 62;
const underPicturePx = 31;

function toPictureHeight({ heightPx }: Size): number {
  return (heightPx - headingsOnPage * headingPx) / picturesOnPage - underPicturePx;
}

/** What a handout of slides and prose may have beside them. */
interface HandoutExtras {
  /** The answers on the last page. */
  readonly key: HandoutView["key"];
  /** Changes the HTML of a slide, of its prose and of its footnotes. */
  readonly finish: (html: Html, slide: Slide) => Html;
}

/** Returns the handout's pages: each slide with the prose that belongs to it, and the answers if it has any. */
export function planHandout(
  deck: Deck,
  options: HandoutOptions,
  { key, finish }: HandoutExtras = { key: [], finish: (html) => html },
): HandoutPages {
  const { settings, templates, slidesHtml, selected } = options;
  const { notes, context: noted } = noteLinks(
    selected.flatMap((index) => proseOf(deck.slides[index])),
    options,
  );
  const context = onPaper({ ...options, context: noted });
  const pictureHeight = toPictureHeight(sheetOf(settings.paper));
  const sections = new Map(
    [...firstSlides(deck, selected)].map(([index, { id, title }]) => [
      index,
      { id: toHeadingId(id), title },
    ]),
  );
  const pictureScale = pictureHeight / stages[settings.ratio].heightPx;
  const viewEntry = (index: number): HandoutView["entries"] => {
    const slide = deck.slides[index];
    if (slide === undefined) return [];
    // Scripts and styles stand with the slide already.
    const said = slide.noteBlocks.filter(
      ({ type }) => type !== "raw-html" && type !== "footnote-definition",
    );
    const own = slide.noteBlocks.filter((block) => block.type === "footnote-definition");
    const footnotes = [...slide.footnotes, ...own].toSorted((a, b) => a.number - b.number);
    const prose = renderProse(said, context);
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
      const view: HandoutView = {
        ...viewFrame(deck, options, { pictureScale, hasTitle: start === 0 }),
        linkNotes: isLast ? notes : [],
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
