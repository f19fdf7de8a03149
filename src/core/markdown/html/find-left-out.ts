import type { Token } from "marked";

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Severity } from "../../model/diagnostic-codes.ts";
import {
  phrasingElements,
  showingElements,
  isHtmlName,
  kindOfTagIn,
  tagNamesIn,
  structureElements,
  unseenElements,
} from "./elements.ts";
import { walkBlockTokens, type TokenPlace } from "../token-lines.ts";
import { attributesOf, isRawElement, nodesIn, parseFragment } from "./parse-fragment.ts";

/** Elements that only make sense inside one that is named already, or show nothing that could be missed. */
const silent: ReadonlySet<string> = new Set(
  "area body col frame frameset head html legend optgroup option param source track rb rtc".split(
    " ",
  ),
);

/** Controls run on within a line, and do nothing on a slide. */
const controls: ReadonlySet<string> = new Set(["button", "input"]);

/** In characters of an address that are repeated to the author. */
const maxShown = 80;

const hint =
  'HTML runs as it is written where the user trusts it: "--html trusted". Or write a link, or an image, in its place.';

/**
 * Returns the elements of raw HTML that are not shown, each at its line, and those of one's own once a
 * name.
 */
export function findLeftOut(tokens: readonly Token[], place: TokenPlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  const named = new Set<string>();
  walkBlockTokens(tokens, place, (token, range) => {
    for (const { html, line } of htmlIn(token, range.startLine)) {
      for (const element of listLeftOut(html)) {
        if (element.isOwn && named.has(element.name)) continue;
        named.add(element.name);
        const at = Math.min(line + element.line, range.endLine);
        found.push({
          path: range.path,
          line: at,
          column: 1,
          code: "left-out",
          hint,
          ...describe(element),
        });
      }
    }
  });
  return found;
}

interface LeftOut {
  /** As the author wrote it, for elements of one's own. */
  readonly name: string;
  readonly isOwn: boolean;
  address: string;
  /** 0-based, in the HTML. */
  readonly line: number;
}

function describe({ name, isOwn, address }: LeftOut): { severity: Severity; message: string } {
  const where = address === "" ? "" : ` of "${address.slice(0, maxShown)}"`;
  if (isOwn) {
    const message = `The tags <${name}> name no element of HTML; they are left out, and the words in them stay.`;
    return { severity: "warning", message };
  }
  if (showingElements.has(name)) {
    const instead = address === "" ? "where it stands by itself, a frame" : "a link to it";
    const message = `<${name}>${where} is not shown; ${instead} stands in its place.`;
    return { severity: "warning", message };
  }
  if (unseenElements.has(name)) {
    const severity = name === "script" ? "warning" : "info";
    return { severity, message: `<${name}>${where} is left out.` };
  }
  return { severity: "warning", message: `<${name}>${where} is left out; the words in it stay.` };
}

/** Returns the raw HTML in a block token, with its lines. */
function htmlIn(token: Token, line: number): { readonly html: string; readonly line: number }[] {
  if (token.type === "html") return [{ html: token.raw, line: line - countBlank(token.raw) }];
  if (token.type === "table") {
    const rows = [token["header"], ...token["rows"]] as readonly { tokens: Token[] }[][];
    return rows.flatMap((cells, index) =>
      cells.flatMap(({ tokens }) => {
        const html = inlineHtml(tokens);
        return html.trim() === "" ? [] : [{ html, line: line + (index === 0 ? 0 : index + 1) }];
      }),
    );
  }
  const isWords = token.type === "paragraph" || token.type === "text" || token.type === "heading";
  const html = isWords && "tokens" in token ? inlineHtml(token.tokens ?? []) : "";
  return html.trim() === "" ? [] : [{ html, line }];
}

function countBlank(raw: string): number {
  return (/^\s*/.exec(raw)?.[0] ?? "").split("\n").length - 1;
}

/** Returns the tags among words, and the line ends between them. */
function inlineHtml(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "html") return token.raw;
      if ("tokens" in token && token.tokens !== undefined) return inlineHtml(token.tokens);
      return token.raw.replace(/[^\n]+/g, " ");
    })
    .join("");
}

function listLeftOut(html: string): LeftOut[] {
  if (tagNamesIn(html).every((name) => isHtmlName(name) && !isNotShown(name))) return [];
  const found: LeftOut[] = [];
  /** How deep the element stands that is left out, with all that is in it. */
  let around = Infinity;
  let line = 0;
  let counted = 0;
  for (const { node, depth } of nodesIn(parseFragment(html))) {
    if (depth <= around) around = Infinity;
    if (!isRawElement(node)) continue;
    const { src, data, href } = attributesOf(node);
    const { tagName: name, sourceCodeLocation } = node;
    const last = found.at(-1);
    if (depth > around) {
      if (name === "source" && last?.address === "") last.address = src ?? "";
      continue;
    }
    const { startOffset: start = counted, startTag } = sourceCodeLocation ?? {};
    const isLeftOut = isNotShown(name);
    const end = startTag?.endOffset ?? start;
    const isOwn = !isLeftOut && kindOfTagIn(html, start, end) === "own";
    if (isLeftOut) around = depth;
    if (!isLeftOut && !isOwn) continue;
    line += html.slice(counted, start).split("\n").length - 1;
    counted = Math.max(counted, start);
    const written = /^<([\w.:-]+)/.exec(html.slice(start, end))?.[1] ?? name;
    found.push({ name: isOwn ? written : name, isOwn, address: src ?? data ?? href ?? "", line });
  }
  return found;
}

function isNotShown(name: string): boolean {
  if (controls.has(name) || showingElements.has(name)) return true;
  if (phrasingElements.has(name) || structureElements.has(name) || silent.has(name)) return false;
  return isHtmlName(name);
}
