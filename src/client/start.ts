import type { FitLooks, FitResult } from "../model/fit.ts";
import { fitPage } from "./fit/fit-page.ts";
import { present } from "./present.ts";
import { shareImages } from "./share-images.ts";
import type { HelpRow } from "./talk/show-help.ts";
import { splitSteps } from "./steps.ts";
import type { Talk } from "./talk/talk.ts";

declare global {
  interface Window {
    /** What the build asks of the page: fits it and says how the slides then stand. */
    lecternFit?: (looks: FitLooks) => Promise<FitResult>;
    /** What the build asks of a fitted page before it prints it in steps. */
    lecternSteps?: () => number[];
  }
}

/** A page that is shown. */
export interface Started {
  /** What fitting it said; null for a page that was fitted before. */
  readonly fit: FitResult | null;
  /** Null for a page that is not presented. */
  readonly talk: Talk | null;
}

/**
 * Shows a page: fits it, unless that was done, and presents it. `?fit` leaves it to who asks (null),
 * `?print` leaves it as it is: one slide under the other. `keys` are those of others, for the help.
 */
export async function start(
  page: Document,
  looks: FitLooks = { all: false },
  keys: readonly HelpRow[] = [],
): Promise<Started | null> {
  shareImages(page);
  const query = new URLSearchParams(page.location.search);
  if (query.has("fit")) {
    window.lecternFit = (looks) => fitPage(page, looks);
    window.lecternSteps = () => splitSteps(page);
    return null;
  }
  const isFitted = page.querySelector(".deck")?.hasAttribute("data-fitted") ?? true;
  const fit = isFitted ? null : await fitPage(page, looks);
  if (query.has("print")) return { fit, talk: null };
  return { fit, talk: await present(page, { staysWhole: fit !== null, keys }) };
}
