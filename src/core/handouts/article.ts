import type { Chapter, Section } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";
import { renderInlines } from "../render/inline-html.ts";
import {
  type Handout,
  type HandoutInput,
  type HandoutPages,
  noteLinks,
  viewFrame,
} from "./handout-page.ts";
import type { PageView } from "../render/templates/page-shapes.ts";
import { unhyphenated } from "../render/render-context.ts";
import { renderBlocks, viewFootnotes } from "../render/block-html.ts";
import { outlineSections } from "./outline.ts";
import type { Html } from "../render/escape-html.ts";

/** HTML has no smaller headings. */
const maxLevel = 6;

/** The chapter without slides. Its diagrams are those that the slides have drawn. */
export const article: Handout = {
  suffix: "article",
  plan: planArticle,
  outline: (input) => [
    { title: input.deck.title, page: -1, children: outlineSections(shownPart(input).sections) },
  ],
  facts: {},
};

/** Returns the sections that have one of the selected slides; what stands before them goes with slides of none. */
function shownPart({ chapter, deck, selected }: HandoutInput): Pick<Chapter, "intro" | "sections"> {
  const ids = new Set(selected.map((index) => deck.slides[index]?.section ?? null));
  return {
    intro: ids.has(null) ? chapter.intro : [],
    sections: chapter.sections.filter(({ id }) => ids.has(id)),
  };
}

function planArticle(input: HandoutInput): HandoutPages {
  const { templates, slidesHtml } = input;
  const { footnotes } = input.chapter;
  const { intro, sections } = shownPart(input);
  const headed = sections.flatMap((section) => flatten(section, 2));
  const { notes, context: noted } = noteLinks(
    [
      ...intro,
      ...headed.flatMap(({ section }) => [section.heading, ...section.blocks]),
      ...footnotes,
    ],
    input,
  );
  const context = { ...noted, hasUnseen: true };
  const drawings = readDrawings(slidesHtml);
  return {
    count: headed.length,
    render({ start, end }) {
      const isFirst = start === 0;
      const isLast = end >= headed.length;
      const view: PageView<"article"> = {
        ...viewFrame(input, { pictureScale: 1, hasTitle: isFirst }),
        contents: !isFirst || sections.length < 2 ? [] : sections.map(toContentsEntry),
        introHtml: isFirst ? renderBlocks(intro, context) || null : null,
        sections: headed.slice(start, end).map(({ section, level }) => ({
          id: section.id,
          level: Math.min(level, maxLevel),
          headingHtml: renderInlines(section.heading.inlines, unhyphenated(context)),
          bodyHtml: renderBlocks(section.blocks, context) || null,
        })),
        footnotes: isLast ? viewFootnotes(footnotes, context) : [],
        linkNotes: isLast ? notes : [],
      };
      return placeDiagrams(templates.render("article", view), drawings);
    },
  };
}

function toContentsEntry({ id, heading }: Section): PageView<"article">["contents"][number] {
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
