import type { ClozeTerm } from "../model/handout-kinds.ts";
import { escapeHtml, type Html } from "../render/escape-html.ts";

/** What stands between these is left as it is: the key. */
const keyMarks = ["<!--key-->", "<!--/key-->"] as const;

/** Returns an answer as HTML that `blankTerms` leaves as it is. */
export function renderAnswer(term: string): Html {
  return keyMarks.join(escapeHtml(term));
}

const attribute = `"[^"]*"|'[^']*'`;
const pieces = new RegExp(
  `${keyMarks[0]}[\\s\\S]*?${keyMarks[1]}|<!--[\\s\\S]*?-->|<(script|style)\\b[\\s\\S]*?</\\1>` +
    `|<(?:${attribute}|[^'">])*>|[^<]+`,
  "g",
);

/** Elements that stand in a line of text; words run on through them. */
const inLine =
  /^<\/?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|rb|rp|rt|ruby|s|samp|small|span|strong|sub|sup|u|var|wbr)\b/i;

/** A reading over a word would give it away. */
const reading = /^<r[tp]\b/i;

/** What a reader may hear or see; the others are names, addresses and what style sheets go by. */
const spoken = /(\s(?:alt|title|aria-label|content|data-section)=)("[^"]*"|'[^']*')/gi;

/**
 * Returns a page's HTML with a blank in the place of every term, also where its letters stand in
 * several elements, with its number. In attributes, drawings and the page's title, the number alone
 * stands there. Scripts, styles and the key stay as they are.
 */
export function blankTerms(html: Html, terms: readonly ClozeTerm[]): Html {
  const finder = createFinder(terms);
  if (finder === null) return html;
  const out = html.match(pieces) ?? [];
  let letters: Letter[] = [];
  let inReading = false;
  let isPlain = false;
  const close = (): void => {
    blankRun(out, letters, { finder, isPlain });
    letters = [];
  };
  for (const [index, piece] of out.entries()) {
    if (!piece.startsWith("<")) {
      letters.push(...lettersOf(piece, index, inReading));
    } else if (!piece.startsWith("<!--") && !/^<(?:script|style)\b/i.test(piece)) {
      if (!inLine.test(piece)) close();
      if (/^<(?:svg|title)\b/i.test(piece)) isPlain = true;
      if (/^<\/(?:svg|title)\b/i.test(piece)) isPlain = false;
      if (reading.test(piece)) inReading = true;
      if (/^<\/r[tp]\b/i.test(piece)) inReading = false;
      out[index] = blankAttributes(piece, finder);
    }
  }
  close();
  return out.join("");
}

/** A character of a text, as it is written at a place of a piece. */
interface Letter {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
  /** Decoded; empty in a reading, and for a soft hyphen: neither is part of the words. */
  readonly char: string;
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
};

function lettersOf(text: string, piece: number, isReading: boolean): Letter[] {
  return [...text.matchAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));|[\s\S]/giu)].map((match) => {
    const [raw, hex, decimal, name] = match;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const decoded =
      name === undefined ? (Number.isNaN(code) ? raw : String.fromCodePoint(code)) : named[name];
    return {
      piece,
      start: match.index,
      end: match.index + raw.length,
      char: isReading || raw === "\u00AD" ? "" : (decoded ?? raw),
    };
  });
}

interface Finder {
  readonly pattern: RegExp;
  /** The term that a match is. */
  readonly termOf: (match: RegExpMatchArray) => ClozeTerm | undefined;
}

/** Finds longer terms first; Latin words whole, with the s of a plural. */
function createFinder(terms: readonly ClozeTerm[]): Finder | null {
  if (terms.length === 0) return null;
  const longestFirst = terms.toSorted((a, b) => b.term.length - a.term.length);
  const patterns = longestFirst.map(({ term }) => {
    const words = term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll(" ", "\\s+");
    const before = /^[\p{Script=Latin}\d]/u.test(term) ? "(?<![\\p{Script=Latin}\\d])" : "";
    const after = /[\p{Script=Latin}\d]$/u.test(term) ? "s?(?![\\p{Script=Latin}\\d])" : "";
    return `${before}(${words})${after}`;
  });
  return {
    pattern: new RegExp(patterns.join("|"), "giu"),
    termOf: (match) => longestFirst[match.slice(1).findIndex((group) => group !== undefined)],
  };
}

function blankAttributes(tag: string, { pattern, termOf }: Finder): string {
  return tag.replace(spoken, (_, name: string, value: string) => {
    let blanked = value;
    for (const match of [...value.matchAll(pattern)].toReversed()) {
      const end = match.index + match[0].length;
      blanked = `${blanked.slice(0, match.index)}(${termOf(match)?.number})${blanked.slice(end)}`;
    }
    return name + blanked;
  });
}

/** Puts blanks into the pieces that a run of letters is written in. */
function blankRun(
  out: string[],
  letters: readonly Letter[],
  { finder, isPlain }: { readonly finder: Finder; readonly isPlain: boolean },
): void {
  // By the place of each UTF-16 unit of the words, as matches count.
  const units = letters.flatMap(({ char }, index) => char.split("").map(() => index));
  const words = letters.map(({ char }) => char).join("");
  for (const match of [...words.matchAll(finder.pattern)].toReversed()) {
    const term = finder.termOf(match);
    const first = units[match.index];
    const last = units[match.index + match[0].length - 1];
    if (term === undefined || first === undefined || last === undefined) continue;
    let end = last + 1;
    while (letters[end]?.char === "") end += 1;
    for (const letter of letters.slice(first, end).toReversed()) {
      const piece = out[letter.piece] ?? "";
      const blank = letter === letters[first] ? renderBlank(term, isPlain) : "";
      out[letter.piece] = piece.slice(0, letter.start) + blank + piece.slice(letter.end);
    }
  }
}

function renderBlank({ number, width }: ClozeTerm, isPlain: boolean): Html {
  return isPlain
    ? `(${number})`
    : `<span class="blank" style="--width:${width}"><span>(${number})</span></span>`;
}
