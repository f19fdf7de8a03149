import { escapeAttribute } from "entities";

import { trimInlines, type Inline } from "../../model/inline.ts";
import { describeParts, showingElements, toStandIn } from "./html-embedded.ts";
import { phrasingElements } from "./html-elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { mergeTexts } from "./pair-tags.ts";
import { toImage } from "./raw-image.ts";
import { toRawElement } from "./raw-element.ts";
import { resolveSoftBreaks } from "../resolve-soft-breaks.ts";

/**
 * Returns what stands in raw HTML as the inlines of one block, without white space at its ends.
 * Blocks within it are its words, apart by a space. `marks` are the elements that stand around it,
 * the outermost first.
 */
export function readHtmlInlines(
  nodes: readonly HtmlNode[],
  marks: readonly HtmlElement[] = [],
): Inline[] {
  const inlines = marks.reduceRight(
    (children, mark) => toInlines(mark, children),
    nodes.flatMap(readNode),
  );
  return trimInlines(resolveSoftBreaks(mergeTexts(inlines)));
}

function readNode(node: HtmlNode): Inline[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type === "instruction") return [];
  if (node.name === "br") return [{ type: "break" }];
  if (node.name === "img") {
    const image = toImage(node.attributes);
    return image === null ? [] : [image];
  }
  if (showingElements.has(node.name)) {
    const parts = describeParts(node);
    return [toStandIn(node.name, node.attributes, parts), ...parts.fallback.flatMap(readNode)];
  }
  const children = node.children.flatMap(readNode);
  if (phrasingElements.has(node.name)) return toInlines(node, children);
  const space: Inline = { type: "text", value: " " };
  return [space, ...children, space];
}

function toInlines({ name, attributes }: HtmlElement, children: readonly Inline[]): Inline[] {
  if (children.length === 0) return [];
  const words = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(value)}"`,
  );
  const open = `<${name}${words.join("")}>`;
  return [toRawElement({ name, open, children: mergeTexts(children), close: `</${name}>` })];
}
