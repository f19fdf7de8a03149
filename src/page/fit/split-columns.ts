import type { FittedPart } from "../../core/model/fit.ts";
import { layOut, bodyOf, type SlideState } from "./measure-slide.ts";
import { markPart } from "./number-parts.ts";
import { shareFootnotes, takeFootnotes } from "./share-notes.ts";
import { countColumns, placeCells, setSpan } from "./table-grid.ts";
import { isPlain, wordsWidth } from "./may-fit.ts";

/** The narrowest that a column of words is set with its padding, in em of the table's type, where its words allow it. */
const minimalColumnEm = 8;

/** One column takes no more than this share of the slide beside others. */
const maxColumnShare = 0.6;

/** The type of a wide table is set down before its columns go on to another slide. */
const smallest = 28 / 32;
const scales = [1, 30 / 32, smallest];

/** Fewer columns than these are not parted. */
const minimalColumns = 3;

type ColumnRange = NonNullable<FittedPart["columns"]>;

interface MeasuredTable {
  readonly state: SlideState;
  /** What each column needs, in CSS px at full size. */
  readonly widths: readonly number[];
  /** The width for all columns, in CSS px. */
  readonly room: number;
}

/**
 * Sets tables that are too wide in smaller type, and continues those that still are by their
 * columns, the first column repeated; so too those in which a row is higher than a slide. Returns
 * all states with the parts in their places.
 */
export function splitWideTables(states: readonly SlideState[]): SlideState[] {
  const range = new Range();
  const tables = states.filter(({ section }) => columnCount(section) >= minimalColumns);
  const high = new Set(tables.filter(({ section }) => hasHighRow(section)));
  const doubtful = tables.filter((state) => high.has(state) || mayBeWide(state.section, range));
  const partsOf = new Map<SlideState, readonly SlideState[]>();
  for (const table of measureTables(doubtful)) {
    const isWide = sum(table.widths) > table.room;
    if (!isWide && !high.has(table.state)) continue;
    const scale = scales.find((one) => sum(table.widths) * one <= table.room) ?? smallest;
    bodyOf(table.state.section).style.setProperty("--fit", String(isWide ? scale : smallest));
    partsOf.set(table.state, splitColumns(table, isWide ? scale : smallest));
  }
  layOut(doubtful);
  return states.flatMap((state) => partsOf.get(state) ?? [state]);
}

/** Tries ever fewer columns on a slide until no row is too high. */
function splitColumns(table: MeasuredTable, scale: number): readonly SlideState[] {
  const whole = table.state.section.cloneNode(true) as HTMLElement;
  let parts: readonly SlideState[] = [table.state];
  for (let count = fewestGroups(table, scale); count < table.widths.length; count += 1) {
    const groups = groupColumns(table, count);
    if (groups.length > 1) parts = continueColumns(restore(parts, whole), groups);
    if (!parts.some(({ section }) => hasHighRow(section))) break;
  }
  return parts;
}

/** Puts a whole slide in the place of its parts again. */
function restore([first, ...others]: readonly SlideState[], whole: HTMLElement): SlideState {
  if (first === undefined) throw new Error("A slide has at least one part.");
  if (others.length === 0) return first;
  for (const { section } of others) section.remove();
  const section = whole.cloneNode(true) as HTMLElement;
  first.section.replaceWith(section);
  return { ...first, section, columns: null };
}

/** Is a row higher than what the slide has under the table's head? */
function hasHighRow(section: HTMLElement): boolean {
  const table = tableOf(section);
  if (table === null) return false;
  const head = (table.tHead?.offsetHeight ?? 0) + (table.caption?.offsetHeight ?? 0);
  const top = table.getBoundingClientRect().top - bodyOf(section).getBoundingClientRect().top;
  const room = bodyOf(section).clientHeight - top - head;
  return [...(table.tBodies[0]?.rows ?? [])].some((row) => row.offsetHeight > room);
}

function columnCount(section: HTMLElement): number {
  const table = tableOf(section);
  return table === null ? 0 : countColumns(table);
}

function tableOf(section: HTMLElement): HTMLTableElement | null {
  return section.matches(".layout-table")
    ? bodyOf(section).querySelector<HTMLTableElement>("table")
    : null;
}

/** May a table be wider than its slide? Only reads: most tables need no more to be measured. */
function mayBeWide(section: HTMLElement, range: Range): boolean {
  const table = tableOf(section);
  if (table === null || !isPlain(table)) return true;
  if (table.querySelector("[colspan], [rowspan]") !== null) return true;
  const room = bodyOf(section).clientWidth;
  const em = Number.parseFloat(getComputedStyle(table).fontSize);
  const widths: number[] = [];
  for (const row of table.rows) {
    for (const [column, cell] of [...row.cells].entries()) {
      const { paddingLeft, paddingRight } = getComputedStyle(cell);
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
      const width = wordsWidth(cell, { range, between: em }) + padding;
      widths[column] = Math.max(widths[column] ?? 0, Math.min(width, room * maxColumnShare));
    }
  }
  return sum(widths) > room;
}

/** Lays all tables out as wide as they like, then as narrow as their words allow, and reads both. */
function measureTables(states: readonly SlideState[]): MeasuredTable[] {
  const sizes = states.map(({ section }) => {
    const table = tableOf(section);
    const em = table === null ? 0 : Number.parseFloat(getComputedStyle(table).fontSize);
    return { em, room: bodyOf(section).clientWidth };
  });
  const read = (mode: string) => {
    for (const { section } of states) tableOf(section)?.setAttribute("data-measure", mode);
    layOut(states);
    return states.map(({ section }) => cellWidths(section));
  };
  const most = read("most");
  const least = read("least");
  for (const { section } of states) tableOf(section)?.removeAttribute("data-measure");
  return states.map((state, index) => {
    const { em = 0, room = 0 } = sizes[index] ?? {};
    const widths = (most[index] ?? []).map((width, column) => {
      const needed = Math.max(least[index]?.[column] ?? 0, minimalColumnEm * em);
      return Math.min(width, needed, room * maxColumnShare);
    });
    return { state, widths, room };
  });
}

function cellWidths(section: HTMLElement): number[] {
  const table = tableOf(section);
  const widths: number[] = [];
  const cells = table === null ? [] : placeCells(table).flat();
  // Cells of one column say how wide it is; where there is none, those of several share theirs out.
  for (const { cell, column } of cells.toSorted((a, b) => a.cell.colSpan - b.cell.colSpan)) {
    const { width } = cell.getBoundingClientRect();
    for (let own = column; own < column + cell.colSpan; own += 1) {
      widths[own] ??= width / cell.colSpan;
    }
  }
  return widths;
}

/** Returns how many groups of columns, beside the first one, it takes at least. */
function fewestGroups(table: MeasuredTable, scale: number): number {
  const { widths, room } = table;
  const most = widths.length - 1;
  for (let count = 1; count < most; count += 1) {
    const fits = groupColumns(table, count).every(({ start, end }) => {
      const width = (widths[0] ?? 0) + sum(widths.slice(start, end));
      return width * scale <= room;
    });
    if (fits) return count;
  }
  return most;
}

/** Shares the columns behind the first out to `count` groups, about evenly wide; none is empty. */
function groupColumns({ widths }: MeasuredTable, count: number): ColumnRange[] {
  const share = sum(widths.slice(1)) / count;
  const groups: ColumnRange[] = [];
  let start = 1;
  let used = 0;
  for (let group = 1; group <= count; group += 1) {
    // Each group after this one takes a column at least.
    const last = widths.length - (count - group);
    let end = start;
    while (end < last && (end === start || used + (widths[end] ?? 0) / 2 < share * group)) {
      used += widths[end] ?? 0;
      end += 1;
    }
    if (group === count) end = last;
    groups.push({ start, end });
    start = end;
  }
  return groups;
}

function continueColumns(state: SlideState, groups: readonly ColumnRange[]): SlideState[] {
  const footnotes = takeFootnotes(state.section);
  const sections = groups.map((_, index) =>
    index === 0 ? state.section : (state.section.cloneNode(true) as HTMLElement),
  );
  state.section.after(...sections.slice(1));
  const parts = groups.map((columns, index) => {
    const section = sections[index] ?? state.section;
    if (index > 0) section.querySelector(".notes")?.remove();
    keepColumns(tableOf(section), columns);
    markPart(section, { index: 1, count: groups.length });
    return { ...state, section, columns };
  });
  shareFootnotes(footnotes, sections);
  return parts;
}

/** Leaves a table its first column and some others; a cell that covers more stands above these. */
function keepColumns(table: HTMLTableElement | null, { start, end }: ColumnRange): void {
  for (const { cell, column } of table === null ? [] : placeCells(table).flat()) {
    const last = column + cell.colSpan;
    const kept =
      (column === 0 ? 1 : 0) + Math.max(0, Math.min(last, end) - Math.max(column, start));
    if (kept === 0) cell.remove();
    else setSpan(cell, "colSpan", kept);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
