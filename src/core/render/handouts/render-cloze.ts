import type { ClozeTerm } from "../../model/handout-kinds.ts";
import type { Deck, Slide } from "../../model/deck.ts";
import { blankTerms, renderAnswer } from "./blank-terms.ts";
import type { KeyView } from "./print-views.ts";
import { viewFrame, type HandoutOptions, type HandoutPages } from "./print-frame.ts";
import { planHandout } from "./render-handout.ts";
import type { Html } from "../templates/view-models.ts";

/** Returns the handout's pages with blanks for terms; their key, if it stands there, is the last. */
export function planClozeHandout(
  deck: Deck,
  options: HandoutOptions,
  terms: readonly ClozeTerm[],
): HandoutPages {
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
  const { count, render } = planHandout(deck, options, { key, finish: blank });
  // What heads and lists them keeps the terms that headings name.
  const unnamed = terms.filter(({ isNamed }) => !isNamed);
  return { count, render: (range) => blankTerms(render(range), unnamed) };
}

/** Slides that show the headings of others. */
const listsHeadings: ReadonlySet<Slide["layout"]> = new Set(["cover", "agenda", "divider"]);

/** Returns the key alone: one page, without entries. */
export function planKey(
  deck: Deck,
  options: HandoutOptions,
  terms: readonly ClozeTerm[],
): HandoutPages {
  const view: KeyView = {
    ...viewFrame(deck, options, { pictureScale: 1, hasTitle: true }),
    key: viewKey(terms),
  };
  return { count: 0, render: () => options.templates.render("key", view) };
}

function viewKey(terms: readonly ClozeTerm[]): KeyView["key"] {
  return terms.map(({ number, term }) => ({ number, html: renderAnswer(term) }));
}
