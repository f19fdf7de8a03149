import { renumber } from "../fit/renumber.ts";
import type { PlannedSlide } from "./replace-slides.ts";

/**
 * Writes what moves with the slides and lines before a slide: its number, its lines, the ticks.
 * `only` are the slides that are new where all others keep their numbers, else null.
 */
export function writeNumbers(
  slides: readonly PlannedSlide[],
  {
    sources,
    ticks,
    only,
  }: {
    readonly sources: readonly string[];
    readonly ticks: readonly number[];
    readonly only: ReadonlySet<HTMLElement> | null;
  },
): void {
  const listed = ticks.join(" ");
  const states = slides.flatMap((sections, source) =>
    sections.map((section) => ({ section, source })),
  );
  for (const { section, source } of states) {
    const lines = sources[source] ?? "";
    if (section.dataset["source"] !== lines) section.dataset["source"] = lines;
    if (only?.has(section) === false) continue;
    section.querySelector("[data-ticks]")?.setAttribute("data-ticks", listed);
  }
  renumber(states, only);
}
