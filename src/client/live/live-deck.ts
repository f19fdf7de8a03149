import type { RevealApi } from "reveal.js";

import type { FitResult } from "../../model/fit.ts";
import type { DeckUpdate } from "../../model/live.ts";
import { start } from "../start.ts";
import { applyFrame } from "./apply-frame.ts";
import { replaceSlides, toPlanned, type PlannedSlide } from "./replace-slides.ts";
import { createStage } from "./stage.ts";
import { createView } from "./view.ts";
import { writeNumbers } from "./write-numbers.ts";

/** A deck in the page that follows what is saved. */
export interface LiveDeck {
  /** Resolves when the deck is shown. */
  readonly started: Promise<void>;
  /** Follows an update, after those before it. */
  follow(update: DeckUpdate): void;
}

/**
 * Shows the page's deck and keeps it as it was last saved. `askForAll` is called with the deck's
 * version where an update does not fit it.
 */
export function createLiveDeck(
  page: Document,
  { version, askForAll }: { readonly version: number; readonly askForAll: (now: number) => void },
): LiveDeck {
  let now = version;
  let update: Update | null = null;
  const open = async () => {
    const started = await start(page);
    if (started?.fit) update = createUpdate(page, started.fit, started.talk?.reveal ?? null);
  };
  const apply = async (wanted: DeckUpdate) => {
    if (update === null || wanted.to <= now) return;
    if (wanted.from !== null && wanted.from !== now) {
      askForAll(now);
      return;
    }
    await update(wanted);
    now = wanted.to;
  };
  const started = open();
  let last = started;
  return {
    started,
    follow(wanted) {
      last = last
        .then(() => apply(wanted))
        .catch((error: unknown) => {
          // A page that cannot follow is shown anew.
          reportError(error);
          page.location.reload();
        });
    },
  };
}

type Update = (update: DeckUpdate) => Promise<void>;

function createUpdate(page: Document, fit: FitResult, reveal: RevealApi | null): Update {
  let slides: readonly PlannedSlide[] = toPlanned(
    [...page.querySelectorAll<HTMLElement>(".deck .slide")],
    fit,
  );
  let listed: readonly number[] = [];
  let stage = createStage(page);
  const view = reveal === null ? null : createView(reveal);
  return async ({ splices, sources, ticks, title, frame }) => {
    if (frame !== null) {
      stage.close();
      stage = createStage(page);
    }
    const html = splices.flatMap((splice) => splice.html);
    const fitted = html.length === 0 ? [] : await stage.fit(html);
    // Last, so that its fonts have come with the stage.
    if (frame !== null) await applyFrame(page, frame);
    const before = slides;
    const restore = view?.note(before);
    const { slides: after, changed, isOther } = replaceSlides(page, before, { splices, fitted });
    slides = after;
    const isRenumbered = isOther || frame !== null || !isSame(listed, ticks);
    listed = ticks;
    writeNumbers(slides, { sources, ticks, only: isRenumbered ? null : new Set(changed) });
    writeTitle(page, title);
    if (changed.length > 0 || isOther) restore?.({ after, splices, changed, isOther });
    if (frame !== null) view?.resize(after);
  };
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** The title stands in the tab, and before the slides for those who hear the page. */
function writeTitle(page: Document, title: string): void {
  if (page.title === title) return;
  page.title = title;
  const heard = page.querySelector(".deck > h1.heard");
  if (heard !== null) heard.textContent = title;
}
