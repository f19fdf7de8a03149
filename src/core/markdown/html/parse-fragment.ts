import {
  defaultTreeAdapter,
  parseFragment as parse,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from "parse5";

type Fragment = DefaultTreeAdapterTypes.DocumentFragment;
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
export function childrenOf(node: DefaultTreeAdapterTypes.ParentNode): readonly RawNode[] {
  return "content" in node ? node.content.childNodes : node.childNodes;
}

/** Calls `enter` for each node of raw HTML in its order, and `leave` behind all that stands in an element. */
export function walkFragment(
  html: string,
  {
    enter,
    leave,
  }: { readonly enter: (node: RawNode) => void; readonly leave: (element: RawElement) => void },
): void {
  // A list of what is left to do: nesting may be thousands deep.
  const rest: { readonly node: RawNode; readonly isLeft: boolean }[] = [];
  const push = (nodes: readonly RawNode[]) => {
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index];
      if (node !== undefined) rest.push({ node, isLeft: false });
    }
  };
  push(parseFragment(html).childNodes);
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, isLeft } = next;
    if (!isLeft) enter(node);
    if (!isRawElement(node)) continue;
    if (isLeft) leave(node);
    else {
      rest.push({ node, isLeft: true });
      push(childrenOf(node));
    }
  }
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
