import { join } from "node:path";

import type { Slide } from "../../../../src/core/model/deck.ts";
import { createRenderContext } from "../../../../src/core/pipeline.ts";
import { renderWhole } from "../../../../src/core/handouts/handout-page.ts";
import { handouts } from "../../../../src/core/handouts/handouts.ts";
import { renderDeckPage } from "../../../../src/core/render/render-pages.ts";
import { renderSlides } from "../../../../src/core/render/render-slides.ts";
import { createTemplates } from "../../../../src/core/render/templates/templates.ts";
import { loadTemplates } from "../../../../src/app/theme/load-templates.ts";
import { generatedMark, makeChapter } from "../make-chapter.ts";
import { planText } from "../plan-text.ts";
import { readHtml, visible } from "../read-html.ts";
import type { Target } from "../target.ts";

/** A planned chapter → slides, the deck's page and handouts, with every word and nothing that runs. */
export const rendering: Target = {
  name: "rendering",
  share: 6,
  make: (supply) => makeChapter(supply).replace(generatedMark, ""),
  async open(root) {
    const templates = await createTemplates(await loadTemplates([join(root, "templates")]));
    return async (input) => {
      const planned = await planText(input);
      const { chapter, deck, settings, labels } = planned;
      const context = await createRenderContext(planned, { images: new Map(), links: new Map() });
      const slidesHtml = renderSlides(deck, { templates, labels, context });
      const page = {
        settings,
        labels,
        templates,
        context,
        slidesHtml,
        stylesheets: [],
        fontCss: "",
      };
      const selected = deck.slides.map((_, index) => index);
      const whole = { ...page, chapter, deck, selected, hyphenate: null };
      renderDeckPage(deck, { ...page, script: null, diagramScript: null, fitted: true });
      for (const { plan } of Object.values(handouts)) renderWhole(plan(whole));
      return deck.slides.flatMap((slide, index) => slideFaults(slide, slidesHtml[index] ?? ""));
    };
  },
};

function slideFaults({ id, content }: Slide, html: string): string[] {
  const { words, faults } = readHtml(html);
  const lost = textsIn(content).filter((text) => !words.includes(text));
  return [
    ...faults.map((fault) => `html: ${fault} in ${id}`),
    ...lost.map((text) => `lost: "${text.slice(0, 80)}" of ${id}`),
  ];
}

/** Returns the texts that stand in a slide's words, without white space. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const isText = "type" in value && value.type === "text" && "value" in value;
  if (isText) return [visible(String(value.value))];
  return Object.values(value).flatMap(textsIn);
}
