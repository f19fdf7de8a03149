import { flowIn } from "./flow.ts";
import { bodyOf, rootFlowsOf, type SlideState, tolerancePx } from "./measure-slide.ts";

/** How the type and the columns of slides are about to be changed. */
export interface Change {
  /** The new size of the type, as a share of the one it is set in. */
  readonly scale: number;
  /** How many columns the flows are about to stand in, of one now. */
  readonly columns: number;
}

/** A block of words as it is set now. Sizes are in CSS px. */
interface Paragraph {
  readonly top: number;
  readonly bottom: number;
  /** A block's own; of a row's cells, the ones that may be highest. */
  readonly boxes: readonly WordBox[];
}

interface WordBox {
  /** Null for what no words are measured in: it may come to nothing. */
  readonly words: {
    readonly width: () => number;
    readonly lineHeight: number;
    readonly type: number;
  } | null;
  readonly width: number;
  readonly height: number;
  /** To the left and right of the words. */
  readonly padding: number;
}

/**
 * Returns, for each change, the slides, all too full, that may come to fit by it. The others cannot:
 * their words would need more lines than there is room for. Only reads, so that slides without hope
 * need not be laid out to know it. Of several changes, the first must be the one with the most room:
 * what does not fit by it is not tried with the others.
 */
export function thoseThatMayFit(
  states: readonly SlideState[],
  changes: readonly Change[],
): SlideState[][] {
  const range = new Range();
  const hopeful = changes.map((): SlideState[] => []);
  for (const state of states) {
    if (isHopeless(bodyOf(state.section), changes[0])) continue;
    const slide = readSlide(state.section, range);
    for (const [index, change] of changes.entries()) {
      if (mayFit(slide, change)) hopeful[index]?.push(state);
      else if (index === 0) break;
    }
  }
  return hopeful;
}

/** Smaller type can at best make one line of two, each as much lower: what is far too high need not be read. */
function isHopeless(body: HTMLElement, change: Change | undefined): boolean {
  if (change === undefined) return true;
  const { scale, columns } = change;
  const least = body.scrollHeight * (scale < 1 ? scale / 2 : 1);
  return least > body.clientHeight * columns + tolerancePx;
}

interface SlideReading {
  readonly width: number;
  readonly height: number;
  /** From the body's top down; each is read when it is asked for, once. */
  readonly paragraphs: Iterable<Paragraph>;
}

function readSlide(section: HTMLElement, range: Range): SlideReading {
  const body = bodyOf(section);
  const flows = rootFlowsOf(section);
  const elements = [...headsOf(flows[0], body), ...flows.flatMap(paragraphsIn)];
  const read: Paragraph[] = [];
  const paragraphs = {
    *[Symbol.iterator]() {
      for (const [index, element] of elements.entries()) {
        yield (read[index] ??= readParagraph(element, range));
      }
    },
  };
  return { width: body.clientWidth, height: body.clientHeight, paragraphs };
}

/** Adds up the least that all can come to, from the body's top down. */
function mayFit({ width, height: bodyHeight, paragraphs }: SlideReading, change: Change): boolean {
  const room = bodyHeight * change.columns + tolerancePx;
  let height = 0;
  let bottom: number | null = null;
  for (const paragraph of paragraphs) {
    // What stands beside another takes no height of its own.
    if (bottom !== null && paragraph.top < bottom - 1) continue;
    // On a slide that is too full, gaps are as small as they become, but for their type.
    if (bottom !== null && change.columns === 1) height += (paragraph.top - bottom) * change.scale;
    height += Math.max(0, ...paragraph.boxes.map((box) => leastHeight(box, { ...change, width })));
    bottom = paragraph.bottom;
    if (height > room) return false;
  }
  return true;
}

/** What stands above all flows: a lead line, a table's head. */
function headsOf(flow: HTMLElement | undefined, body: HTMLElement): HTMLElement[] {
  if (flow === undefined) return [];
  const children = [...body.children];
  const own = children.findIndex((child) => child.contains(flow));
  const above = children.slice(0, own).filter((child) => child instanceof HTMLElement);
  const table = flow.closest("table");
  const caption = table?.caption ?? null;
  return [...above, ...(caption === null ? [] : [caption]), ...(table?.tHead?.rows ?? [])];
}

/** The smallest blocks of words under each other: sentences flow into one another. */
function paragraphsIn(flow: HTMLElement): HTMLElement[] {
  if (holdsSentences(flow)) return [flow];
  return [...flow.children].flatMap((unit) => {
    const inner = flowIn(unit);
    if (inner !== null && !holdsSentences(inner)) return paragraphsIn(inner);
    return unit instanceof HTMLElement ? [unit] : [];
  });
}

function holdsSentences(flow: HTMLElement): boolean {
  return flow.firstElementChild?.matches("[data-sentence]") ?? false;
}

function readParagraph(paragraph: HTMLElement, range: Range): Paragraph {
  const { top, bottom } = paragraph.getBoundingClientRect();
  const blocks = paragraph instanceof HTMLTableRowElement ? cellsOf(paragraph) : [paragraph];
  return { top, bottom, boxes: blocks.map((block) => readBox(block, range)) };
}

/** The cells of one row: the others are as high as several. */
function cellsOf({ cells }: HTMLTableRowElement): HTMLElement[] {
  return [...cells].filter(({ rowSpan }) => rowSpan === 1);
}

function readBox(block: HTMLElement, range: Range): WordBox {
  const style = getComputedStyle(block);
  const [lineHeight = 0, type = 0, left = 0, right = 0] = [
    style.lineHeight,
    style.fontSize,
    style.paddingLeft,
    style.paddingRight,
  ].map((size) => Number.parseFloat(size) || 0);
  const isMeasured = style.display !== "inline" && lineHeight > 0 && isPlain(block);
  return {
    words: isMeasured
      ? { width: onlyOnce(() => wordsWidth(block, { range, between: 0 })), lineHeight, type }
      : null,
    width: block.offsetWidth,
    height: block.offsetHeight,
    padding: left + right,
  };
}

/** Words are as wide as their type is large, however their lines break. */
function leastHeight(box: WordBox, room: Change & { readonly width: number }): number {
  if (box.words === null) return 0;
  const { lineHeight, type } = box.words;
  const { scale, columns, width } = room;
  // Heights are whole numbers of px: two lines may seem to be one px less.
  const linesNow = Math.floor((box.height + 1) / lineHeight);
  // Smaller type never needs more room, so one line stays one.
  if (columns === 1 && linesNow <= 1) return box.height * scale;
  // Smaller type beside it may leave it more room, and a mark may hang over its edge.
  const line = box.width + (width - box.width) * (1 - scale) - (box.padding - type) * scale;
  const words = box.words.width() * scale * columns;
  const padding = Math.max(0, box.height - linesNow * lineHeight);
  const least = Math.max(1, Math.ceil(words / line)) * lineHeight + padding;
  // Words inside may be set in smaller lines than their block's.
  return (columns === 1 ? Math.min(least, box.height) : least) * scale;
}

/** One line stays one, so the width of many words is never asked for. */
function onlyOnce(read: () => number): () => number {
  let value: number | null = null;
  return () => (value ??= read());
}

/** Is an element without what is as wide as rules of its own say, such as formulas and pictures? */
export function isPlain(element: Element): boolean {
  return element.querySelector(".katex, ruby, svg, img") === null;
}

/**
 * Returns how wide an element's words would be in one line, in CSS px, from the lines they stand in
 * now; each line counts `between` more, for what is lost where it breaks. `range` is used to measure:
 * one for all, since every change of the page looks at every range there is.
 */
export function wordsWidth(
  element: Element,
  { range, between }: { readonly range: Range; readonly between: number },
): number {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let width = 0;
  let lineTop: number | null = null;
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    for (const { width: own, top } of range.getClientRects()) {
      // Phrases of one line are texts of their own: only lines are counted.
      width += own + (top === lineTop ? 0 : between);
      lineTop = top;
    }
  }
  return width;
}
