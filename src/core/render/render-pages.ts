import type { Labels } from "../locales/locales.ts";
import type { Deck } from "../model/deck.ts";
import { stages } from "../settings/paper.ts";
import type { Settings } from "../settings/settings.ts";
import { addPolicy } from "./page-policy.ts";
import type { RenderContext } from "./render-context.ts";
import type { Templates } from "./templates/template-source.ts";
import type { PageView } from "./templates/page-shapes.ts";
import type { Html } from "./escape-html.ts";

/** What a page is made with. */
export interface PageOptions {
  readonly settings: Settings;
  readonly labels: Labels;
  readonly templates: Templates;
  readonly context: RenderContext;
  /** Each slide of the deck as HTML. */
  readonly slidesHtml: readonly Html[];
  /** Hrefs, relative to the page. */
  readonly stylesheets: readonly string[];
  /** The fonts' `@font-face` rules. */
  readonly fontCss: string;
}

/** What the deck's page is made with. */
export interface DeckPageOptions extends PageOptions {
  readonly script: string | null;
  /** Draws the diagrams of a page that is not fitted yet; null where there are none. */
  readonly diagramScript: string | null;
  readonly fitted: boolean;
  /** Do the files that keep it without a network stand beside it? Not, when left out. */
  readonly offline?: boolean;
  /** Will all that the page needs be put into it, its script and the policy for that too? Not, when left out. */
  readonly isInlined?: boolean;
}

/** Returns the deck's page, `index.html`. */
export function renderDeckPage(deck: Deck, options: DeckPageOptions): Html {
  const { settings, labels, templates, stylesheets, script, fitted, slidesHtml } = options;
  const { widthPx, heightPx } = stages[settings.ratio];
  const isScripted = script !== null || options.isInlined === true;
  const view: PageView<"deck"> = {
    language: deck.language,
    title: deck.title,
    author: deck.author,
    scheme: settings.scheme,
    ratio: settings.ratio,
    styleHtml: `@page{size:${widthPx}px ${heightPx}px;margin:0}\n${options.fontCss}`,
    stylesheets,
    script,
    diagramScript: options.fitted ? null : options.diagramScript,
    fitted,
    starts: fitted && isScripted,
    offline: options.offline === true,
    incremental: settings.incremental,
    talkWords: JSON.stringify(labels.talk),
    slidesHtml,
    labels,
  };
  const html = templates.render("deck", view);
  return options.isInlined === true ? html : addPolicy(html, settings.html);
}

/** Returns the page that lists the chapters of a folder. */
export function renderCoursePage(view: PageView<"course">, templates: Templates): Html {
  return addPolicy(templates.render("course", view), "safe");
}
