import type { Chapter, Section } from "../../model/chapter.ts";
import type { Deck } from "../../model/deck.ts";
import { toPlainText } from "../../model/inline.ts";
import { renderInlines } from "../inline-html.ts";
import { noteLinks } from "../link-notes.ts";
import type { ArticleView } from "./print-views.ts";
import { onPaper, viewFrame, type HandoutOptions, type HandoutPages } from "./print-frame.ts";
import { unhyphenated } from "../render-context.ts";
import { renderProse, viewFootnotes } from "../render-slides.ts";
import type { Html } from "../templates/view-models.ts";

/** HTML has no smaller headings. */
const maxLevel = 6;

/** Returns the pages of a chapter without slides. Its diagrams are those that the slides have drawn. */
export function planArticle(chapter: Chapter, deck: Deck, options: HandoutOptions): HandoutPages {
  const { templates, slidesHtml } = options;
  const { sections } = chapter;
  const headed = sections.flatMap((section) => flatten(section, 2));
  const { notes, context: noted } = noteLinks(
    [
      ...chapter.intro,
      ...headed.flatMap(({ section }) => [section.heading, ...section.blocks]),
      ...chapter.footnotes,
    ],
    options,
  );
  const context = { ...onPaper({ ...options, context: noted }), hasUnseen: true };
  const drawings = readDrawings(slidesHtml);
  return {
    count: headed.length,
    render({ start, end }) {
      const isFirst = start === 0;
      const isLast = end >= headed.length;
      const view: ArticleView = {
        ...viewFrame(deck, options, { pictureScale: 1, hasTitle: isFirst }),
        contents: !isFirst || sections.length < 2 ? [] : sections.map(toContentsEntry),
        introHtml: isFirst ? renderProse(chapter.intro, context) : null,
        sections: headed.slice(start, end).map(({ section, level }) => ({
          id: section.id,
          level: Math.min(level, maxLevel),
          headingHtml: renderInlines(section.heading.inlines, unhyphenated(context)),
          bodyHtml: renderProse(section.blocks, context),
        })),
        footnotes: isLast ? viewFootnotes(chapter.footnotes, context) : [],
        linkNotes: isLast ? notes : [],
      };
      return placeDiagrams(templates.render("article", view), drawings);
    },
  };
}

function toContentsEntry({ id, heading }: Section): ArticleView["contents"][number] {
  return { id, title: toPlainText(heading.inlines) };
}

interface Placed {
  readonly section: Section;
  readonly level: number;
}

function flatten(section: Section, level: number): Placed[] {
  return [{ section, level }, ...section.sections.flatMap((one) => flatten(one, level + 1))];
}

/** A diagram on a slide, drawn, and one that is not; both name the line on which it begins. */
const drawn = /<div class="diagram"[^>]*\bdata-line="(\d+)"[^>]*>(<svg[\s\S]*?<\/svg>)/g;
const undrawn = /(<div class="diagram"[^>]*\bdata-line="(\d+)"[^>]*>)[^<]*(?=<\/div>)/g;

/** Returns the drawings of diagrams by the lines on which these begin. */
function readDrawings(slidesHtml: readonly Html[]): ReadonlyMap<string, string> {
  const found = slidesHtml.flatMap((slide) => [...slide.matchAll(drawn)]);
  return new Map(found.map(([, line = "", svg = ""]) => [line, svg]));
}

function placeDiagrams(html: Html, drawings: ReadonlyMap<string, string>): Html {
  return html.replace(undrawn, (whole, open: string, line: string) => {
    const svg = drawings.get(line);
    return svg === undefined ? whole : open + svg;
  });
}
