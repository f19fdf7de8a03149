import { type HandoutKind, handoutKinds } from "../model/handout-kinds.ts";
import { dropSkipped } from "../plan/instructions.ts";
import { withoutPrivateNotes } from "../plan/notes.ts";
import { removePrivateNotes } from "../render/block-html.ts";
import { article } from "./article.ts";
import { grid2, grid4, grid6, lines } from "./grid.ts";
import type { Handout, HandoutInput } from "./handout-page.ts";
import { cloze, clozeKey, notes, termsOf } from "./notes.ts";

/** Every kind of handout, by its name. */
export const handouts = {
  notes,
  grid2,
  grid4,
  grid6,
  lines,
  article,
  cloze,
} satisfies Record<HandoutKind, Handout>;

/** Returns the handouts that the settings ask for, in their order. */
export function handoutsOf(input: HandoutInput): readonly Handout[] {
  const { handout, clozeKey: keyPlace } = input.settings;
  const wanted = handoutKinds.filter((kind) => handout.includes(kind));
  const hasKey = wanted.includes("cloze") && keyPlace === "separate" && termsOf(input).length > 0;
  return [...wanted.map((kind) => handouts[kind]), ...(hasKey ? [clozeKey] : [])];
}

/** Returns what handouts are made from: they are given away, and have nothing that is for the speaker alone. */
export function toHandoutInput(whole: HandoutInput): HandoutInput {
  return {
    ...whole,
    chapter: dropSkipped(whole.chapter),
    deck: withoutPrivateNotes(whole.deck),
    slidesHtml: whole.slidesHtml.map(removePrivateNotes),
  };
}
