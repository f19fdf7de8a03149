import { outputKinds } from "./output-kinds.ts";
import type { OutputJob, PrintedOutput } from "./output.ts";
import type { Asset } from "../files/asset.ts";
import { isForDrawing } from "./html.ts";
import { inlinePage } from "./inline-page.ts";
import { toDeckPage } from "../print/stage-deck.ts";

/** The deck as one HTML file with everything in it: fonts, images, styles, script and their licences. */
export const single: PrintedOutput = {
  ...outputKinds.single,
  print: ({ prepared, deck, slidesHtml, staging }: OutputJob) =>
    Promise.resolve(async () => {
      const bare = { ...prepared, page: { ...prepared.page, stylesheets: [] } };
      const slides = { slidesHtml, fitted: true, isInlined: true };
      const html = toDeckPage(deck, { ...bare, script: null }, slides);
      const { script, assets, page } = prepared;
      const decks = [...page.context.links.values()].flatMap((fact) =>
        fact.status === "found" && fact.deck !== null ? [fact.deck] : [],
      );
      const file = singleNameOf(prepared.file.name);
      const whole = inlinePage(leadToSingles(html, decks), {
        assets,
        stylesheets: page.stylesheets,
        script,
        trust: page.settings.html,
      });
      const used = assets.filter(({ name }) => !isForDrawing(name, prepared));
      await staging.write(file, whole + toLicences(used));
      return { files: [file], pages: [] };
    }),
};

function singleNameOf(name: string): string {
  return `${name}-single.html`;
}

/** Returns the licences among a deck's files as a comment, in which none of their words ends it. */
function toLicences(assets: readonly Asset[]): string {
  const texts = assets
    .filter(({ name }) => name.startsWith("licences/"))
    .map(({ name, bytes }) => `${name}\n\n${new TextDecoder().decode(bytes).trim()}\n`);
  const safe = texts.join("\n").replaceAll(/<!--|--!?>/g, (mark) => [...mark].join(" "));
  return `\n<!--\n${safe}-->\n`;
}

/** Links to other decks of the run lead to their single files, not to their folders. */
function leadToSingles(html: string, decks: readonly string[]): string {
  return [...new Set(decks)].reduce((text, deck) => {
    const folder = `href="../${encodeURIComponent(deck)}/`;
    const own = encodeURIComponent(singleNameOf(deck));
    return text.replaceAll(`${folder}index.html`, `${folder}${own}`);
  }, html);
}
