import type { Block } from "../model/chapter.ts";
import type { Layout, Slide } from "../model/deck.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { ScaledBlock, SlideMeasures } from "../model/fit.ts";
import type { FittedFacts } from "./check.ts";

type Finding = Pick<Diagnostic, "code" | "message" | "hint"> & { readonly severity: Severity };

/**
 * Returns what fitting could not mend: slides that are still cut off, type and pictures below the
 * legible size.
 */
export function checkFit({ deck, slides }: Pick<FittedFacts, "deck" | "slides">): Diagnostic[] {
  return slides.flatMap(({ measures }, index) => {
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

/**
 * The most that a hall reads while it listens, in full-width units: at four characters a second, the
 * rate of Japanese subtitles, fifty seconds.
 */
const maxUnits = 200;

/**
 * Returns the slides with so many words that they are read, not listened to. Code, diagrams and
 * formulas are looked at, and footnotes are for the handout: they do not count. Of a continued
 * slide, the first part speaks for all.
 */
export function checkDensity({
  deck,
  widthOf,
}: Pick<FittedFacts, "deck" | "widthOf">): Diagnostic[] {
  return deck.slides.flatMap((slide, index): Diagnostic[] => {
    const isLaterPart = slide.part !== null && slide.part.index > 1;
    if (orienting.has(slide.layout) || isLaterPart) return [];
    const units = Math.round(widthOf(wordsOn(slide)));
    if (units <= maxUnits) return [];
    return [
      {
        path: slide.range.path,
        line: slide.range.startLine,
        column: 1,
        severity: "warning",
        code: "dense-slide",
        message: `Slide ${index + 1}, "${slide.heading}", has the words of ${units} full-width characters; ${maxUnits} can be read while one listens.`,
        hint: "Shorten its items, or move words into the prose around them: those become notes.",
      },
    ];
  });
}

/** These say where we are; nobody reads them to the end. */
const orienting: ReadonlySet<Layout> = new Set(["cover", "agenda", "divider"]);

const unread: ReadonlySet<unknown> = new Set<Block["type"]>(["code", "diagram", "formula"]);

function wordsOn({ content }: Slide): string {
  const words: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const type = "type" in value ? value.type : null;
    const isInline = "value" in value && !("range" in value);
    if (isInline && (type === "text" || type === "code")) words.push(String(value.value));
    else if (!unread.has(type) || isInline) Object.values(value).forEach(collect);
  };
  collect(content);
  return words.join("");
}
