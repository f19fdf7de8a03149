import { phrasingElements } from "./html-elements.ts";

/** Elements that load, run or draw something of their own: what is in them is no text of a chapter's. */
export const embeddedElements: ReadonlySet<string> = new Set(
  (
    "script style template noscript iframe object embed svg math video audio canvas map select " +
    "textarea button meter progress input"
  ).split(" "),
);

/** Of these there is nothing to be seen. */
export const unseenElements: ReadonlySet<string> = new Set(
  "script style template noscript link meta base title".split(" "),
);

/** Elements that are read as they are, with what is read of their attributes; see `readHtmlBlock`. */
export const structureElements: ReadonlySet<string> = new Set(
  (
    "img figure figcaption h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote details summary pre table " +
    "caption colgroup col thead tbody tfoot tr th td div p center section article main header footer " +
    "aside nav hgroup address hr"
  ).split(" "),
);

/** What is read of any element, or is the slide's own business: how large and where things stand. */
const common: ReadonlySet<string> = new Set(
  "align valign width height border cellpadding cellspacing".split(" "),
);

/** What is read of some elements, or changes nothing on a slide. */
const own: Readonly<Record<string, readonly string[]>> = {
  img: ["src", "alt", "title", "loading", "decoding"],
  ol: ["start"],
  li: ["value"],
  pre: ["lang"],
  details: ["open"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  blockquote: ["cite"],
};

interface Named {
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string }[];
  readonly childNodes: readonly object[];
}

/**
 * Does reading leave nothing of an element out: is it and all in it structure, without attributes that
 * are not read? Headings are always read: the deck's sections are made of them.
 */
export function isReadAsStructure(element: Named): boolean {
  if (/^h[1-6]$/.test(element.tagName)) return !holdsEmbedded(element);
  const open: Named[] = [element];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!isKnown(at)) return false;
    for (const child of at.childNodes) if (isNamed(child)) open.push(child);
  }
  return true;
}

/** What marks words keeps its attributes in any case; see `renderInlines`. */
function isKnown({ tagName, attrs }: Named): boolean {
  if (embeddedElements.has(tagName)) return false;
  if (phrasingElements.has(tagName)) return true;
  return (
    structureElements.has(tagName) &&
    attrs.every(({ name }) => common.has(name) || own[tagName]?.includes(name) === true)
  );
}

function holdsEmbedded(element: Named): boolean {
  const open: Named[] = [element];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (embeddedElements.has(at.tagName)) return true;
    for (const child of at.childNodes) if (isNamed(child)) open.push(child);
  }
  return false;
}

function isNamed(node: object): node is Named {
  return "tagName" in node && "attrs" in node && "childNodes" in node;
}
