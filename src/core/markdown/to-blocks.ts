import type { Token, Tokens } from "marked";

import type {
  Block,
  Callout,
  CalloutKind,
  Code,
  Diagram,
  Formula,
  List,
  ListItem,
  Table,
} from "../model/chapter.ts";
import { sliceInlines, toPlainText, trimInlines, type Inline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import type { Reading, TokenReader } from "./extensions/extension.ts";
import { definitionsOf, isFormula } from "./formula-definitions.ts";
import { toCell } from "./html/cell-blocks.ts";
import { readHtmlBlock } from "./html/html-block.ts";
import {
  findDetailsEnds,
  joinHtml,
  joinRawHtml,
  toDetails,
  type PlacedToken,
} from "./html/join-html.ts";
import { isEmptyCell } from "./html/place-cells.ts";
import { joinUnseenGroups, readRawParagraph } from "./html/raw-blocks.ts";
import { mendBreaks } from "./mend-breaks.ts";
import { readFenceInfo } from "./read-fence.ts";
import { boundSkips, instructionsAmong, type BlockGroup } from "./read-instruction.ts";
import { readParagraph } from "./read-paragraph.ts";
import { toInlines, toLooseInlines } from "./to-inlines.ts";
import { createLineCursor } from "./token-lines.ts";

/**
 * Returns marked's block tokens as blocks that know their lines; the first token begins where `area`
 * does.
 */
export function toBlocks(
  tokens: readonly Token[],
  { area, reading }: Omit<Place, "depth">,
): Block[] {
  return readAll(tokens, { area, depth: 0, reading });
}

/** Lists and quotes deeper than this are read as text: nobody can see them on a slide. */
const maxDepth = 100;

interface Place {
  /** The lines on which something stands. */
  readonly area: Range;
  /** How many lists and quotes it stands in. */
  readonly depth: number;
  readonly reading: Reading;
}

function readAll(tokens: readonly Token[], place: Place): Block[] {
  const { area, reading } = place;
  const cursor = createLineCursor(area);
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "text") {
    // Most items of lists are one line.
    return readOne(first, { ...place, area: cursor.take(first) });
  }
  const placed: PlacedToken[] = [];
  for (const token of tokens) {
    // A task's box is read from its item, and the words beside it begin on the same line.
    if (token.type === "checkbox") continue;
    const isHtml = token.type === "html";
    placed.push({ token, raw: token.raw, isHtml, range: cursor.take(token) });
  }
  return readPlaced(reading.isTrusted ? joinRawHtml(placed) : joinHtml(placed), place);
}

function readPlaced(
  tokens: readonly PlacedToken[],
  { depth, reading }: Omit<Place, "area">,
): Block[] {
  const groups: BlockGroup[] = [];
  const ends =
    depth < maxDepth && tokens.some(({ isHtml }) => isHtml) ? findDetailsEnds(tokens) : [];
  for (let index = 0; index < tokens.length; index += 1) {
    const first = tokens[index];
    if (first === undefined) break;
    const end = ends[index] ?? -1;
    const last = tokens[end];
    if (last === undefined) {
      const blocks = readOne(first.token, { area: first.range, depth, reading });
      groups.push({ blocks, isHtml: first.isHtml });
    } else {
      const between = tokens.slice(index + 1, Math.max(index + 1, end));
      const inside = readPlaced(between, { depth: depth + 1, reading });
      const { isTrusted } = reading;
      groups.push({ blocks: toDetails(first, last, { inside, isTrusted }), isHtml: true });
      index = end;
    }
  }
  return boundSkips(reading.isTrusted ? joinUnseenGroups(groups) : groups);
}

function readOne(token: Token, place: Place): Block[] {
  const { area: range, reading } = place;
  switch (token.type) {
    case "heading":
      return withInstructions(readHeading(token as Tokens.Heading, place), token.tokens, range);
    case "paragraph":
    case "text": {
      const inlines = toLooseInlines(token.tokens ?? [token], reading);
      return withInstructions(readWords(inlines, place), token.tokens, range);
    }
    case "code":
      return readCode(token as Tokens.Code, range);
    case "list":
      return readList(token as Tokens.List, place);
    case "table":
      return readTable(token as Tokens.Table, place);
    case "blockquote": {
      const blocks = readInside(token as Tokens.Blockquote, place);
      const kind = alertKindOf(token.raw);
      if (blocks.length === 0) return [];
      return kind === null ? [{ type: "quote", blocks, range }] : toCallout(kind, blocks, range);
    }
    case "html":
      return readHtmlBlock(token.raw, range, reading.isTrusted);
    default:
      return readOther(token, place);
  }
}

/** Blank lines, thematic breaks and link definitions show nothing of their own. */
function readOther(token: Token, place: Place): Block[] {
  const { area, reading } = place;
  const extension = reading.extensions.find(({ name }) => name === token.type);
  if (extension === undefined || !("toBlock" in extension)) return [];
  const reader: TokenReader = {
    inlines: (tokens) => toInlines(tokens, reading),
    blocks: (tokens, own) => readInside({ tokens, raw: token.raw }, { ...place, area: own }),
  };
  return [...extension.toBlock(token, area, reader)];
}

function readWords(inlines: readonly Inline[], { area, reading }: Place): Block[] {
  return reading.isTrusted ? readRawParagraph(inlines, area) : readParagraph(inlines, area);
}

/** Returns the blocks and, behind them, the instructions that stand among their words. */
function withInstructions(
  blocks: Block[],
  words: readonly Token[] | undefined,
  range: Range,
): Block[] {
  const instructions = instructionsAmong(words ?? [], range);
  return instructions.length === 0 ? blocks : [...blocks, ...instructions];
}

/** A heading's own id, as Pandoc and others write it: `## Words {#id}`. */
const headingId = /(?<=\S)[ \t]*\{#(?<id>[^\s{}]+)\}$/;

/** A heading without words is none; its images stay. */
function readHeading(token: Tokens.Heading, place: Place): Block[] {
  const { area: range, reading } = place;
  const inlines = trimInlines(toInlines(token.tokens, reading));
  const hasWords = toPlainText(inlines).trim() !== "";
  if (!hasWords) return readWords(inlines, place);
  const words = toPlainText(inlines);
  const named = headingId.exec(words);
  const id = named?.groups?.["id"] ?? null;
  const own = named === null ? inlines : trimInlines(sliceInlines(inlines, 0, named.index));
  return [{ type: "heading", depth: token.depth, id, inlines: own, range }];
}

/** A fence with nothing in it shows nothing. */
function readCode(token: Tokens.Code, range: Range): (Code | Diagram | Formula)[] {
  const info = readFenceInfo(token.lang ?? "");
  const isFenced = token.codeBlockStyle !== "indented";
  const value = isFenced ? token.text.replace(/\n$/, "") : token.text;
  if (value.trim() === "") return [];
  if (isFormula(token)) return [{ type: "formula", value, ...definitionsOf(token), range }];
  if (info.language === "mermaid") return [{ type: "diagram", value, range }];
  return [{ type: "code", ...info, value, range }];
}

function readInside(
  token: { readonly tokens: readonly Token[]; readonly raw: string },
  place: Place,
): Block[] {
  const { area, depth } = place;
  if (depth < maxDepth) return readAll(token.tokens, { ...place, depth: depth + 1 });
  return readParagraph([{ type: "text", value: token.raw }], area);
}

/** A list of nothing but empty items shows nothing. */
function readList(token: Tokens.List, place: Place): List[] {
  const { area } = place;
  const cursor = createLineCursor(area);
  const items: ListItem[] = [];
  for (const item of mendBreaks(token.items)) {
    const range = cursor.take(item);
    const blocks = readInside(item, { ...place, area: range });
    items.push({ blocks, checked: item.task ? item.checked === true : null, range });
  }
  if (items.every((item) => item.blocks.length === 0)) return [];
  const start = typeof token.start === "number" ? token.start : 1;
  return [{ type: "list", ordered: token.ordered, start, items, range: area }];
}

/** A table of empty cells shows nothing: it is none. */
function readTable(token: Tokens.Table, { area: range, reading }: Place): Table[] {
  const readCell = ({ tokens }: Tokens.TableCell) => toCell(toInlines(tokens, reading), range);
  const head = token.header.map(readCell);
  const rows = token.rows.map((row) => row.map(readCell));
  const isNothing = [head, ...rows].flat().every(isEmptyCell);
  return isNothing ? [] : [{ type: "table", alignments: token.align, head, rows, range }];
}

/** GitHub's alerts: the mark stands alone on the quote's first line. */
const alert = /^ {0,3}>[ \t]?[ \t]*\[!(?<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** Returns an alert's kind by its quote's raw text; null for any other quote. */
export function alertKindOf(raw: string): CalloutKind | null {
  const kind = alert.exec(raw)?.groups?.["kind"]?.toLowerCase();
  return kind === undefined ? null : (kind as CalloutKind);
}

/** Returns a quote's blocks as a callout, without the mark on its first line. A mark alone is none. */
function toCallout(kind: CalloutKind, blocks: readonly Block[], range: Range): Callout[] {
  const [first, ...rest] = blocks;
  const own = first?.type === "paragraph" ? withoutMark(first) : first;
  const kept = own === undefined ? rest : [own, ...rest];
  return kept.length === 0 ? [] : [{ type: "callout", kind, title: [], blocks: kept, range }];
}

function withoutMark(paragraph: Extract<Block, { type: "paragraph" }>): Block | undefined {
  const text = toPlainText(paragraph.inlines);
  const mark = /^\[![a-z]+\]\s*/i.exec(text)?.[0] ?? "";
  const inlines = trimInlines(sliceInlines(paragraph.inlines, mark.length, text.length));
  return toPlainText(inlines) === "" ? undefined : { ...paragraph, inlines };
}
