import { outputKinds } from "./output-kinds.ts";
import type { OutputInput, PrintedOutput, Written } from "./output.ts";
import type { Asset } from "../files/asset.ts";
import { isForDrawing } from "./html.ts";
import { inlinePage } from "./inline-page.ts";
import { renderPage } from "../chapter/deck-page.ts";

/** The deck as one HTML file with everything in it: fonts, images, styles, script and their licences. */
export const single: PrintedOutput = {
  ...outputKinds.single,
  files: (input) => Promise.resolve([() => Promise.resolve(() => writeSingle(input))]),
};

async function writeSingle({ page, deck, slidesHtml, staging }: OutputInput): Promise<Written> {
  const { script, assets, options } = page;
  const bare = { ...page, options: { ...options, stylesheets: [] }, script: null };
  const html = renderPage(deck, bare, { slidesHtml, fitted: true, isInlined: true });
  const decks = [...options.context.links.values()].flatMap((fact) =>
    fact.status === "found" && fact.deck !== null ? [fact.deck] : [],
  );
  const file = singleNameOf(page.file.name);
  const whole = inlinePage(leadToSingles(html, decks), {
    assets,
    stylesheets: options.stylesheets,
    script,
    trust: options.settings.html,
  });
  const used = assets.filter(({ name }) => !isForDrawing(name, page));
  await staging.write(file, whole + toLicences(used));
  return { files: [file], pages: [] };
}

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
