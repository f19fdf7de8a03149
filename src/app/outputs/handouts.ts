import { primaryLanguage } from "../../core/model/language.ts";
import { dropSkipped } from "../../core/plan/instructions.ts";
import { withoutPrivateNotes } from "../../core/plan/notes.ts";
import { planCloze } from "../../core/plan/plan-cloze.ts";
import { handoutKinds, type ClozeTerm, type HandoutKind } from "../../core/model/handout-kinds.ts";
import type { Chapter, Section } from "../../core/model/chapter.ts";
import { toPlainText } from "../../core/model/inline.ts";
import type { HandoutOptions, HandoutPages } from "../../core/render/handouts/print-frame.ts";
import { planArticle } from "../../core/render/handouts/render-article.ts";
import { planClozeHandout, planKey } from "../../core/render/handouts/render-cloze.ts";
import { planGrid, planLines } from "../../core/render/handouts/render-grid.ts";
import { planHandout } from "../../core/render/handouts/render-handout.ts";
import { removePrivateNotes } from "../../core/render/private-notes.ts";
import { outlineDeck } from "./deck-outline.ts";
import type { OutputJob } from "./output.ts";
import type { PdfFacts } from "../../pdf/finish-pdf.ts";
import type { OutlineEntry } from "../../pdf/pdf-outline.ts";

/** What a handout is made of. */
export interface HandoutJob extends Pick<
  OutputJob,
  "prepared" | "deck" | "slidesHtml" | "selected"
> {
  readonly hyphenate: HandoutOptions["hyphenate"];
}

/** Loads what handouts need beside a deck, which they have without what is for the speaker alone. Words of other languages than English are not parted. */
export async function toHandoutJob(job: OutputJob): Promise<OutputJob & HandoutJob> {
  const isParted = primaryLanguage(job.deck.language) === "en";
  const hyphenate = isParted ? (await import("../../core/render/hyphenate.ts")).hyphenate : null;
  return { ...job, deck: withoutPrivateNotes(job.deck), hyphenate };
}

/** A PDF to hand out. */
export interface HandoutOutput {
  /** What its file is called after the chapter's name. */
  readonly suffix: string;
  readonly plan: (job: HandoutJob) => HandoutPages;
  /** Its bookmarks. They lead to entries of the page, by their indexes: `[data-entry]`; -1 for the first page. */
  readonly outline: (job: HandoutJob) => readonly OutlineEntry[];
  /** Where its metadata differs from that of other PDFs: keywords may be answers. */
  readonly facts: Partial<Pick<PdfFacts, "subject" | "keywords">>;
}

/** Returns the handouts that the settings ask for, in their order. */
export function handoutsOf(job: HandoutJob): readonly HandoutOutput[] {
  const { handout, clozeKey } = job.prepared.page.settings;
  const wanted = handoutKinds.filter((kind) => handout.includes(kind));
  const hasKey = wanted.includes("cloze") && clozeKey === "separate" && termsOf(job).length > 0;
  return [...wanted.map((kind) => handouts[kind]), ...(hasKey ? [key] : [])];
}

/** Every kind of handout. */
export const handouts = {
  notes: ofSlides("handout", (job) => planHandout(job.deck, optionsOf(job))),
  grid2: ofSlides("grid2", (job) => planGrid(job.deck, optionsOf(job), 2)),
  grid4: ofSlides("grid4", (job) => planGrid(job.deck, optionsOf(job), 4)),
  grid6: ofSlides("grid6", (job) => planGrid(job.deck, optionsOf(job), 6)),
  lines: ofSlides("lines", (job) => planLines(job.deck, optionsOf(job))),
  article: {
    suffix: "article",
    plan: (job) => planArticle(articleOf(job), job.deck, optionsOf(job)),
    outline: (job) => [
      { title: job.deck.title, page: -1, children: outlineSections(articleOf(job).sections, 0) },
    ],
    facts: {},
  },
  cloze: {
    ...ofSlides("cloze", (job) => planClozeHandout(job.deck, optionsOf(job), termsOf(job))),
    facts: { subject: null, keywords: null },
  },
} satisfies Record<HandoutKind, HandoutOutput>;

const key: HandoutOutput = {
  suffix: "cloze-key",
  plan: (job) => planKey(job.deck, optionsOf(job), termsOf(job)),
  outline: ({ deck }) => [{ title: deck.title, page: -1, children: [] }],
  facts: {},
};

function termsOf({ prepared: { planned } }: HandoutJob): ClozeTerm[] {
  return planCloze(dropSkipped(planned.chapter), planned.settings);
}

function ofSlides(suffix: string, plan: HandoutOutput["plan"]): HandoutOutput {
  return {
    suffix,
    plan,
    // The title stands before the first slide: on the first page, wherever that slide is.
    outline: ({ deck, selected }) =>
      outlineDeck(deck, selected).map((root) => ({ ...root, page: -1 })),
    facts: {},
  };
}

/** A handout is given away: the pictures of slides in it are without what is for the speaker alone. */
function optionsOf({ prepared, slidesHtml, selected, hyphenate }: HandoutJob): HandoutOptions {
  const slides = slidesHtml.map(removePrivateNotes);
  return { ...prepared.page, slidesHtml: slides, selected, hyphenate };
}

/** Returns the sections that have one of the selected slides; what stands before them goes with slides of none. */
function articleOf({ prepared, deck, selected }: HandoutJob): Chapter {
  const chapter = dropSkipped(prepared.planned.chapter);
  const ids = new Set(selected.map((index) => deck.slides[index]?.section ?? null));
  return {
    ...chapter,
    intro: ids.has(null) ? chapter.intro : [],
    sections: chapter.sections.filter(({ id }) => ids.has(id)),
  };
}

/** `from` is how many headings stand before these. */
function outlineSections(sections: readonly Section[], from: number): OutlineEntry[] {
  let at = from;
  return sections.map((section) => {
    const page = at;
    at += countHeadings(section);
    return {
      title: toPlainText(section.heading.inlines),
      page,
      children: outlineSections(section.sections, page + 1),
    };
  });
}

function countHeadings({ sections }: Section): number {
  return sections.reduce((sum, section) => sum + countHeadings(section), 1);
}
