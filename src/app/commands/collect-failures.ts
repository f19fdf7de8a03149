import { LecternError } from "../../core/model/lectern-error.ts";
import { printError } from "./report.ts";

/** The chapters that could not be built. */
export interface Failures {
  /** Takes one after which the others can still be built; throws any other. */
  add(error: unknown): void;
  /** Ends the run by the first one, if there is any. */
  throwFirst(): void;
}

/**
 * Returns where failures of chapters are kept, so that one does not lose the others. The first is
 * told last, by whoever catches it; further ones at once, unless they say what was said.
 */
export function collectFailures(): Failures {
  const kept = new Map<string, LecternError>();
  return {
    add(error) {
      if (!(error instanceof LecternError)) throw error;
      if (kept.size > 0 && !kept.has(error.message)) printError(error);
      if (!kept.has(error.message)) kept.set(error.message, error);
    },
    throwFirst() {
      for (const error of kept.values()) throw error;
    },
  };
}
