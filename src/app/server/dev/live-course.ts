import { estimateTalkTime } from "../../../core/check/talk-time.ts";
import { liveWords } from "../../../core/locales/live-words.ts";
import type { LiveChapter, LiveCourse } from "../../../core/protocol/live.ts";
import type { Project } from "../../chapter/project.ts";
import {
  makeCoursePage,
  toCourseEntry,
  type CoursePage,
} from "../../outputs/course/course-page.ts";
import type { LiveDeck } from "./live-deck.ts";

/** Returns all chapters as their page shows them. */
export function describeCourse(
  decks: readonly LiveDeck[],
  { stylesheets }: Pick<CoursePage, "stylesheets">,
): LiveCourse {
  return { deck: "", stylesheets, chapters: decks.map(describeChapter) };
}

/** The page of all chapters, which is made anew where something on it has changed. */
export interface LiveCoursePage {
  page(decks: readonly LiveDeck[], project: Project): Promise<CoursePage>;
  /** Has it made anew: its template or theme may have changed. */
  clear(): void;
}

/** Returns the page, not made yet. */
export function createCoursePage(): LiveCoursePage {
  let last: { readonly of: string; readonly page: CoursePage } | null = null;
  return {
    clear() {
      last = null;
    },
    async page(decks, project) {
      const entries = decks.flatMap((deck) => {
        const planned = deck.shown()?.page.planned;
        return planned === undefined ? [] : [toCourseEntry(deck.name, planned.deck)];
      });
      const of = JSON.stringify(entries);
      if (last?.of === of) return last.page;
      const words = JSON.stringify(liveWords);
      const page = await makeCoursePage(entries, project, { pdfs: [], words });
      last = { of, page };
      return page;
    },
  };
}

function describeChapter(live: LiveDeck): LiveChapter {
  const planned = live.shown()?.page.planned.deck ?? null;
  const fitted = live.fitted();
  const deck = fitted?.deck ?? planned;
  const { isOld, problems } = live.problems();
  const countOf = (wanted: string) => problems.filter(({ severity }) => severity === wanted).length;
  return {
    name: live.name,
    title: planned?.title ?? live.name,
    language: planned?.language ?? "en",
    slides: deck?.slides.length ?? 0,
    minutes: planned === null ? 0 : estimateTalkTime(planned).minutes,
    errors: countOf("error"),
    warnings: countOf("warning"),
    isOld,
    fullness:
      fitted === null
        ? null
        : fitted.slides.map(({ measures, part }, index) => ({
            heading: fitted.deck.slides[index]?.heading ?? "",
            part: part === null ? null : { index: part.index, count: part.count },
            measures,
          })),
  };
}
