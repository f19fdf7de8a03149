import "reveal.js/reveal.css";

import type { FitLooks, FitResult } from "../model/fit.ts";
import { fitPage } from "./fit/fit-page.ts";
import { goOffline } from "./go-offline.ts";
import { present } from "./present.ts";
import { shareImages } from "./share-images.ts";
import { splitSteps } from "./steps.ts";

declare global {
  interface Window {
    /** What the build asks of the page: fits it and says how the slides then stand. */
    lecternFit?: (looks: FitLooks) => Promise<FitResult>;
    /** What the build asks of a fitted page before it prints it in steps. */
    lecternSteps?: () => number[];
  }
}

/** `?fit` leaves the page to the build, `?print` leaves it as it is: one slide under the other. */
async function start(page: Document): Promise<void> {
  shareImages(page);
  const query = new URLSearchParams(page.location.search);
  if (query.has("fit")) {
    window.lecternFit = (looks) => fitPage(page, looks);
    window.lecternSteps = () => splitSteps(page);
    return;
  }
  if (page.querySelector(".deck")?.hasAttribute("data-fitted") === false) {
    await fitPage(page, { all: false });
  }
  if (query.has("print")) return;
  await present(page);
  await goOffline(page);
}

void start(document);
