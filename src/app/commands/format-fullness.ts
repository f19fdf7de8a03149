import type { Deck } from "../../core/model/deck.ts";
import type { FittedSlide } from "../../core/model/fit.ts";

/** How wide a full slide's bar is, in characters. */
const barWidth = 10;

/** Returns the lines that say how full each slide is; one line where nobody could measure it. */
export function formatFullness(
  deck: Deck,
  fitted: readonly FittedSlide[] | null,
): readonly string[] {
  if (fitted === null) return ["  fullness: not measured, there is no browser"];
  const numberWidth = String(fitted.length).length;
  const lines = fitted.map(({ measures }, index) => {
    const { heading = "", part = null, layout = "" } = deck.slides[index] ?? {};
    const full = Math.min(barWidth, Math.round(measures.fullness * barWidth));
    const bar = "#".repeat(full).padEnd(barWidth, ".");
    const percent = `${Math.round(measures.fullness * 100)} %`.padStart(5);
    const which = part === null ? "" : ` (${part.index}/${part.count})`;
    const number = String(index + 1).padStart(numberWidth);
    return `    ${number} ${bar} ${percent}  ${heading}${which} [${layout}]`;
  });
  return ["  fullness:", ...lines];
}
