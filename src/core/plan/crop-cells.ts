import type { TableCell, TableRow } from "../model/chapter.ts";

/**
 * Returns the cells in some rows and columns of a grid, by their 0-based indexes, ascending. A cell that
 * covers more than these is as large as what is left of it, and stands in the first place that it
 * covers: what it says holds there, too.
 */
export function cropCells(
  grid: readonly TableRow[],
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly number[] },
): TableCell[][] {
  const rowsBefore = countBefore(rows, grid.length);
  const columnsBefore = countBefore(columns, grid[0]?.length ?? 0);
  return rows.map((row, newRow) =>
    columns.map((column, newColumn) => {
      const cell = grid[row]?.[column] ?? { inlines: [] };
      const { covered = { rows: 0, columns: 0 } } = cell;
      const [top, left] = [row - covered.rows, column - covered.columns];
      const origin = grid[top]?.[left];
      if (origin?.span === undefined) return cell;
      const firstRow = rowsBefore[top] ?? 0;
      const firstColumn = columnsBefore[left] ?? 0;
      const down = newRow - firstRow;
      const right = newColumn - firstColumn;
      if (down + right > 0) return { inlines: [], covered: { columns: right, rows: down } };
      const span = {
        columns: (columnsBefore[left + origin.span.columns] ?? 0) - firstColumn,
        rows: (rowsBefore[top + origin.span.rows] ?? 0) - firstRow,
      };
      const { span: _, ...single } = origin;
      return span.columns === 1 && span.rows === 1 ? single : { ...single, span };
    }),
  );
}

/** Returns, for each index up to `length`, how many of those that are kept come before it. */
function countBefore(kept: readonly number[], length: number): number[] {
  const counts: number[] = [0];
  const all = new Set(kept);
  for (let index = 0; index < length; index += 1) {
    counts.push((counts[index] ?? 0) + (all.has(index) ? 1 : 0));
  }
  return counts;
}
