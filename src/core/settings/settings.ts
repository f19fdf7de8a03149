import type { HandoutKind } from "../model/handout-kinds.ts";
import type { LanguageTag } from "../model/language.ts";
import type { Paper, Ratio } from "./paper.ts";

/** Everything a user can choose for a chapter, complete. */
export interface Settings {
  /** Stands on the cover where the chapter has no `#` of its own. */
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  readonly date: string | null;
  /** What the chapter is about, in one line: for the PDFs' metadata. */
  readonly subject: string | null;
  /** Apart by commas: for the PDFs' metadata. */
  readonly keywords: string | null;
  /** Where the deck can be found; stands on the cover and at the head of handouts as a QR code. */
  readonly url: string | null;
  /** Path of an image, relative to the chapter. */
  readonly logo: string | null;
  /** Null: detected from the chapter's own words. */
  readonly lang: LanguageTag;
  readonly theme: string;
  /** The font of all text in the theme's place: its regular weight, then its bold one; empty for the theme's own. */
  readonly textFont: readonly string[];
  /** The font of code in the theme's place; empty for the theme's own. */
  readonly codeFont: readonly string[];
  /** Fonts for characters that the theme's have none of: npm packages' files, or files beside the chapter. */
  readonly fonts: readonly string[];
  readonly ratio: Ratio;
  readonly scheme: "light" | "dark" | "auto";
  /** What a section of prose alone puts on its slide: nothing but its first sentence, its key sentences, or all of it. */
  readonly prose: "notes" | "key" | "full";
  /** Do the items of lists appear one by one? */
  readonly incremental: boolean;
  /** The kinds of handouts that are made. */
  readonly handout: readonly HandoutKind[];
  /** Which words the cloze handout asks for. */
  readonly cloze: ClozeSettings;
  /** Where the cloze handout's answers stand: on its last page, or in a file of their own. */
  readonly clozeKey: "page" | "separate";
  /** Do text handouts print the addresses of links, as notes? */
  readonly linkNotes: boolean;
  /** Is the deck for the public, without its notes? Whoever asks for it, config, front matter or flag, gets it. */
  readonly public: boolean;
  /** What the handouts of several chapters together are called; null for the word in the language's labels. */
  readonly courseTitle: string | null;
  /** What handouts are printed on. */
  readonly paper: Paper;
  /**
   * Does raw HTML in chapters come through the allow-list, or does it run as it is written? For the
   * user alone to say, in the config or by the flag: a chapter may come from anyone.
   */
  readonly html: HtmlTrust;
}

/** What becomes of raw HTML. */
export type HtmlTrust = "safe" | "trusted";

/** Which words a cloze handout asks for. */
export interface ClozeSettings {
  /** The chapter's emphasised words (`**…**`), or these. */
  readonly terms: "emphasis" | readonly string[];
  /** 2 for every second of them; 1 for all. */
  readonly every: number;
}

/** What one layer (config, front matter, flags) says; absent is not said. */
export type PartialSettings = { readonly [K in keyof Settings]?: Settings[K] };

/** What holds where nobody says otherwise. */
export const defaultSettings: Settings = {
  title: null,
  subtitle: null,
  author: null,
  affiliation: null,
  date: null,
  subject: null,
  keywords: null,
  url: null,
  logo: null,
  lang: null,
  theme: "quiet",
  textFont: [],
  codeFont: [],
  fonts: [],
  ratio: "16:9",
  scheme: "light",
  prose: "key",
  incremental: false,
  handout: ["notes"],
  cloze: { terms: "emphasis", every: 1 },
  clozeKey: "page",
  linkNotes: false,
  public: false,
  courseTitle: null,
  paper: "a4",
  html: "safe",
};

/** Returns complete settings: each layer overrides those before it, the first overrides the defaults. */
export function resolveSettings(layers: readonly PartialSettings[]): Settings {
  return Object.assign({}, defaultSettings, ...layers) as Settings;
}
