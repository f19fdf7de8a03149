import type { FittedPart } from "../../model/fit.ts";
import { markPart } from "./mark-part.ts";
import { shareFootnotes } from "./share-notes.ts";
import { bodyOf, type SlideState } from "./measure-slide.ts";

/** The narrowest that a column of words is set with its padding, in em of the table's type, where its words allow it. */
const minimalColumnEm = 8;

/** One column takes no more than this share of the slide beside others. */
const maxColumnShare = 0.6;

/** The type of a wide table is set down before its columns go on to another slide. */
const scales = [1, 30 / 32, 28 / 32];

/** Fewer columns than these are not parted. */
const minimalColumns = 4;

interface WideTable {
  readonly state: SlideState;
  /** What each column needs, in CSS px at full size. */
  readonly widths: readonly number[];
  readonly room: number;
}

/**
 * Sets tables that are too wide in smaller type, and continues those that still are by their
 * columns, the first column repeated. Returns all states with the parts in their places.
 */
export function splitWideTables(states: readonly SlideState[]): SlideState[] {
  const tables = states.filter(({ section }) => columnCount(section) >= minimalColumns);
  const wide = measureTables(tables).filter(({ widths, room }) => sum(widths) > room);
  const partsOf = new Map<SlideState, SlideState[]>();
  for (const table of wide) {
    const scale = scales.find((one) => sum(table.widths) * one <= table.room) ?? scales.at(-1) ?? 1;
    table.state.section.style.setProperty("--fit", String(scale));
    const groups = groupColumns(table, scale);
    if (groups.length > 1) partsOf.set(table.state, continueColumns(table.state, groups));
  }
  return states.flatMap((state) => partsOf.get(state) ?? [state]);
}

function columnCount(section: HTMLElement): number {
  return tableOf(section)?.rows[0]?.cells.length ?? 0;
}

function tableOf(section: HTMLElement): HTMLTableElement | null {
  return section.matches(".layout-table")
    ? bodyOf(section).querySelector<HTMLTableElement>("table")
    : null;
}

/** Lays all tables out as wide as they like, then as narrow as their words allow, and reads both. */
function measureTables(states: readonly SlideState[]): WideTable[] {
  const read = (mode: string) => {
    for (const { section } of states) tableOf(section)?.setAttribute("data-measure", mode);
    return states.map(({ section }) => cellWidths(section));
  };
  const most = read("most");
  const least = read("least");
  for (const { section } of states) tableOf(section)?.removeAttribute("data-measure");
  return states.map((state, index) => {
    const table = tableOf(state.section);
    const room = bodyOf(state.section).clientWidth;
    const em = table === null ? 0 : Number.parseFloat(getComputedStyle(table).fontSize);
    const widths = (most[index] ?? []).map((width, column) => {
      const needed = Math.max(least[index]?.[column] ?? 0, minimalColumnEm * em);
      return Math.min(width, needed, room * maxColumnShare);
    });
    return { state, widths, room };
  });
}

function cellWidths(section: HTMLElement): number[] {
  const cells = tableOf(section)?.rows[0]?.cells ?? [];
  return [...cells].map((cell) => cell.getBoundingClientRect().width);
}

/** Returns the fewest groups of columns that fit beside the first one, evenly wide. */
function groupColumns(
  { widths, room }: WideTable,
  scale: number,
): { start: number; end: number }[] {
  const [first = 0, ...others] = widths.map((width) => width * scale);
  const fill = (limit: number) => {
    const groups: { start: number; end: number }[] = [];
    let start = 1;
    let used = 0;
    for (const [index, width] of others.entries()) {
      if (used > 0 && used + width > limit) {
        groups.push({ start, end: index + 1 });
        start = index + 1;
        used = 0;
      }
      used += width;
    }
    return [...groups, { start, end: widths.length }];
  };
  const fewest = fill(room - first).length;
  const even = Math.max(sum(others) / fewest, ...others);
  // The evenest limit is a little above the mean, since columns are not cut.
  const steps = Array.from({ length: 9 }, (_, step) => even + ((room - first - even) * step) / 8);
  return steps.map(fill).find((groups) => groups.length === fewest) ?? fill(room - first);
}

function continueColumns(
  state: SlideState,
  groups: readonly NonNullable<FittedPart["columns"]>[],
): SlideState[] {
  const sections = groups.map((_, index) =>
    index === 0 ? state.section : (state.section.cloneNode(true) as HTMLElement),
  );
  state.section.after(...sections.slice(1));
  const parts = groups.map((columns, index) => {
    const section = sections[index] ?? state.section;
    if (index > 0) section.querySelector(".notes")?.remove();
    for (const row of tableOf(section)?.rows ?? []) {
      for (const [column, cell] of [...row.cells].entries()) {
        if (column > 0 && (column < columns.start || column >= columns.end)) cell.remove();
      }
    }
    markPart(section, { index: 1, count: groups.length });
    return { ...state, section, columns };
  });
  shareFootnotes(sections);
  return parts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
