import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { FittedSlide } from "../model/fit.ts";

/** Body type of 32 px set smaller than this share is below the legible floor of 24 px. */
const legibleScale = 0.75;

/**
 * Returns what fitting could not mend: slides that are still cut off, and slides whose type had to
 * go below the legible size. `deck` is the fitted deck, its slides one for one with `fitted`.
 */
export function checkFit(deck: Deck, fitted: readonly FittedSlide[]): Diagnostic[] {
  return fitted.flatMap(({ overflows, scale }, index) => {
    const slide = deck.slides[index];
    const isSmall = scale < legibleScale;
    if (slide === undefined || (!overflows && !isSmall)) return [];
    const place = { path: slide.range.path, line: slide.range.startLine, column: 1 };
    const name = `Slide ${index + 1}, "${slide.heading}",`;
    const found: Diagnostic = overflows
      ? {
          ...place,
          severity: "error",
          code: "cut-off",
          message: `${name} does not fit, even at its smallest.`,
          hint: "Divide what stands on it, or look at the template or style that lays it out.",
        }
      : {
          ...place,
          severity: "warning",
          code: "small-text",
          message: `${name} had to be set at ${Math.round(scale * 100)} % to fit.`,
          hint: "Divide what stands on it: a long paragraph, item or cell cannot be continued.",
        };
    return [found];
  });
}
