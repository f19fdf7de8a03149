import katex, { type KatexOptions } from "katex";

import { escapeHtml, type Html } from "./escape-html.ts";

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

/** A formula that was set. */
export interface SetFormula {
  /** With MathML for screen readers. Wrong TeX is shown as it is, in red. */
  readonly html: Html;
  /** Why it cannot be set, as a sentence; null for TeX that can. */
  readonly fault: string | null;
}

/** Returns TeX as it is set, in a line or displayed. */
export type FormulaSetter = (tex: string, isDisplay: boolean) => SetFormula;

/** In characters of HTML: some thousands of formulas. The oldest are forgotten first. */
const maxKept = 20_000_000;

/** Returns a setter that sets each formula once, though it is judged, shown, and shown again after a save. */
export function createFormulaSetter(): FormulaSetter {
  const kept = new Map<string, SetFormula>();
  let size = 0;
  return (tex, isDisplay) => {
    const key = `${isDisplay ? "display" : "inline"} ${tex}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = setFormula(tex, isDisplay);
    kept.set(key, made);
    size += made.html.length;
    for (const [oldest, { html }] of kept) {
      if (size <= maxKept) break;
      kept.delete(oldest);
      size -= html.length;
    }
    return made;
  };
}

function setFormula(tex: string, isDisplay: boolean): SetFormula {
  const excess = findExcess(tex);
  if (excess !== null) return { html: asWritten(tex), fault: excess };
  const own = { ...options, displayMode: isDisplay };
  try {
    return { html: katex.renderToString(tex, own), fault: null };
  } catch (error) {
    // The call stack is full: commands can take one another for arguments, without braces.
    if (error instanceof RangeError) return { html: asWritten(tex), fault: tooDeep };
    if (!(error instanceof katex.ParseError)) throw error;
    const [said = ""] = error.rawMessage.split("\n", 1);
    const fault = said.length > maxSaid ? `${said.slice(0, maxSaid)}…` : said;
    return { html: setInRed(tex, own), fault };
  }
}

/** What KaTeX makes of wrong TeX: what it knows of it is set. */
function setInRed(tex: string, own: KatexOptions): Html {
  try {
    return katex.renderToString(tex, { ...own, throwOnError: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return asWritten(tex);
  }
}

function asWritten(tex: string): Html {
  return `<span class="katex-error">${escapeHtml(tex)}</span>`;
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
