import type { ClozeTerm } from "../model/cloze.ts";
import type { Deck } from "../model/deck.ts";
import { blankTerms, renderAnswer } from "./blank-terms.ts";
import type { KeyView } from "./page-views.ts";
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
  return blankTerms(renderHandoutPage(deck, options, key), terms);
}

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
