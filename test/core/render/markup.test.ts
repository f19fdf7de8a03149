import { join } from "node:path";

import { expect, it } from "vitest";

import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { createMarkers } from "../../support/markers.ts";
import { templateSamples } from "../../support/samples.ts";

const sources = await loadTemplates([join(import.meta.dirname, "..", "..", "..", "templates")]);
const templates = await createTemplates(sources);

/** What each template must say beside the author's words: for readers who do not see it, and for scripts. */
const meanings: readonly (readonly [template: string, markup: RegExp])[] = [
  ["deck", /<html class="deck-page" lang="[^"]+"/],
  ["deck", /<meta charset="utf-8">/],
  ["deck", /<meta name="viewport" content="width=device-width, initial-scale=1">/],
  ["deck", /<meta name="generator" content="lectern">/],
  ["deck", /<title>[^<]+<\/title>/],
  ["deck", /<main class="deck" data-fitted data-offline data-incremental/],
  ["course", /<html[^>]* lang="[^"]+"/],
  ["partials/slide", /<section id="[^"]+" class="slide layout-bullets /],
  ["partials/slide", /data-again="[^"]+"/],
  ["partials/slide", /<ol class="footnotes" data-footnotes data-flow="footnotes">/],
  ["partials/slide", /<li data-index="11">/],
  ["partials/header", /<h2>.*<span class="part" data-part-label hidden><\/span><\/h2>/],
  ["partials/notes", /<aside class="notes" aria-label="[^"]+">/],
  ["partials/footer", /<p class="continued" data-continued hidden>/],
  ["partials/footer", /<img class="slide-logo" src="[^"]+" alt="">/],
  ["partials/footer", /data-progress style="--done: 37\.5%;" aria-hidden="true"/],
  ["partials/footer", /<b data-slide-number>3<\/b> \/ <span data-slide-total>8<\/span>/],
  ["partials/lead", /<p class="lead" data-head>/],
  ["partials/list", /<ol class="list" start="3" style="--digits: 3" data-size="few" data-flow>/],
  ["partials/list", /<li data-task="done">/],
  ["partials/figure", /<img src="[^"]+" alt="[^"]+" style="--own-width: 640; --own-height: 480">/],
  ["partials/figure", /<figure class="figure" data-captioned data-scale>/],
  ["layouts/table", /<th scope="col" colspan="3" rowspan="2" data-align="left">/],
  ["layouts/table", /<th scope="row" colspan="3" rowspan="2" data-align="left">/],
  ["layouts/table", /<tbody data-flow>/],
  ["layouts/code", /<li data-index="1" data-light="lit"><code>/],
  ["layouts/code", /<ol class="code-lines" data-flow>/],
  ["layouts/callout", /<div class="callout" data-kind="note">/],
  ["layouts/terms", /<dl class="terms" data-shape="rows" data-size="few" data-flow>/],
  ["layouts/terms", /<dt data-head>.* <span hidden>[^<]+<\/span><\/dt>/],
  ["layouts/quote", /<blockquote class="quote" data-flow>/],
  ["layouts/agenda", /<li data-index="1">/],
  ["layouts/agenda", /<a href="[^"]+">/],
  ["layouts/divider", /<p class="divider-steps" aria-hidden="true">/],
  [
    "layouts/divider",
    /<i data-step="done"><\/i><i data-step="current"><\/i><i data-step="open"><\/i>/,
  ],
  ["layouts/cover", /<h1>/],
  ["layouts/cover", /<img class="cover-logo" src="[^"]+" alt="[^"]+">/],
  ["handout", /<html class="handout-page" lang="[^"]+"/],
  ["handout", /<h2 class="handout-section" id="[^"]+">/],
  ["handout", /<li value="11">|<li value="\d+">/],
  ["article", /<h\d id="[^"]+" data-entry>/],
  ["partials/print-contents", /<a href="#[^"]+">.*data-page-of="[^"]+"/],
  ["partials/link-notes", /<li value="\d+" id="[^"]+"><a href="[^"]+">/],
  ["partials/key", /<li value="\d+">/],
];

it.each(meanings)("%s says %s", (name, markup) => {
  const html = templates.render(name, Object(templateSamples[name]?.(createMarkers())));
  expect(html).toMatch(markup);
});
