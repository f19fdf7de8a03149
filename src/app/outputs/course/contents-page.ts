import { type ContentsOptions, renderContentsPage } from "../../../core/handouts/handout-page.ts";
import { type FontModel, makePageFonts } from "../../fonts/make-page-fonts.ts";
import type { PreparedDeck } from "../../chapter/prepare-deck.ts";
import type { Workshop } from "../../chapter/workshop.ts";
import { type Staging, writeAssets } from "../../files/write-folder.ts";

/** What the contents look like: as the first chapter does. */
export type ContentsModel = Pick<FontModel, "file" | "planned"> & {
  readonly page: Pick<PreparedDeck["page"], "settings" | "labels" | "templates" | "stylesheets">;
};

/** What the contents say. */
export type ContentsWords = Pick<
  ContentsOptions,
  "language" | "title" | "author" | "date" | "chapters"
>;

/** Writes the page of a course's contents, with its fonts, into the staging folder. */
export async function stageContents(
  name: string,
  words: ContentsWords,
  where: { readonly model: ContentsModel; readonly workshop: Workshop; readonly staging: Staging },
): Promise<void> {
  const { model, workshop, staging } = where;
  const folder = encodeURIComponent(model.file.name);
  const stylesheets = model.page.stylesheets.map((sheet) => `${folder}/${sheet}`);
  const options = { ...model.page, ...words, stylesheets };
  const text = renderContentsPage({ ...options, fontCss: "" });
  const fonts = await makePageFonts(text, model, workshop);
  await writeAssets(staging, fonts.assets);
  await staging.write(name, renderContentsPage({ ...options, fontCss: fonts.css }));
}
