import type { Token } from "marked";

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import type { MendedRow } from "./extensions/table-cells.ts";
import { walkTokens } from "./walk-tokens.ts";

/** Returns the rows of tables that have more cells than the head, each at its line. */
export function findMendedRows(tokens: readonly Token[], area: Range): Diagnostic[] {
  const found: Diagnostic[] = [];
  walkTokens(tokens, area, (token, { path, startLine }) => {
    if (token.type !== "table" || !("mendedRows" in token)) return;
    const width: number = token["header"].length;
    for (const { line, cells, isInCode } of token["mendedRows"] as readonly MendedRow[]) {
      found.push({
        path,
        line: startLine + line,
        column: 1,
        severity: "warning",
        code: "table-cells",
        message: `This row has ${cells} cells, and its table's head has ${width}; ${isInCode ? "a bar in code or in a formula is taken for a part of it" : "what is beyond stands in the last cell"}.`,
        hint: 'Write "\\|" for a bar that parts no cells.',
      });
    }
  });
  return found;
}
