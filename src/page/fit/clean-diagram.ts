/** A drawing that names nothing outside itself. */
export interface CleanDiagram {
  readonly html: string;
  /** The addresses that were left out, as they were written. */
  readonly refused: readonly string[];
}

/** Parts of the drawing, and pictures that stand in it: a drawing in a picture loads nothing. */
const ownAddress = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,])/i;

/** What a link may lead to; it is loaded when somebody follows it. */
const linkAddress = /^\s*(?:#|https?:|mailto:)/i;

/** Attributes of HTML that stands in a drawing; all others could name a file. */
const htmlAttributes = new Set(["class", "style", "xmlns", "id"]);

/** CSS functions, of values and of selectors, that name no file. */
const plainFunctions = new Set(
  (
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp " +
    "translate translatex translatey scale scalex scaley rotate skewx skewy matrix " +
    "cubic-bezier steps drop-shadow blur brightness contrast grayscale invert opacity saturate sepia " +
    "linear-gradient radial-gradient not is where has nth-child nth-last-child nth-of-type lang"
  ).split(" "),
);

/** A call of a CSS function, with what it is called with, whether or not it ends. */
const call = /(?<![\w-])([a-z_-][\w-]*)\(((?:"[^"]*"|'[^']*'|\((?:[^()]*)\)|[^()"'])*)\)?/gi;

/** Rules that may name a file; those of animations are Mermaid's own. */
const rule = /@(?!keyframes\b|media\b)[\w-]+[^;{}]*/gi;

/** Returns a drawing of Mermaid's without what it names elsewhere: see the allow-lists above. */
export function withoutAddresses(page: Document, svg: string): CleanDiagram {
  const template = page.createElement("template");
  template.innerHTML = svg;
  const refused: string[] = [];
  for (const element of template.content.querySelectorAll("*")) {
    for (const { name, value } of Array.from(element.attributes)) {
      const cleaned = cleanAttribute(element, { name, value }, refused);
      if (cleaned === null) element.removeAttribute(name);
      else if (cleaned !== value) element.setAttribute(name, cleaned);
    }
    if (element.localName !== "style") continue;
    const css = element.textContent ?? "";
    const cleaned = cleanCss(css, refused);
    if (cleaned !== css) element.textContent = cleaned;
  }
  return { html: template.innerHTML, refused: [...new Set(refused)] };
}

/** Returns an attribute's value as it may stand; null for one that may not. */
function cleanAttribute(
  { namespaceURI, localName }: Element,
  { name, value }: Pick<Attr, "name" | "value">,
  refused: string[],
): string | null {
  if (!namespaceURI?.endsWith("/svg") && !htmlAttributes.has(name)) {
    refused.push(value);
    return null;
  }
  if (/(?:^|:)(?:href|src)$/i.test(name)) {
    const isOwn = ownAddress.test(value) || (localName === "a" && linkAddress.test(value));
    if (!isOwn) refused.push(value);
    return isOwn ? value : null;
  }
  // Words for those who hear the page, and for scripts.
  return /^(?:aria|data)-/.test(name) ? value : cleanCss(value, refused);
}

/** Returns CSS in which no address is left, however it is written. */
function cleanCss(css: string, refused: string[]): string {
  const plain = decodeEscapes(css);
  const cleaned = plain.replaceAll(rule, leaveOut).replaceAll(call, leaveOutCall);
  if (cleaned === plain) return css;
  // What is left may be read in another way than before.
  return cleanCss(cleaned, refused);

  function leaveOut(text: string): string {
    refused.push(text.trim());
    return "";
  }
  function leaveOutCall(text: string, name: string, given: string): string {
    const isUrl = name.toLowerCase() === "url";
    const address = given.trim().replace(/^(["'])(.*)\1$/s, "$2");
    if (isUrl ? ownAddress.test(address) : plainFunctions.has(name.toLowerCase())) return text;
    refused.push(isUrl ? address : text);
    return "none";
  }
}

/** Returns CSS without backslashes: `\75rl(` is `url(`. */
function decodeEscapes(css: string): string {
  const decoded = css
    .replaceAll(/\\([\da-f]{1,6})\s?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ffff)),
    )
    .replaceAll(/\\([^\da-f])/gi, "$1");
  return decoded === css ? css : decodeEscapes(decoded);
}
