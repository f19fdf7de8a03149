import { bodyOf, tolerancePx, type SlideState } from "./measure-slide.ts";
import { countColumns } from "./table-grid.ts";

/**
 * Lets very long words break anywhere in tables that are wider than their slide, in the columns that
 * take more than their share of it: else the whole table would be scaled until nobody can read it.
 */
export function wrapWords(states: readonly SlideState[]): void {
  const wide = states.flatMap(({ section }) => {
    const body = section.matches(".layout-table") ? bodyOf(section) : null;
    const table = body?.querySelector<HTMLTableElement>("table") ?? null;
    if (body === null || table === null) return [];
    const { clientWidth } = body;
    if (table.offsetWidth <= clientWidth + tolerancePx) return [];
    const share = clientWidth / Math.max(1, countColumns(table));
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    return cells.filter((cell) => cell.offsetWidth > share * cell.colSpan);
  });
  for (const cell of wide) cell.dataset["wrapped"] = "";
}
