import type { AgendaItem } from "../model/deck.ts";
import { defineLayout } from "./define-layout.ts";
import { sliceBlocks, sliceLead, sliceUnits, windowOf, type Window } from "./slice-content.ts";

/** The chapter's title. */
export const cover = defineLayout({
  name: "cover",
  description: "The title, with subtitle, author, affiliation, date, logo and QR code.",
  match: null,
  slice: (content) => content,
  sample: "---\nsubtitle: Day by day\nauthor: M. Ford\n---\n\n# Chapter 4: The river",
});

/** What the chapter covers. */
export const agenda = defineLayout({
  name: "agenda",
  description: "What the chapter covers: the author's own list, else the titles of the sections.",
  match: null,
  slice: ({ lead, items }, part) => ({
    lead: sliceLead(lead, part),
    items: sliceUnits(items, windowOf(part), sliceItem),
  }),
  sample: "# The river\n\nYou will see:\n\n1. Gauges\n2. Weather\n\n## Gauges\n\nThree.",
});

/** The heading of a section with subsections, and what they are called. */
export const divider = defineLayout({
  name: "divider",
  description: "The start of a section that has subsections, with their headings.",
  match: null,
  slice: (content, part) => ({
    ...content,
    items: sliceUnits(content.items, windowOf(part), sliceItem),
  }),
  sample: "## Gauges\n\n### Their kinds\n\nThree.\n\n### Their parts\n\nFour.",
});

/** A layout of the user's own, by the name of its template: it shows all of its blocks. */
export const custom = defineLayout({
  name: "custom",
  description:
    "A layout of your own, `templates/layouts/NAME.hbs` beside the chapter; `layout=NAME` asks for it.",
  match: ([{ layout, blocks }]) =>
    layout === null || blocks === null
      ? null
      : { rule: "layout-instruction", taken: 1, content: { template: layout, blocks } },
  slice: (content, part) => ({ ...content, blocks: sliceBlocks(content.blocks, windowOf(part)) }),
  sample:
    "## A question\n\n<!-- slide: layout=question -->\n\nWhich rises first?\n\n- float\n- pen",
});

function sliceItem(item: AgendaItem, window: Window): AgendaItem {
  return { ...item, blocks: sliceBlocks(item.blocks, window) };
}
