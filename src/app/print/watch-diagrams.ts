import type { Page } from "puppeteer-core";

import { endlessDiagram, type DiagramLimits } from "../../core/check/check-diagrams.ts";
import { LecternError } from "../../core/model/lectern-error.ts";

/** What is watched, and for how long. */
export interface DiagramWatch extends DiagramLimits {
  /** The chapter's, as diagnostics show it. */
  readonly path: string;
}

/**
 * Returns what `work` returns, which has the page draw its diagrams. The page tells the line of each
 * before it is drawn (`client/fit/draw-diagrams.ts`); one that takes longer than its limit hangs the
 * page, which can then neither answer nor stop: throws LecternError `endless-diagram`, as it does for
 * the one that is being drawn when all of them have taken too long.
 */
export async function watchDiagrams<T>(
  page: Page,
  { path, ...limits }: DiagramWatch,
  work: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let endsAt = Infinity;
  let giveUp: (error: LecternError) => void = () => undefined;
  const hung = new Promise<never>((_, reject) => (giveUp = reject));
  // An element of this name would be taken for what is exposed.
  await page.evaluate(() => {
    Reflect.set(window, "lecternDiagram", undefined);
  });
  await page.exposeFunction("lecternDiagram", (line: number | null) => {
    clearTimeout(timer);
    if (line === null) return;
    const now = performance.now();
    endsAt = Math.min(endsAt, now + limits.allMs);
    const leftMs = Math.min(limits.eachMs, endsAt - now);
    timer = setTimeout(() => giveUp(toError({ path, line }, limits, leftMs)), leftMs);
  });
  try {
    return await Promise.race([work(), hung]);
  } finally {
    clearTimeout(timer);
  }
}

function toError(
  place: { readonly path: string; readonly line: number },
  limits: DiagramLimits,
  leftMs: number,
): LecternError {
  const diagnostic = endlessDiagram(place, limits, leftMs < limits.eachMs ? "all" : "each");
  const { message, hint } = diagnostic;
  return new LecternError("endless-diagram", message, { hint, diagnostics: [diagnostic] });
}
