import { toHandoutInput } from "../../core/handouts/handouts.ts";
import type { HandoutInput } from "../../core/handouts/handout-page.ts";
import { primaryLanguage } from "../../core/model/language.ts";
import type { OutputJob } from "./output.ts";

/** What handouts are written from. */
export interface HandoutJob extends OutputJob {
  readonly input: HandoutInput;
}

/** Returns what handouts are written from. Words of other languages than English are not parted. */
export async function toHandoutJob(job: OutputJob): Promise<HandoutJob> {
  const { prepared, deck, slidesHtml, selected } = job;
  const isParted = primaryLanguage(deck.language) === "en";
  const hyphenate = isParted ? (await import("../../core/render/hyphenate.ts")).hyphenate : null;
  const { chapter } = prepared.planned;
  const whole = { ...prepared.page, chapter, deck, slidesHtml, selected, hyphenate };
  const input = toHandoutInput(whole);
  return { ...job, deck: input.deck, input };
}
