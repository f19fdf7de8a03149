import type { ClozeTerm } from "../model/cloze.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { blankTerms, renderAnswer } from "./blank-terms.ts";
import type { KeyView } from "./print-views.ts";
import { viewFrame, type HandoutOptions } from "./print-frame.ts";
import { renderHandoutPage } from "./render-handout.ts";
import type { Html } from "./view-models.ts";

/** Returns the handout's page with blanks for terms; their key, if it stands there, on its last page. */
export function renderClozePage(
  deck: Deck,
  options: HandoutOptions,
  terms: readonly ClozeTerm[],
): Html {
  const key = options.settings.clozeKey === "page" ? viewKey(terms) : [];
  const named = terms.filter(({ isNamed }) => isNamed);
  const titles = new Map(deck.sections.map(({ id, title }) => [id, title]));
  const blank = (html: Html, { layout, heading, section }: Slide): Html => {
    if (listsHeadings.has(layout) || named.length === 0) return html;
    const told = `${heading}\n${titles.get(section ?? "") ?? ""}`.toLowerCase();
    return blankTerms(
      html,
      terms.filter(({ term, isNamed }) => !isNamed || !told.includes(term.toLowerCase())),
    );
  };
  const page = renderHandoutPage(deck, options, { key, finish: blank });
  // What heads and lists them keeps the terms that headings name.
  return blankTerms(
    page,
    terms.filter(({ isNamed }) => !isNamed),
  );
}

/** Slides that show the headings of others. */
const listsHeadings: ReadonlySet<Slide["layout"]> = new Set(["cover", "agenda", "divider"]);

/** Returns the page of the key alone. */
export function renderKeyPage(
  deck: Deck,
  options: HandoutOptions,
  terms: readonly ClozeTerm[],
): Html {
  const view: KeyView = {
    ...viewFrame(deck, options, { pictureScale: 1, hasTitle: true }),
    key: viewKey(terms),
  };
  return options.templates.render("key", view);
}

function viewKey(terms: readonly ClozeTerm[]): KeyView["key"] {
  return terms.map(({ number, term }) => ({ number, html: renderAnswer(term) }));
}
