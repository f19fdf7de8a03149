import katex from "katex";

import { escapeHtml } from "./escape-html.ts";
import type { Html } from "./view-models.ts";

/** TeX that grows without end by its own macros is cut off here. */
const maxExpand = 1000;

/** The largest size a formula may ask for, in em, so that it cannot cover the slide. */
const maxSize = 20;

/** In characters: many times what a slide can show; its HTML is three hundred times as long. */
const maxLength = 10_000;

/** KaTeX calls itself for each level of braces, and would fill the call stack. */
const maxDepth = 100;

const tooDeep = `It has more than ${maxDepth} levels.`;

const options = { trust: false, strict: "ignore", maxExpand, maxSize } as const;

/** Returns TeX as HTML with MathML for screen readers. Wrong TeX is shown as it is, in red. */
export function renderMath(tex: string, isDisplay: boolean): Html {
  if (findExcess(tex) !== null) return asWritten(tex);
  try {
    return katex.renderToString(tex, { ...options, displayMode: isDisplay, throwOnError: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asWritten(tex);
  }
}

function asWritten(tex: string): Html {
  return `<span class="katex-error">${escapeHtml(tex)}</span>`;
}

/** Returns why TeX cannot be set, as a sentence; null for TeX that can. */
export function findMathFault(tex: string, isDisplay: boolean): string | null {
  const excess = findExcess(tex);
  if (excess !== null) return excess;
  try {
    // MathML alone takes less time than both.
    katex.renderToString(tex, { ...options, displayMode: isDisplay, output: "mathml" });
    return null;
  } catch (error) {
    // The call stack is full: commands can take one another for arguments, without braces.
    if (error instanceof RangeError) return tooDeep;
    if (!(error instanceof katex.ParseError)) throw error;
    const [said = ""] = error.rawMessage.split("\n", 1);
    return said.length > maxSaid ? `${said.slice(0, maxSaid)}…` : said;
  }
}

/** How much of what KaTeX says is repeated to the author: it repeats the formula. */
const maxSaid = 120;

function findExcess(tex: string): string | null {
  if (tex.length > maxLength) return `It has more than ${maxLength} characters.`;
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\(?:left|begin|right|end)(?![a-z])|\\[\s\S]|[{}]/gi)) {
    if (mark === "}" || mark === "\\right" || mark === "\\end") depth -= 1;
    else if (mark === "{" || mark === "\\left" || mark === "\\begin") depth += 1;
    if (depth > maxDepth) return tooDeep;
  }
  return null;
}
