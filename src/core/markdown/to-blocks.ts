import type { Token, Tokens } from "marked";

import type {
  Block,
  Code,
  Definitions,
  Diagram,
  Formula,
  List,
  ListItem,
} from "../model/chapter.ts";
import { sliceInlines, toPlainText, trimInlines, type Inline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { isEmptyCell, type Table } from "../model/table.ts";
import { toCell } from "./html/cell-blocks.ts";
import { linesOfSaid } from "./definition-lines.ts";
import type { DefinitionToken } from "./extensions/definition-list.ts";
import { readHtmlBlock } from "./html/html-block.ts";
import { joinHtml, joinRawHtml } from "./html/join-html.ts";
import { createLineCursor } from "./line-cursor.ts";
import { mendBreaks } from "./mend-breaks.ts";
import { alertKindOf, toCallout } from "./read-callout.ts";
import { readFenceInfo } from "./read-fence.ts";
import { findDetailsEnds, toDetails, type PlacedToken } from "./html/read-details.ts";
import { isFormula } from "./formula-definitions.ts";
import { instructionsAmong } from "./read-instruction.ts";
import { boundSkips, type BlockGroup } from "./bound-skips.ts";
import type { RawReader } from "./html/raw-reader.ts";
import { readParagraph } from "./read-paragraph.ts";
import { joinUnseenGroups, readRawParagraph } from "./html/read-raw-blocks.ts";
import { definitionsOf, toInlines, toLooseInlines } from "./to-inlines.ts";

/**
 * Returns marked's block tokens as blocks that know their lines; the first token begins where `area`
 * does. `raw` is null where no HTML runs as it is written.
 */
export function toBlocks(
  tokens: readonly Token[],
  { area, raw }: Pick<Place, "area" | "raw">,
): Block[] {
  return readAll(tokens, { area, depth: 0, raw });
}

/** Lists and quotes deeper than this are read as text: nobody can see them on a slide. */
const maxDepth = 100;

interface Place {
  /** The lines on which something stands. */
  readonly area: Range;
  /** How many lists and quotes it stands in. */
  readonly depth: number;
  readonly raw: RawReader | null;
}

function readAll(tokens: readonly Token[], place: Place): Block[] {
  const { area, raw } = place;
  const cursor = createLineCursor(area);
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "text") {
    // Most items of lists are one line.
    return readOne(first, { ...place, area: cursor.take(first) });
  }
  const placed: (PlacedToken & { readonly token: Token })[] = [];
  for (const token of tokens) {
    // A task's box is read from its item, and the words beside it begin on the same line.
    if (token.type === "checkbox") continue;
    const isHtml = token.type === "html";
    placed.push({ token, raw: token.raw, isHtml, range: cursor.take(token) });
  }
  return readPlaced(raw === null ? joinHtml(placed) : joinRawHtml(placed), place);
}

function readPlaced(
  tokens: readonly (PlacedToken & { readonly token: Token })[],
  { depth, raw }: Omit<Place, "area">,
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
      const blocks = readOne(first.token, { area: first.range, depth, raw });
      groups.push({ blocks, isHtml: first.isHtml });
    } else {
      const between = tokens.slice(index + 1, Math.max(index + 1, end));
      const inside = readPlaced(between, { depth: depth + 1, raw });
      groups.push({ blocks: toDetails(first, last, { inside, raw }), isHtml: true });
      index = end;
    }
  }
  return boundSkips(raw === null ? groups : joinUnseenGroups(groups));
}

function readOne(token: Token, place: Place): Block[] {
  const { area: range, raw } = place;
  switch (token.type) {
    case "heading":
      return withInstructions(readHeading(token as Tokens.Heading, place), token.tokens, range);
    case "paragraph":
    case "text": {
      const inlines = toLooseInlines(token.tokens ?? [token], raw);
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
    case "blockMath":
      return [{ type: "formula", value: token["text"], ...definitionsOf(token), range }];
    case "definitionList":
      return [readDefinitions(token["items"], place)];
    case "footnoteDefinition": {
      const { label, number, isRepeated } = token as unknown as NumberedDefinition;
      const blocks = readInside(token as Tokens.Blockquote, place);
      // Words to which nothing can refer are prose where they stand.
      if (isRepeated === true || number === 0) return blocks;
      return [{ type: "footnote-definition", label, number, blocks, range }];
    }
    case "html":
      return readHtmlBlock(token.raw, range, raw);
    default:
      // Blank lines, thematic breaks and link definitions show nothing of their own.
      return [];
  }
}

function readWords(inlines: readonly Inline[], { area, raw }: Place): Block[] {
  return raw === null ? readParagraph(inlines, area) : readRawParagraph(inlines, area, raw);
}

/** What `numberFootnotes` makes of a definition. */
interface NumberedDefinition {
  readonly label: string;
  /** 0 for one inside other blocks, which it has not seen. */
  readonly number: number;
  readonly isRepeated?: boolean;
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
  const { area: range, raw } = place;
  const inlines = trimInlines(toInlines(token.tokens, raw));
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

function readInside(token: Tokens.Blockquote | Tokens.ListItem, place: Place): Block[] {
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

function readDefinitions(tokens: readonly DefinitionToken[], place: Place): Definitions {
  const { area, raw } = place;
  const cursor = createLineCursor(area);
  const items = tokens.map((token) => {
    const range = cursor.take({ type: "item", raw: token.raw });
    const lines = linesOfSaid(token, range);
    const blocks = token.said.flatMap(({ tokens: own }, index) =>
      readAll(own, { ...place, area: lines[index] ?? range }),
    );
    return { term: toInlines(token.term, raw), blocks, range };
  });
  return { type: "definitions", items, range: area };
}

/** A table of empty cells shows nothing: it is none. */
function readTable(token: Tokens.Table, { area: range, raw }: Place): Table[] {
  const readCell = ({ tokens }: Tokens.TableCell) => toCell(toInlines(tokens, raw), range);
  const head = token.header.map(readCell);
  const rows = token.rows.map((row) => row.map(readCell));
  const isNothing = [head, ...rows].flat().every(isEmptyCell);
  return isNothing ? [] : [{ type: "table", alignments: token.align, head, rows, range }];
}
