import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";

/** How long one diagram may be drawn: the 484 edges of a large one take 5 s, and busy machines five times as long. */
export const diagramLimitMs = 30_000;

/** What is watched, and for how long. */
export interface DiagramWatch {
  /** The chapter's, as diagnostics show it. */
  readonly path: string;
  readonly limitMs: number;
}

/**
 * Returns what `work` returns, which has the page draw its diagrams. The page tells the line of each
 * before it is drawn (`client/fit/draw-diagrams.ts`); one that takes longer than its limit hangs the
 * page, which can then neither answer nor stop: throws LecternError `endless-diagram`.
 */
export async function watchDiagrams<T>(
  page: Page,
  { path, limitMs }: DiagramWatch,
  work: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (error: LecternError) => void = () => undefined;
  const hung = new Promise<never>((_, reject) => (giveUp = reject));
  await page.exposeFunction("lecternDiagram", (line: number | null) => {
    clearTimeout(timer);
    if (line !== null) timer = setTimeout(() => giveUp(toError(path, line, limitMs)), limitMs);
  });
  try {
    return await Promise.race([work(), hung]);
  } finally {
    clearTimeout(timer);
  }
}

function toError(path: string, line: number, limitMs: number): LecternError {
  const code = "endless-diagram";
  const message = `The diagram is not drawn within ${limitMs / 1000} s.`;
  const hint = "Divide it, or look for a number that is too large.";
  return new LecternError(code, message, {
    hint,
    diagnostics: [{ path, line, column: 1, severity: "error", code, message, hint }],
  });
}
