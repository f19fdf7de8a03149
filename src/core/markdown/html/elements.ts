/** Elements whose text runs on within a line; every other one begins a new paragraph. */
export const phrasingElements: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i input ins kbd label " +
    "mark nobr output picture q rp rt ruby s samp small source span strike strong sub sup time tt " +
    "u var wbr"
  ).split(" "),
);

/** Elements whose content is not text for readers. */
export const hiddenElements: ReadonlySet<string> = new Set([
  "script",
  "style",
  "template",
  "noscript",
]);

/** Elements that have no closing tag. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Elements that show or play something of their own, which no slide shows unless the user trusts it. */
export const showingElements: ReadonlySet<string> = new Set(
  "iframe embed object video audio svg canvas".split(" "),
);

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

/** Does reading leave nothing of an element out: is it structure, without attributes that are not read? */
export function isReadAsStructure(name: string, attributes: readonly string[]): boolean {
  if (embeddedElements.has(name)) return false;
  // What marks words keeps its attributes in any case.
  if (phrasingElements.has(name)) return true;
  const isRead = (each: string) => common.has(each) || own[name]?.includes(each) === true;
  return structureElements.has(name) && attributes.every(isRead);
}

/** The elements of HTML, those of old pages among them. */
const htmlNames: ReadonlySet<string> = new Set(
  (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink " +
    "blockquote body br button canvas caption center cite code col colgroup content data datalist dd " +
    "del details dfn dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer " +
    "form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins isindex " +
    "kbd label legend li link main map mark marquee math menu menuitem meta meter nav nobr noembed " +
    "noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q " +
    "rb rbc rp rt rtc ruby s samp script search section select selectedcontent slot small source span " +
    "strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title " +
    "tr track tt u ul var video wbr xmp"
  ).split(" "),
);

/** Those of MathML: nobody means anything else by them. */
const mathNames =
  /^(?:m(?:i|n|o|s|text|space|row|frac|sqrt|root|style|error|padded|phantom|fenced|enclose|sub|sup|subsup|under|over|underover|multiscripts|table|tr|td|labeledtr|action|prescripts)|none|semantics|annotation|annotation-xml)$/;

/** Those of SVG, many of which are also words that authors write between angle brackets. */
const drawingNames: ReadonlySet<string> = new Set(
  (
    "animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix " +
    "fecomposite fedropshadow feflood fegaussianblur feimage femerge femergenode feoffset fetile " +
    "filter foreignobject g image line lineargradient marker mask metadata mpath path pattern polygon " +
    "polyline radialgradient rect set stop switch symbol text textpath tspan use view"
  ).split(" "),
);

/** Returns the names of all tags that begin in HTML, each once, in lower case. */
export function tagNamesIn(html: string): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ""] of html.matchAll(/<\/?([A-Za-z][\w.:-]*)/g))
    names.add(name.toLowerCase());
  return [...names];
}

/** Is a name, in lower case, one of an element of HTML or MathML? */
export function isHtmlName(name: string): boolean {
  return htmlNames.has(name) || mathNames.test(name);
}

const tagParts = /^<(?<slash>\/?)(?<name>[A-Za-z][\w.:-]*)(?<rest>[^>]*)/;

/** How far behind a tag its end is looked for, in characters. */
const lookAhead = 5000;

/** What a tag is: of an element of HTML, of one that a page's own script defines, or only words in angle brackets. */
export type TagKind = "html" | "own" | "words";

/**
 * Returns what a tag is, such as the words `<your-name>` and `<T>`; `behind` is the text that follows it.
 * Drawings' elements and custom ones, with a hyphen in their names, are elements where they are closed.
 */
export function kindOfTag(tag: string, behind: string): TagKind {
  const { slash, name = "", rest = "" } = tagParts.exec(tag)?.groups ?? {};
  const lower = name.toLowerCase();
  if (name === "" || isHtmlName(lower)) return "html";
  const isDrawing = drawingNames.has(lower);
  if (!isDrawing && !lower.includes("-")) return "words";
  const isElement =
    slash === "/" ||
    (isDrawing && rest.trim() !== "") ||
    behind.slice(0, lookAhead).toLowerCase().includes(`</${lower}`);
  if (!isElement) return "words";
  return isDrawing ? "html" : "own";
}

/**
 * Returns what a tag in a block of raw HTML is. A block that is nothing but a tag was read as one because
 * the tag is closed further on, behind a blank line.
 */
export function kindOfTagIn(html: string, start: number, end: number): TagKind {
  const tag = html.slice(start, end);
  const behind = html.slice(end, end + lookAhead);
  const kind = kindOfTag(tag, behind);
  if (kind !== "words") return kind;
  const isLone = html.trim() === tag && /^<\/?(?:[A-Z][a-z]|[\w.:]+-)/.test(tag);
  return isLone || isComponent(tag, behind) ? "own" : "words";
}

/** Is a tag that stands alone on its line a component of MDX, such as `<Tabs>`? It is closed, or closes itself. */
export function isComponent(tag: string, behind: string): boolean {
  const { slash, name = "", rest = "" } = tagParts.exec(tag)?.groups ?? {};
  if (!/^[A-Z][a-z]\w*$/.test(name) || kindOfTag(tag, behind) !== "words") return false;
  return slash === "/" || rest.endsWith("/") || behind.slice(0, lookAhead).includes(`</${name}`);
}
