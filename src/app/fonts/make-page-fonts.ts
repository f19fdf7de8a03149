import { loadDeckFonts } from "./load-fonts.ts";
import { makeFonts, type MadeFonts } from "./make-fonts.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import { projectOf } from "../theme/settle-theme.ts";
import type { Workshop } from "../chapter/workshop.ts";

/** The chapter whose fonts another page has. */
export interface FontModel {
  readonly file: PreparedDeck["file"];
  readonly planned: { readonly deck: Pick<PreparedDeck["planned"]["deck"], "language"> };
  readonly page: Pick<PreparedDeck["page"], "settings">;
}

/** Returns the fonts of a chapter for the characters of another text. */
export async function makePageFonts(
  text: string,
  { file, planned: { deck }, page: { settings } }: FontModel,
  workshop: Workshop,
): Promise<MadeFonts> {
  const theme = await workshop.theme(settings.theme);
  const project = projectOf(file, workshop);
  const wishes = { named: settings, language: deck.language, file, project };
  const fonts = await loadDeckFonts(theme.fonts, wishes, workshop);
  return makeFonts(fonts.own, { text, code: "" }, fonts.spares);
}
