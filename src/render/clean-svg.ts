import sanitizeHtml from "sanitize-html";

import { createSvgTally } from "./count-svg.ts";

/** What became of an SVG file of the author's. */
export type CleanSvg =
  | ({ readonly status: "clean" } & SvgContents)
  /** `leftOut` names what stands in the file and not in `svg`. */
  | ({
      readonly status: "cleaned";
      readonly svg: string;
      readonly leftOut: readonly string[];
    } & SvgContents)
  | { readonly status: "refused" };

/** What a drawing holds. */
interface SvgContents {
  /** Files that stand in it, such as pictures: their addresses, all of which begin with `data:`. */
  readonly inside: readonly string[];
}

/** SVG 2's elements, save those that run, hold HTML or load; https://www.w3.org/TR/SVG2/eltindex.html. */
const allowedTags: ReadonlySet<string> = new Set(
  (
    "a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix " +
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight " +
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode " +
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font " +
    "font-face g glyph image line linearGradient marker mask metadata missing-glyph mpath path pattern " +
    "polygon polyline radialGradient rect set stop style svg switch symbol text textPath title tspan use view"
  ).split(" "),
);

/** Elements of which nothing stays, their words neither: what drawing programs note for themselves, too. */
const silentTags = ["script", "foreignObject", "iframe", "metadata", "handler", "listener"];

/** Addresses that an image may name: parts of itself, and pictures that stand in it. */
const ownAddress = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/i;

/** Besides, what a link leads to. */
const linkAddress = /^\s*(?:#|https?:)/i;

/** In styles and attributes; fonts may stand in them as data. A drawing in a drawing is not looked through. */
const foreignUrl =
  /url\((?!\s*(?:["']|&quot;|&apos;)?(?:#|data:(?:image(?!\/svg)|font|application)\/))[^)<>]*\)?/gi;
const dataUrl = /url\(\s*(?:"(?<double>data:[^"]*)|'(?<single>data:[^']*)|(?<bare>data:[^)]*))/gi;
const foreignImport = /@import[^;<}]*;?/gi;

/** How many elements a picture may have when each reference is followed. */
const maxElements = 500_000;

/**
 * Returns what is left of an SVG without what runs or loads: scripts, handlers, HTML, addresses of
 * others. Entities, encodings that a reader may take for others and endless depth are refused; so are references
 * in one another that make a few lines into more elements than a browser draws.
 */
export function cleanSvg(svg: string): CleanSvg {
  if (isOdd(svg) || isTooDeep(svg)) return { status: "refused" };
  const leftOut = new Set<string>();
  const inside = new Set<string>();
  const tally = createSvgTally(maxElements);
  const cleaned = sanitizeHtml(svg, {
    allowedTags: [...allowedTags],
    allowedAttributes: false,
    allowVulnerableTags: true,
    disallowedTagsMode: "discard",
    nonTextTags: silentTags,
    allowedSchemes: ["http", "https", "data"],
    nestingLimit: maxDepth,
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
    onOpenTag: (_, attributes) => tally.open(attributes),
    onCloseTag: () => tally.close(),
    transformTags: {
      "*": (tagName, attributes) => {
        if (!allowedTags.has(tagName) && !isNote(tagName)) leftOut.add(`<${tagName}>`);
        const attribs = cleanAttributes(tagName, attributes, leftOut);
        for (const value of Object.values(attribs)) {
          if (/^\s*data:/i.test(value)) inside.add(value.trim());
        }
        return { tagName, attribs };
      },
    },
  });
  if (tally.count() > maxElements) return { status: "refused" };
  if (/<\?xml-stylesheet/i.test(svg)) leftOut.add("<?xml-stylesheet?>");
  const without = cleaned.replace(foreignImport, "").replace(foreignUrl, "none");
  if (without !== cleaned) leftOut.add("url()");
  for (const { groups } of without.replaceAll("&quot;", '"').matchAll(dataUrl)) {
    inside.add(groups?.["double"] ?? groups?.["single"] ?? groups?.["bare"] ?? "");
  }
  return leftOut.size === 0
    ? { status: "clean", inside: [...inside] }
    : { status: "cleaned", svg: without, leftOut: [...leftOut].toSorted(), inside: [...inside] };
}

/** Elements deeper than this are left out; XML readers themselves stop at 256. */
const maxDepth = 200;

/** Does it declare entities, or an encoding but UTF-8? */
function isOdd(svg: string): boolean {
  const declared =
    /^\uFEFF?\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["'](?<name>[^"'>]{0,40})/i;
  const encoding = declared.exec(svg)?.groups?.["name"] ?? "utf-8";
  const isUtf8 = /^(?:utf-?8|us-ascii)$/i.test(encoding) && !svg.includes("\uFFFD");
  return !isUtf8 || /<!ENTITY|<!DOCTYPE[^>[]{0,1000}\[/i.test(svg);
}

/** A parser takes the square of the depth; no drawing is a thousand deep. */
function isTooDeep(svg: string): boolean {
  let depth = 0;
  for (const { 0: tag } of svg.matchAll(/<[/\w][^<>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > 1_000) return true;
  }
  return false;
}

/** What drawing programs note for themselves. */
function isNote(tagName: string): boolean {
  return /^(?:sodipodi|inkscape|rdf|cc|dc|sketch):/.test(tagName);
}

/** Under these names prefixed elements would be more than notes. */
const namespaces = /^\s*http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xhtml)\s*$/;

function cleanAttributes(
  tagName: string,
  attributes: Readonly<Record<string, string>>,
  leftOut: Set<string>,
): Record<string, string> {
  const kept = Object.entries(attributes).filter(([name, value]) => {
    const isKept = isHarmless(tagName, name, value);
    if (!isKept) leftOut.add(name);
    return isKept;
  });
  return Object.fromEntries(kept);
}

function isHarmless(tagName: string, name: string, value: string): boolean {
  const local = (name.split(":").at(-1) ?? "").toLowerCase();
  if (/^[\s\p{Cc}]*javascript:/iu.test(value)) return false;
  if (local.startsWith("on") || name === "xml:base") return false;
  if (name.startsWith("xmlns:")) return name === "xmlns:svg" || !namespaces.test(value);
  if (local === "href" || local === "src") {
    return (tagName === "a" ? linkAddress : ownAddress).test(value);
  }
  return local !== "attributename" || !/(?:^|:)(?:href|on\w*)$/i.test(value.trim());
}
