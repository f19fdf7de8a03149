import { cleanStylesheet, deckFamilies, noteFamilies, type StyleNotes } from "./clean-css.ts";
import { cleanAttributes, silentElements, svgElements, textElements } from "./svg-allow-list.ts";
import { createSvgTally, type SvgTally } from "./count-svg.ts";
import { lengthOfCss, parseCss } from "./css-statements.ts";
import { parseXml, type XmlElement, type XmlNode } from "./parse-xml.ts";

/** What became of an SVG file of the author's. */
export type CleanSvg =
  | {
      readonly status: "clean";
      /** The clean drawing. Its first `>` ends the tag of its root. */
      readonly svg: string;
      /** What is in the file and not in `svg`, sorted; empty for most. */
      readonly leftOut: readonly string[];
      /** Files that are in it, such as pictures and fonts: their addresses, all of which begin with `data:`. */
      readonly inside: readonly string[];
      /** Null for a drawing without words. */
      readonly words: DrawingWords | null;
    }
  | { readonly status: "refused" };

/** The words of a drawing; they are set in `deckFamilies`, or in fonts that are in the file. */
export interface DrawingWords {
  /** Has every character that may be drawn. */
  readonly text: string;
  readonly hasCode: boolean;
  readonly isBold: boolean;
}

/** How many elements a drawing may have when each reference is followed. */
const maxElements = 500_000;

/** How long its stylesheets may be, besides the fonts in them. */
const maxCssLength = 2_000_000;

const svgNamespace = "http://www.w3.org/2000/svg";
const htmlNamespace = "http://www.w3.org/1999/xhtml";

/**
 * Returns an SVG with only the elements, attributes and addresses that are known to draw, and with nothing that
 * could run or load. What declares entities is refused, and so are endless depth and references in one another that
 * make a few lines into more elements than a browser draws, and stylesheets of millions of characters.
 */
export function cleanSvg(text: string): CleanSvg {
  const document = parseXml(text, { namespace: svgNamespace, maxElements });
  if (document === null) return { status: "refused" };
  const { root, instructions } = document;
  if (root.namespace !== svgNamespace || root.name !== "svg") return { status: "refused" };
  const styles = listStyles(root);
  if (lengthOfCss(styles.map(textOf).join("")) > maxCssLength) return { status: "refused" };
  const drawing = createDrawing(root, styles);
  if (instructions.includes("xml-stylesheet")) drawing.leftOut.add("<?xml-stylesheet?>");
  const svg = writeElement(root, drawing, false);
  if (drawing.tally.count() > maxElements) return { status: "refused" };
  return {
    status: "clean",
    svg,
    leftOut: [...drawing.leftOut].toSorted(),
    inside: [...drawing.inside],
    words: wordsOf(drawing),
  };
}

/** A drawing while it is cleaned. */
interface Drawing extends StyleNotes {
  readonly root: XmlElement;
  /** The stylesheets that stay. */
  readonly sheets: ReadonlyMap<XmlElement, string>;
  readonly tally: SvgTally;
  readonly words: string[];
}

function createDrawing(root: XmlElement, styles: readonly XmlElement[]): Drawing {
  const sheets = new Map<XmlElement, string>();
  const drawing: Drawing = {
    leftOut: new Set(),
    inside: new Set(),
    ownFamilies: new Set(),
    references: new Map(),
    hasCode: false,
    isBold: false,
    changesCase: false,
    root,
    sheets,
    tally: createSvgTally(maxElements),
    words: [],
  };
  const parsed = styles.map((style) => [style, parseCss(textOf(style))] as const);
  for (const [, sheet] of parsed) noteFamilies(sheet, drawing);
  // Rules may stand after what they are for.
  for (const [style, sheet] of parsed) sheets.set(style, cleanStylesheet(sheet, drawing));
  return drawing;
}

function listStyles(element: XmlElement): XmlElement[] {
  const styles: XmlElement[] = [];
  const visit = (each: XmlElement) => {
    if (each.namespace === svgNamespace && each.name === "style") styles.push(each);
    for (const child of each.children) if (typeof child !== "string") visit(child);
  };
  visit(element);
  return styles;
}

function textOf({ children }: XmlElement): string {
  return children.flatMap((child) => (typeof child === "string" ? [child] : [])).join("");
}

function wordsOf({ words, hasCode, isBold, changesCase }: Drawing): DrawingWords | null {
  const plain = words.join("");
  if (plain.trim() === "") return null;
  const text = changesCase ? plain + plain.toUpperCase() + plain.toLowerCase() : plain;
  return { text, hasCode, isBold };
}

function writeElement(element: XmlElement, drawing: Drawing, isInText: boolean): string {
  const { namespace, name, children } = element;
  if (namespace !== svgNamespace || !svgElements.has(name)) {
    const isNote = namespace !== svgNamespace && namespace !== htmlNamespace;
    if (!isNote && !silentElements.has(name)) drawing.leftOut.add(`<${name}>`);
    return "";
  }
  const attributes = cleanAttributes(element, drawing);
  drawing.tally.open(attributes, () => referencesOf(name, attributes, drawing));
  const isText = isInText || name === "text";
  const sheet = drawing.sheets.get(element);
  const inside =
    sheet === undefined
      ? children.map((child) => writeNode(child, { drawing, name, isText })).join("")
      : escapeXmlText(sheet);
  drawing.tally.close();
  const isRoot = element === drawing.root;
  const around: Record<string, string> = isRoot
    ? { xmlns: svgNamespace, ...rootFont(attributes, drawing) }
    : {};
  const written = Object.entries({ ...around, ...attributes })
    .map(([key, value]) => ` ${key}="${escapeXmlAttribute(value)}"`)
    .join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

interface NodePlace {
  readonly drawing: Drawing;
  /** The name of the element that it is in. */
  readonly name: string;
  readonly isText: boolean;
}

/** Words are drawn in `<text>` alone. */
function writeNode(node: XmlNode, { drawing, name, isText }: NodePlace): string {
  if (typeof node !== "string") return writeElement(node, drawing, isText);
  if (!textElements.has(name)) return "";
  if (isText) drawing.words.push(node);
  return escapeXmlText(node);
}

/** What names no family would be set in the system's font. */
function rootFont(
  attributes: Readonly<Record<string, string>>,
  { words }: Drawing,
): Record<string, string> {
  const isNeeded = words.length > 0 && attributes["font-family"] === undefined;
  return isNeeded ? { "font-family": deckFamilies.text } : {};
}

/** Returns the ids that rules of stylesheets have an element refer to. */
function referencesOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  { references }: Drawing,
): string[] {
  if (references.size === 0) return [];
  const classes = (attributes["class"] ?? "").split(/\s+/).map((each) => `.${each}`);
  const keys = ["*", name, `#${attributes["id"] ?? ""}`, ...classes];
  return keys.flatMap((key) => [...(references.get(key) ?? [])].flat());
}

/** Control characters that XML cannot hold, and what has a meaning in text. */
const inText = /[&<>\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu;

/** Readers take line ends and tabs in attributes for spaces. */
const inAttribute = /[&<>"\uFFFE\uFFFF]|\p{Cc}/gu;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Returns text as XML holds it between tags; characters that it cannot hold are left out. */
function escapeXmlText(text: string): string {
  return text.replace(inText, (character) => escapes[character] ?? "");
}

/** Returns the value of an attribute as XML holds it between double quotation marks. */
function escapeXmlAttribute(value: string): string {
  return value.replace(inAttribute, (character) => escapes[character] ?? "");
}
