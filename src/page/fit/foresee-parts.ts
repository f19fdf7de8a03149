import type { SlideMeasures } from "../../core/model/fit.ts";
import { breakCosts } from "./choose-breaks.ts";
import type { SlideReading } from "./continue-slide.ts";
import { smallTextIn } from "./judge-slide.ts";
import { bodyOf } from "./measure-slide.ts";

/**
 * How full a part may be that need not be looked at: less where it may come to have another line, as
 * where it begins amid a text, or where what is repeated is said to be continued.
 */
const sureFullness = { asBefore: 0.95, oneLineMore: 0.85 };

/** What can come out in another size on a part than on the whole slide. */
const changeable = "img, svg, video, .katex, [data-footnotes], [data-columns]";

/**
 * Foresees the parts of a slide that is laid out whole: at the same width, words keep their lines.
 * `breaks` are the first leaves of the parts. Returns each part's measures; null for one that must be looked at to know them. Laying out new
 * parts costs more than all else that fitting does.
 */
export function foreseeParts(
  { state, leaves, columns }: SlideReading,
  breaks: readonly number[],
): (SlideMeasures | null)[] {
  const body = bodyOf(state.section);
  const isKnown =
    columns === 1 &&
    state.columns === null &&
    body.querySelector(changeable) === null &&
    [...body.querySelectorAll("table")].every(hasFlatRows) &&
    smallTextIn(body) === null;
  if (!isKnown) return breaks.map(() => null);
  const box = body.getBoundingClientRect();
  const above = (leaves[0]?.top ?? box.top) - box.top;
  return breaks.map((start, part) => {
    const first = leaves[start];
    const last = leaves[(breaks[part + 1] ?? leaves.length) - 1];
    if (first === undefined || last === undefined) return null;
    const repeated = part === 0 ? 0 : first.repeated;
    const fullness = (above + repeated + last.bottom - first.top) / box.height;
    const mayGrow = repeated > 0 || (part > 0 && first.breakCost === breakCosts.sentence);
    if (fullness > (mayGrow ? sureFullness.oneLineMore : sureFullness.asBefore)) return null;
    return {
      overflows: false,
      fullness: Math.round(fullness * 100) / 100,
      smallText: null,
      scaledBlocks: [],
    };
  });
}

/**
 * Has a table one line in every row, and no cell in two? With fewer rows its columns may come out in other widths, but
 * what stands on one line then still does.
 */
function hasFlatRows(table: HTMLTableElement): boolean {
  const [cell] = table.rows[0]?.cells ?? [];
  if (cell === undefined || table.querySelector("[rowspan]") !== null) return false;
  const style = getComputedStyle(cell);
  const line = Number.parseFloat(style.lineHeight);
  const around = ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"] as const;
  const height = around.reduce((sum, side) => sum + Number.parseFloat(style[side]), line);
  return [...table.rows].every((row) => row.offsetHeight < height + line / 2);
}
