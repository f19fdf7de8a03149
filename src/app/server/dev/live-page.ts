import { localeOf } from "../../../core/locales/locales.ts";
import { type LanguageTag } from "../../../core/model/language.ts";
import type { LiveWords } from "../../../core/protocol/live-words.ts";
import { estimateTalkTime } from "../../../core/check/talk-time.ts";
import type { LiveChapter, LiveCourse } from "../../../core/protocol/live.ts";
import { escapeHtml } from "../../../core/render/escape-html.ts";
import { toLivePolicy } from "../../../core/render/page-policy.ts";
import type { CoursePage } from "../../outputs/course/course-page.ts";
import type { LiveDeck } from "./live-deck.ts";
import { renderLivePage } from "./live-update.ts";
import type { Reply } from "./reply.ts";

/** Where the script of live pages is served. */
export const liveScriptPath = "/@lectern/live.js";

/** What a page may ask the server for. */
export interface PageRights {
  /** Can PDFs be asked for? */
  readonly hasPdfs: boolean;
  /** By which it asks for the editor. */
  readonly token: string;
}

/** Returns a deck's page as it is shown while it is written. */
export function toLiveDeckPage(deck: LiveDeck, rights: PageRights): Reply {
  const shown = deck.shown();
  if (shown === null) return toFaultyPage(deck, rights.token);
  const { version, page } = shown;
  const { language } = page.planned.deck;
  return toLivePage(renderLivePage(page, false), {
    deck: deck.name,
    version,
    language,
    ...rights,
  });
}

/** Returns a page with the deck's styles and none of its slides, in which slides are fitted. */
export function toStage(deck: LiveDeck): Reply | null {
  const shown = deck.shown();
  return shown === null ? null : withScript(shown.frame, "");
}

/** Returns the page of all chapters. */
export function toCoursePage({ html, language }: CoursePage, token: string): Reply {
  return toLivePage(html, { deck: "", version: 0, language, hasPdfs: false, token });
}

/** The page of a deck that could not be made yet: it is loaded again when it can. */
function toFaultyPage({ name }: LiveDeck, token: string): Reply {
  const title = `<title>${escapeHtml(name)}</title>`;
  const html = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">${title}</head><body></body></html>`;
  return toLivePage(html, { deck: name, version: 0, language: "en", hasPdfs: false, token });
}

interface LivePage extends PageRights {
  /** Empty for the list of chapters. */
  readonly deck: string;
  readonly version: number;
  /** Of what stands around the deck. */
  readonly language: LanguageTag;
}

function toLivePage(html: string, { deck, version, language, hasPdfs, token }: LivePage): Reply {
  const live: LiveWords = localeOf(language).live;
  const words = ` data-words="${escapeHtml(JSON.stringify(live))}"`;
  const meta = `<meta name="lectern-live" content="${escapeHtml(deck)}" data-version="${version}" data-token="${token}"${words}${hasPdfs ? " data-pdfs" : ""}>`;
  return withScript(html, meta);
}

function withScript(html: string, meta: string): Reply {
  const script = `${meta}<script type="module" src="${liveScriptPath}"></script>`;
  return {
    type: "text/html",
    isKept: false,
    body: toLivePolicy(html).replace("</head>", () => `${script}</head>`),
  };
}

/** Returns all chapters as their page shows them. */
export function describeCourse(
  decks: readonly LiveDeck[],
  { stylesheets }: Pick<CoursePage, "stylesheets">,
): LiveCourse {
  return { deck: "", stylesheets, chapters: decks.map(describeChapter) };
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
