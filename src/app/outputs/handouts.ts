import type { HandoutInput } from "../../core/handouts/handout-page.ts";
import { toHandoutInput } from "../../core/handouts/handouts.ts";
import { primaryLanguage } from "../../core/model/language.ts";
import type { OutputInput } from "./output.ts";

/** What handouts are written from. */
export interface HandoutOutput extends OutputInput {
  /** What their pages are made of: nothing in it is for the speaker alone. */
  readonly input: HandoutInput;
}

/** Returns what handouts are written from. Words of other languages than English are not hyphenated. */
export async function toHandoutOutput(output: OutputInput): Promise<HandoutOutput> {
  const { page, deck, slidesHtml, selected } = output;
  const isHyphenated = primaryLanguage(deck.language) === "en";
  const hyphenate = isHyphenated
    ? (await import("../../core/render/hyphenate.ts")).hyphenate
    : null;
  const { chapter } = page.planned;
  const whole = { ...page.options, chapter, deck, slidesHtml, selected, hyphenate };
  const input = toHandoutInput(whole);
  return { ...output, deck: input.deck, input };
}
