import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Severity } from "../model/diagnostic-codes.ts";
import type { FittedSlide, ScaledBlock, SlideMeasures } from "../model/fit.ts";

type Finding = Pick<Diagnostic, "code" | "message" | "hint"> & { readonly severity: Severity };

/**
 * Returns what fitting could not mend: slides that are still cut off, type and pictures below the
 * legible size. `deck` is the fitted deck, its slides one for one with `fitted`.
 */
export function checkFit(deck: Deck, fitted: readonly FittedSlide[]): Diagnostic[] {
  return fitted.flatMap(({ measures }, index) => {
    const slide = deck.slides[index];
    if (slide === undefined) return [];
    const place = { path: slide.range.path, line: slide.range.startLine, column: 1 };
    const name = `Slide ${index + 1}, "${slide.heading}",`;
    return findingsOn(name, measures).map((finding) => ({ ...place, ...finding }));
  });
}

function findingsOn(name: string, measures: SlideMeasures): Finding[] {
  const { overflows, smallText, scaledBlocks } = measures;
  if (overflows) {
    return [
      {
        severity: "error",
        code: "cut-off",
        message: `${name} does not fit, even at its smallest.`,
        hint: "Divide what stands on it, or look at the template or style that lays it out.",
      },
    ];
  }
  const findings = scaledBlocks.map((block) => describeScaled(name, block));
  if (smallText !== null) {
    findings.push({
      severity: "warning",
      code: "small-text",
      message: `${name} has text of ${smallText.sizePx} px; ${smallText.floorPx} px can be read in a hall.`,
      hint: "Divide what stands on it, or look at the template or style that sets it so small.",
    });
  }
  return findings;
}

/** What publishing adds to a file's name. */
const publishedHash = /-[0-9a-f]{8}(?=\.\w+$)/;

function describeScaled(name: string, { kind, name: file, scale }: ScaledBlock): Finding {
  const what = file === "" ? `a ${kind}` : `the image ${file.replace(publishedHash, "")}`;
  return {
    severity: "warning",
    code: "scaled-block",
    message: `${name} shows ${what} at ${Math.round(scale * 100)} % of its size: too small to be read.`,
    hint: hints[kind],
  };
}

const hints: Readonly<Record<ScaledBlock["kind"], string>> = {
  image: "Crop it, or turn it into several: a very long picture cannot fill a slide.",
  diagram: "Divide it, or change its direction (LR, TD), so that it is about as wide as a slide.",
  formula: "Divide it over several lines, such as with aligned.",
};
