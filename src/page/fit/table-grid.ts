/** A cell, and the 0-based column in which it begins. */
export interface PlacedCell {
  readonly cell: HTMLTableCellElement;
  readonly column: number;
}

/** Returns a table's cells with their columns, row by row, in document order. */
export function placeCells(table: HTMLTableElement): readonly (readonly PlacedCell[])[] {
  const placed: PlacedCell[][] = [];
  let section: Element | null = null;
  /** For each column, how many rows below the last one are taken. */
  let taken: number[] = [];
  for (const row of table.rows) {
    if (row.parentElement !== section) taken = [];
    section = row.parentElement;
    const before = taken.map((rows) => Math.max(0, rows - 1));
    const cells: PlacedCell[] = [];
    let column = 0;
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > 0) column += 1;
      cells.push({ cell, column });
      for (let own = 0; own < cell.colSpan; own += 1) before[column + own] = cell.rowSpan - 1;
      column += cell.colSpan;
    }
    taken = before;
    placed.push(cells);
  }
  return placed;
}

/** Returns how many columns a table has. */
export function countColumns(table: HTMLTableElement): number {
  const [first] = placeCells(table);
  return (first ?? []).reduce((count, { cell }) => count + cell.colSpan, 0);
}

/** Does a row hold a cell that reaches into the rows below it, or does one reach into it? */
export function isJoined(row: HTMLTableRowElement): boolean {
  const { parentElement } = row;
  if (parentElement?.querySelector(":scope > tr > [rowspan]") == null) return false;
  return [...row.cells].some(({ rowSpan }) => rowSpan > 1) || isReached(row);
}

/** Does a cell of a row above reach into a row? */
export function isReached(row: HTMLTableRowElement): boolean {
  let distance = 1;
  for (
    let above = row.previousElementSibling;
    above !== null;
    above = above.previousElementSibling
  ) {
    const cells = above instanceof HTMLTableRowElement ? [...above.cells] : [];
    if (cells.some(({ rowSpan }) => rowSpan > distance)) return true;
    distance += 1;
  }
  return false;
}

/**
 * Parts the cells of a table's body that reach over a cut before one of its rows: what each says stands
 * again in that row, in its column.
 */
export function partCells(body: HTMLTableSectionElement, index: number): void {
  const table = body.closest("table");
  const row = body.rows[index];
  if (table === null || row === undefined || !isReached(row)) return;
  const first = [...table.rows].indexOf(row) - index;
  const placed = placeCells(table).slice(first, first + index + 1);
  const own = placed[index] ?? [];
  for (const [at, cells] of placed.slice(0, index).entries()) {
    for (const { cell, column } of cells) {
      const kept = index - at;
      if (cell.rowSpan <= kept) continue;
      const copy = cell.cloneNode(true) as HTMLTableCellElement;
      copy.setAttribute("data-repeated", "");
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      setSpan(copy, "rowSpan", cell.rowSpan - kept);
      setSpan(cell, "rowSpan", kept);
      row.insertBefore(copy, own.find((other) => other.column > column)?.cell ?? null);
    }
  }
}

/** Leaves out an attribute that says nothing. */
export function setSpan(
  cell: HTMLTableCellElement,
  name: "colSpan" | "rowSpan",
  count: number,
): void {
  if (count === 1) cell.removeAttribute(name);
  else cell[name] = count;
}
