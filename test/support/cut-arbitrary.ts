import { divideParagraph } from "../../src/core/prose/divide-paragraph.ts";
import type { Block, List, Table } from "../../src/core/model/chapter.ts";
import { divideCodeLine } from "../../src/core/model/code-lines.ts";
import type { Slide } from "../../src/core/model/deck.ts";
import type { FittedSlide, FlowWindow } from "../../src/core/model/fit.ts";
import type { Inline } from "../../src/core/model/inline.ts";

/** A place of a flow that may go on to another slide, and the places inside it. */
interface Unit {
  /** What of the slide stands on it. */
  readonly value: unknown;
  readonly inner: readonly Unit[];
}

interface Flow {
  readonly name: string;
  readonly units: readonly Unit[];
}

interface Place {
  readonly flow: number;
  readonly path: readonly number[];
  readonly value: unknown;
}

const toUnit = (value: unknown, inner: readonly Unit[] = []): Unit => ({
  value,
  inner,
});

/** What is in one piece cannot be cut. */
const several = (pieces: readonly unknown[]): Unit[] =>
  pieces.length < 2 ? [] : pieces.map((piece) => toUnit(piece));

const wordUnits = (inlines: readonly Inline[]): Unit[] => several(divideParagraph(inlines));

const isShown = ({ type }: Block): boolean => type !== "instruction";

const blockUnits = (blocks: readonly Block[]): Unit[] =>
  blocks.filter(isShown).map((block) => toUnit(block, unitsIn(block)));

function unitsIn(block: Block): Unit[] {
  switch (block.type) {
    case "paragraph":
      return wordUnits(block.inlines);
    case "list":
      return listUnits(block);
    case "code":
      return codeUnits(block.value);
    case "table":
      return rowUnits(block);
    case "quote":
    case "callout":
    case "footnote-definition":
      return blockUnits(block.blocks);
    case "definitions":
      return block.items.map((item) => toUnit(item.blocks, blockUnits(item.blocks)));
    default:
      return [];
  }
}

function itemUnit({ blocks }: { readonly blocks: readonly Block[] }): Unit {
  const shown = blocks.filter(isShown);
  const [first] = shown;
  const isWords = shown.length === 1 && first?.type === "paragraph";
  return toUnit(shown, isWords ? wordUnits(first.inlines) : blockUnits(shown));
}

const listUnits = (list: List): Unit[] => list.items.map(itemUnit);

const codeUnits = (value: string): Unit[] =>
  value.split("\n").map((line) => toUnit(line, several(divideCodeLine(line))));

/** A row can be cut in the one cell that is long. */
function rowUnits({ rows }: Table): Unit[] {
  return rows.map((row) => {
    const isJoined = row.some(
      ({ span, covered }) => (span?.rows ?? 1) > 1 || (covered?.rows ?? 0) > 0,
    );
    const units = row.map(({ inlines, blocks }) =>
      blocks === undefined ? wordUnits(inlines) : blockUnits(blocks.filter(isShown)),
    );
    const long = isJoined
      ? []
      : units.filter((own, column) => own.length > 1 || row[column]?.blocks !== undefined);
    return toUnit(row, long.length === 1 ? long[0] : []);
  });
}

/** Returns a slide's flows as its template sets them, in document order. */
function flowsOf({ content, footnotes }: Slide): Flow[] {
  const flows: Flow[] = [];
  const add = (name: string, units: readonly Unit[]) => {
    if (units.length > 0) flows.push({ name, units });
  };
  if ("lead" in content && content.lead !== null) add("lead", wordUnits(content.lead));
  if ("sentences" in content) {
    add(
      "list" in content ? "sentences" : "",
      content.sentences.map((sentence) => toUnit(sentence, wordUnits(sentence))),
    );
  }
  if ("list" in content && content.list !== null) add("", listUnits(content.list));
  if ("columns" in content) {
    add(
      "",
      content.columns.map(({ list }) => toUnit(list, listUnits(list))),
    );
  }
  if ("items" in content) {
    add(
      "",
      content.items.map((item) => {
        const inner = blockUnits(item.blocks);
        if (!("description" in item)) return toUnit(item.blocks, inner);
        const description = toUnit(item.description, wordUnits(item.description));
        return toUnit([item.description, item.blocks], [description, ...inner]);
      }),
    );
  }
  if ("table" in content) add("", rowUnits(content.table));
  if ("code" in content) add("", codeUnits(content.code.value));
  if ("quote" in content) add("", blockUnits(content.quote.blocks));
  if ("callout" in content) add("", blockUnits(content.callout.blocks));
  if (flows.length === 0) add("footnotes", footnotes.map(itemUnit));
  return flows;
}

/** Returns where each leaf begins; one that is the first of what holds it, where that begins. */
function placesIn(units: readonly Unit[], flow: number, above: readonly number[] = []): Place[] {
  return units.flatMap(({ value, inner }, index): Place[] => {
    const path = [...above, index];
    const [first, ...others] = placesIn(inner, flow, path);
    return first === undefined ? [{ flow, path, value }] : [{ ...first, path }, ...others];
  });
}

/** A slide that was cut: its parts, and what each holds that those before it do not. */
export interface CutSlide {
  readonly fitted: readonly FittedSlide[];
  readonly values: readonly (readonly unknown[])[];
}

/**
 * Cuts a slide at places that `choose` picks (0 up to before `count`; it may pick one more than
 * once), as the browser could. Returns the parts with all notes and footnotes shared out by `choose`
 * too; the slide as one part where it has nothing to cut between.
 */
export function cutSlide(
  slide: Slide,
  source: number,
  choose: { readonly cuts: number; readonly pick: (count: number) => number },
): CutSlide {
  const flows = flowsOf(slide);
  const places = flows.flatMap(({ units }, flow) => placesIn(units, flow));
  const picked = Array.from({ length: places.length < 2 ? 0 : choose.cuts }, () =>
    choose.pick(places.length - 1),
  );
  const begins = [...new Set(picked)].toSorted((a, b) => a - b).map((index) => index + 1);
  const starts = begins.map((index) => places[index]);
  const values = [0, ...begins].map((begin, part) =>
    places.slice(begin, begins[part]).map(({ value }) => value),
  );
  const count = starts.length + 1;
  const hasFootnoteFlow = flows[0]?.name === "footnotes";
  const home = <T>(items: readonly T[]) =>
    items.map((item) => ({ item, part: choose.pick(count) }));
  const footnotes = home(slide.footnotes.map(({ number }) => number));
  const onPart = (all: typeof footnotes, part: number) =>
    all.filter((one) => one.part === part).map(({ item }) => item);
  const fitted = Array.from({ length: count }, (_, part): FittedSlide => {
    const [begin, end] = [starts[part - 1], starts[part]];
    const windows = flows.flatMap(({ name }, flow): FlowWindow[] => {
      const isHere = (begin?.flow ?? 0) <= flow && flow <= (end?.flow ?? flows.length);
      const endsBefore = end?.flow === flow && end.path.every((step) => step === 0);
      if (!isHere || endsBefore) return [];
      return [
        {
          flow: name,
          from: begin?.flow === flow ? begin.path : [],
          to: end?.flow === flow ? end.path : null,
        },
      ];
    });
    return {
      source,
      id: part === 0 ? slide.id : `${slide.id}--${part + 1}`,
      part:
        count === 1
          ? null
          : {
              index: part + 1,
              count,
              windows,
              columns: null,
              footnotes: hasFootnoteFlow ? null : onPart(footnotes, part),
            },
      measures: { overflows: false, fullness: 1, smallText: null, scaledBlocks: [] },
    };
  });
  return { fitted, values };
}
