import type { FitLooks, FitPiece, FitResult } from "../core/model/fit.ts";
import { fitPage } from "./fit/fit-page.ts";
import { present } from "./present.ts";
import { isForReading } from "./read/follow-place.ts";
import { readDeck } from "./read/read-deck.ts";
import { shareImages } from "./share-images.ts";
import { splitSteps } from "./steps.ts";
import type { HelpRow } from "./talk/show-help.ts";
import type { Talk } from "./talk/talk.ts";

declare global {
  interface Window {
    /** What the build asks of the page: fits it and says how the slides then stand. */
    lecternFit?: (looks: FitLooks, piece?: FitPiece | null) => Promise<FitResult>;
    /** What the build asks of a fitted page before it prints it in steps. */
    lecternSteps?: () => number[];
  }
}

/** A page that is shown. */
export interface Started {
  /** What fitting it said; null for a page that was fitted before. */
  readonly fit: FitResult | null;
  /** Resolves when it is presented: on a small screen, when the reader wishes. Null where it is not. */
  readonly talk: Promise<Talk | null> | null;
}

/**
 * Shows a page: fits it, unless that was done, and presents it, or has it read where the screen is
 * small. `?fit` leaves it to who asks (null), `?print` leaves it as it is: one slide under the other.
 * `keys` are those of others, for the help.
 */
export async function start(
  page: Document,
  looks: FitLooks = { all: false },
  keys: readonly HelpRow[] = [],
): Promise<Started | null> {
  shareImages(page);
  const query = new URLSearchParams(page.location.search);
  const isStatic = query.has("fit") || query.has("print");
  page.documentElement.classList.toggle("is-static", isStatic);
  if (query.has("fit")) {
    window.lecternFit = (looks, piece) => fitPage(page, looks, piece);
    window.lecternSteps = () => splitSteps(page);
    return null;
  }
  const deck = page.querySelector<HTMLElement>(".deck");
  const isFitted = deck?.hasAttribute("data-fitted") ?? true;
  const fit = isFitted ? null : await fitPage(page, looks);
  if (isStatic || deck === null) return { fit, talk: null };
  const presentNow = (): Promise<Talk | null> => present(page, { staysWhole: fit !== null, keys });
  if (isForReading(page)) return { fit, talk: readDeck(page, deck).then(presentNow) };
  await afterPaint(page);
  return { fit, talk: Promise.resolve(await presentNow()) };
}

/**
 * Resolves when the first slide has been painted, in its own fonts, so that what a script then does
 * delays nobody. Resolves at once where nothing is to be waited for: the page is not looked at, or
 * does not show its first slide before the script, or its address names another.
 */
async function afterPaint(page: Document): Promise<void> {
  const isAwaited = page.documentElement.hasAttribute("data-starts") && page.location.hash === "";
  if (!isAwaited || page.visibilityState === "hidden") return;
  await afterFrame();
  await page.fonts.ready;
  await afterFrame();
}

/** What is posted in a frame arrives when it was painted. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );
}
