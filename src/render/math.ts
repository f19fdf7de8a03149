import katex from "katex";

import type { Html } from "./view-models.ts";

/** TeX that grows without end by its own macros is cut off here. */
const maxExpand = 1000;

/** The largest size a formula may ask for, in em, so that it cannot cover the slide. */
const maxSize = 20;

/** Returns TeX as HTML with MathML for screen readers. Wrong TeX is shown as it is, in red. */
export function renderMath(tex: string, isDisplay: boolean): Html {
  return katex.renderToString(tex, {
    displayMode: isDisplay,
    throwOnError: false,
    trust: false,
    strict: "ignore",
    maxExpand,
    maxSize,
  });
}
