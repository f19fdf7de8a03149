import { escapeHtml } from "../render/escape-html.ts";
import { renderLivePage, type LiveDeck } from "./live-deck.ts";
import { toLivePolicy } from "../render/page-policy.ts";
import type { Reply } from "./reply.ts";

/** Where the script of live pages is served. */
export const liveScriptPath = "/@lectern/live.js";

/** Returns a deck's page as it is shown while it is written. */
export function toDeckPage(deck: LiveDeck): Reply {
  const shown = deck.shown();
  if (shown === null) return toFaultyPage(deck);
  return toLivePage(renderLivePage(shown, false), { deck: deck.name, version: shown.version });
}

/** Returns a page with the deck's styles and none of its slides, in which slides are fitted. */
export function toStage(deck: LiveDeck): Reply | null {
  const shown = deck.shown();
  return shown === null ? null : withScript(shown.frame, "");
}

/** Returns the list of chapters, as of a version. */
export function toCoursePage(html: string, version: number): Reply {
  return toLivePage(html, { deck: "", version });
}

/** The page of a deck that could not be made yet: it is loaded anew when it can. */
function toFaultyPage({ name }: LiveDeck): Reply {
  const title = `<title>${escapeHtml(name)}</title>`;
  const html = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">${title}</head><body></body></html>`;
  return toLivePage(html, { deck: name, version: 0 });
}

function toLivePage(
  html: string,
  { deck, version }: { readonly deck: string; readonly version: number },
): Reply {
  const meta = `<meta name="lectern-live" content="${escapeHtml(deck)}" data-version="${version}">`;
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
