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
