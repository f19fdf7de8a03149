import { mergeTexts, type Inline } from "../../model/inline.ts";
import { hiddenElements, showingElements, voidElements } from "./elements.ts";
import { standInLine, toRawElement } from "./html-inlines.ts";

/** Puts together what marked gives one by one: each opening tag takes what follows up to its closing tag. */
export interface TagPairs {
  /** How many elements are open. */
  readonly depth: number;
  add(inlines: readonly Inline[]): void;
  /** Takes a raw tag; `toVoid` says what an element without content is. Comments and the like vanish. */
  addTag(raw: string, toVoid: (name: string, raw: string) => readonly Inline[]): void;
  /** Closes what is still open and returns the inlines. To be called once. */
  close(): Inline[];
}

/** One raw tag, in the parts that matter here. */
const tagPattern = /^<(?<slash>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)/;

interface OpenTag {
  readonly name: string;
  readonly open: string;
  readonly children: Inline[];
}

/** Returns a collector that keeps `maxDepth` elements open at most; tags beyond are dropped, their words kept. */
export function createTagPairs(maxDepth: number): TagPairs {
  const root: Inline[] = [];
  const open: OpenTag[] = [];
  const openCount = new Map<string, number>();
  const count = (name: string) => openCount.get(name) ?? 0;
  const target = () => open.at(-1)?.children ?? root;
  const closeLast = (close: string) => {
    const tag = open.pop();
    if (tag === undefined) return;
    openCount.set(tag.name, count(tag.name) - 1);
    // The words of an unclosed script are kept: they may be the rest of the paragraph.
    if (close !== "" && hiddenElements.has(tag.name)) return;
    const children = mergeTexts(tag.children);
    const isShowing = close !== "" && showingElements.has(tag.name);
    if (isShowing) target().push(...standInLine(tag.name, tag.open, children));
    else target().push(toRawElement({ ...tag, children, close }));
  };
  const closeThrough = (name: string, close: string) => {
    if (count(name) === 0) return;
    while (open.length > 0 && open.at(-1)?.name !== name) closeLast("");
    closeLast(close);
  };
  return {
    get depth() {
      return open.length;
    },
    add(inlines) {
      for (const inline of inlines) target().push(inline);
    },
    addTag(raw, toVoid) {
      const tag = tagPattern.exec(raw)?.groups;
      const name = (tag?.["name"] ?? "").toLowerCase();
      if (name === "") return;
      if (tag?.["slash"] === "/") {
        closeThrough(name, raw);
      } else if (voidElements.has(name)) {
        target().push(...toVoid(name, raw));
      } else if (open.length < maxDepth) {
        // There is no link in a link: a browser ends the first.
        if (name === "a") closeThrough(name, "</a>");
        open.push({ name, open: raw, children: [] });
        openCount.set(name, count(name) + 1);
      }
    },
    close() {
      while (open.length > 0) closeLast("");
      return mergeTexts(root);
    },
  };
}
