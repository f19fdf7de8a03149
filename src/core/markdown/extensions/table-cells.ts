import { Tokenizer, type Tokens } from "marked";

import type { RuleExtension } from "./extension.ts";

/** A row of a Markdown table that was mended: its 0-based line in the table, and what its bars part. */
export interface MendedRow {
  readonly line: number;
  readonly cells: number;
  /** Did a bar stand in code or in a formula? */
  readonly isInCode: boolean;
}

/** In characters: code in a longer row is not looked for. */
const maxRow = 20_000;

/** What a bar in it does not part: code, and formulas in a line. */
const closed =
  /(?<!`)(?<ticks>`+)(?!`)[^\n]*?(?<!`)\k<ticks>(?!`)|\$(?![\s$])(?:\\[^\n]|[^\\$\n`])*?[^\s\\$]\$(?!\d)/y;

/**
 * Reads tables as GFM does, save for rows with more cells than the head: GFM leaves out what is beyond.
 * A bar in code or in a formula is taken for a part of it; what is still too much stays in the last
 * cell. Such tables have the property `mendedRows`.
 */
export const tableCells: RuleExtension = {
  name: "tableCells",
  opener: /\|/,
  rules: {
    tokenizer: {
      table(source) {
        const table = Tokenizer.prototype.table.call(this, source);
        if (table === undefined) return undefined;
        const width = table.header.length;
        const lines = table.raw.trimEnd().split("\n");
        const mended: MendedRow[] = [];
        for (const [index, row] of table.rows.entries()) {
          const line = lines[index + 2] ?? "";
          const bars = findBars(line);
          const parts = cutAt(line, bars);
          if (parts.length <= width) continue;
          const outside = withoutClosed(line, bars);
          const cells = cutAt(line, outside);
          mended.push({
            line: index + 2,
            cells: parts.length,
            isInCode: cells.length < parts.length,
          });
          const texts = joinRest(cells, width);
          for (const [column, cell] of row.entries()) {
            const text = (texts[column] ?? "").replaceAll("\\|", "|");
            if (text !== cell.text) setText(cell, text, this.lexer.inline(text));
          }
        }
        return mended.length === 0 ? table : Object.assign(table, { mendedRows: mended });
      },
    },
  },
};

function setText(cell: Tokens.TableCell, text: string, tokens: Tokens.TableCell["tokens"]): void {
  Object.assign(cell, { text, tokens });
}

/** Returns the offsets of the bars in a row that are not escaped. */
function findBars(line: string): number[] {
  const bars: number[] = [];
  let isEscaped = false;
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at];
    if (mark === "|" && !isEscaped) bars.push(at);
    isEscaped = mark === "\\" && !isEscaped;
  }
  return bars;
}

/** Returns the cells between bars; those that open and close the row part none. */
function cutAt(line: string, bars: readonly number[]): string[] {
  const ends = [...bars, line.length];
  const cells = ends.map((end, index) => line.slice((ends[index - 1] ?? -1) + 1, end).trim());
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells;
}

/** Returns the bars that stand in no code and in no formula. */
function withoutClosed(line: string, bars: readonly number[]): readonly number[] {
  if (line.length > maxRow) return bars;
  const ends: [number, number][] = [];
  for (const { index } of line.matchAll(/[`$]/g)) {
    if (index < (ends.at(-1)?.[1] ?? 0) || line[index - 1] === "\\") continue;
    closed.lastIndex = index;
    if (closed.test(line)) ends.push([index, closed.lastIndex]);
  }
  return bars.filter((bar) => !ends.some(([start, end]) => bar > start && bar < end));
}

/** Returns as many cells as the head has; what is beyond stays in the last one as it was written. */
function joinRest(cells: readonly string[], width: number): readonly string[] {
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(" | ")];
}
