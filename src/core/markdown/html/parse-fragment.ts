import {
  defaultTreeAdapter,
  parseFragment as parse,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from "parse5";

/** A tree of raw HTML, as parse5 has it. */
export type Fragment = DefaultTreeAdapterTypes.DocumentFragment;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A node of raw HTML, as parse5 has it. */
export type RawNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of raw HTML, as parse5 has it. */
export type RawElement = DefaultTreeAdapterTypes.Element;

/** An element's attributes, with character references decoded and names in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * Returns raw HTML as the tree that a browser makes of it, save that what stands in a table outside of
 * any cell stays where it is written: a browser puts it before the table.
 */
export function parseFragment(html: string): Fragment {
  const moved = new Map<RawNode, { readonly part: Parent; readonly index: number }>();
  const note = (node: RawNode, table: RawNode) => {
    const part = openPartOf(table);
    moved.delete(node);
    moved.set(node, { part, index: part.childNodes.length });
  };
  const treeAdapter: TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    insertBefore(parent, node, table) {
      defaultTreeAdapter.insertBefore(parent, node, table);
      note(node, table);
    },
    insertTextBefore(parent, text, table) {
      const node = defaultTreeAdapter.createTextNode(text);
      defaultTreeAdapter.insertBefore(parent, node, table);
      note(node, table);
    },
  };
  const fragment = parse(html, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter,
  });
  // The last first, so that no index is that of another node by then.
  for (const [node, { part, index }] of [...moved].toReversed()) {
    defaultTreeAdapter.detachNode(node);
    node.parentNode = part;
    part.childNodes.splice(index, 0, node);
  }
  return fragment;
}

const tableParts = /^(?:thead|tbody|tfoot|tr)$/;

/** Returns the row, else the group of rows, that is not yet closed in a table; else the table. */
function openPartOf(table: RawNode): Parent {
  let part: RawNode | undefined = table;
  let open = defaultTreeAdapter.createDocumentFragment() as Parent;
  while (part !== undefined && isRawElement(part)) {
    open = part;
    part = part.childNodes.findLast(isRawElement);
    const isOpen =
      part !== undefined &&
      tableParts.test(part.tagName) &&
      part.sourceCodeLocation?.endTag === undefined;
    if (!isOpen) break;
  }
  return open;
}

/** Is a node an element? */
export function isRawElement(node: RawNode): node is RawElement {
  return defaultTreeAdapter.isElementNode(node);
}

/** Returns what stands in an element; for a `<template>`, its content. */
export function childrenOf(node: Parent): readonly RawNode[] {
  return "content" in node ? node.content.childNodes : node.childNodes;
}

/** Returns all nodes inside one, in their order, each with how deep it stands in it, from 1. */
export function nodesIn(root: Parent): { readonly node: RawNode; readonly depth: number }[] {
  const found: { readonly node: RawNode; readonly depth: number }[] = [];
  const rest = childrenOf(root)
    .map((node) => ({ node, depth: 1 }))
    .toReversed();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, depth } = next;
    found.push(next);
    if (!isRawElement(node)) continue;
    for (const child of childrenOf(node).toReversed()) rest.push({ node: child, depth: depth + 1 });
  }
  return found;
}

/** Returns an element's attributes; of two with one name the first. */
export function attributesOf({ attrs }: RawElement): Attributes {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

/** Returns the attributes of a raw opening tag; null where it is none. */
export function readAttributes(tag: string): Attributes | null {
  const first = parseFragment(tag).childNodes.find(isRawElement);
  return first === undefined ? null : attributesOf(first);
}

/** What CommonMark takes as a character reference: always closed by `;`, with 7 digits or 6 hexadecimal ones at most. */
const reference = /&(?:#\d{1,7}|#[Xx][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]*);/g;

/** Returns the text with its character references decoded; what only resembles one stays as it is. */
export function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(reference, decodeText) : text;
}

/** Returns the text as a browser decodes it, which takes some references without their `;`. */
export function decodeText(text: string): string {
  if (!text.includes("&")) return text;
  const [node] = parse(text.replaceAll("<", "&lt;")).childNodes;
  return node !== undefined && "value" in node ? node.value : "";
}
