import { renderGridPage, renderLinesPage } from "../render/render-grid.ts";
import { renderHandoutPage } from "../render/render-handout.ts";
import type { HandoutOptions } from "../render/print-frame.ts";
import type { HandoutKind } from "../settings/handout-kinds.ts";
import type { Deck } from "../model/deck.ts";
import type { Html } from "../render/view-models.ts";

/** A kind of handout: its page, and what its file is called after the chapter's name. */
export interface HandoutOutput {
  readonly suffix: string;
  readonly render: (deck: Deck, options: HandoutOptions) => Html;
}

/** Every kind of handout. */
export const handouts = {
  notes: { suffix: "handout", render: renderHandoutPage },
  grid2: { suffix: "grid2", render: (deck, options) => renderGridPage(deck, options, 2) },
  grid4: { suffix: "grid4", render: (deck, options) => renderGridPage(deck, options, 4) },
  grid6: { suffix: "grid6", render: (deck, options) => renderGridPage(deck, options, 6) },
  lines: { suffix: "lines", render: renderLinesPage },
} satisfies Record<HandoutKind, HandoutOutput>;
