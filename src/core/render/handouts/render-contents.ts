import type { ContentsView } from "./print-views.ts";
import { addPolicy } from "../page-policy.ts";
import { printCss } from "./print-frame.ts";
import type { PageOptions } from "../render-pages.ts";
import type { Html } from "../templates/view-models.ts";

/** What the first pages of a course's handout are made with. */
export interface ContentsOptions
  extends
    Pick<PageOptions, "settings" | "labels" | "templates" | "stylesheets" | "fontCss">,
    Pick<ContentsView, "language" | "title" | "author" | "date" | "chapters"> {}

/** Returns the page with a course's title and the contents of all its chapters. */
export function renderContentsPage(options: ContentsOptions): Html {
  const { settings, templates, fontCss, language, title, author, date } = options;
  const view: ContentsView = {
    language,
    title,
    kicker: null,
    author,
    date,
    url: null,
    qrHtml: null,
    ratio: settings.ratio,
    styleHtml: `${printCss(settings.paper, title, { pictureScale: 1, hasTitle: true })}\n${fontCss}`,
    stylesheets: options.stylesheets,
    labels: options.labels,
    chapters: options.chapters,
  };
  return addPolicy(templates.render("contents", view), "safe", "printed");
}
