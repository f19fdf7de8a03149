import type { Slide } from "../../src/core/model/deck.ts";

/** Is the slide made of prose alone? */
export function isProse(slide: Slide): boolean {
  if (slide.layout === "closing") return slide.content.list === null;
  return slide.layout === "statement" || slide.layout === "keys";
}
