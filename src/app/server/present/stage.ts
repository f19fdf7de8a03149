import type { LanguageTag } from "../../../core/model/language.ts";
import type { HtmlTrust } from "../../../core/settings/settings.ts";
import type { Asset } from "../../files/asset.ts";

/** A deck as it is presented: all of it in memory. */
export interface HeldDeck {
  readonly name: string;
  readonly language: LanguageTag;
  /** Its page, fitted and without a script. */
  readonly html: string;
  /** Every file that the page refers to, by its name relative to the page. */
  readonly assets: readonly Asset[];
  /** Does the chapter's HTML run on the deck's page as it is written? */
  readonly trust: HtmlTrust;
}

/** The list of decks. */
export interface HeldCourse {
  readonly html: string;
  readonly assets: readonly Asset[];
}

/** All that is presented. */
export interface Stage {
  /** At least one. */
  readonly decks: readonly HeldDeck[];
  readonly course: HeldCourse;
  /** Our own scripts and style sheets, by name. */
  readonly client: ReadonlyMap<string, Uint8Array>;
}
