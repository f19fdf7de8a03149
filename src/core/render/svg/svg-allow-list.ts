import {
  cleanDeclarations,
  cleanProperty,
  isFragment,
  isPictureData,
  type StyleNotes,
} from "./clean-css.ts";
import type { XmlAttribute, XmlElement } from "./parse-xml.ts";

/** SVG 2's elements, save those that run, hold HTML or load; https://www.w3.org/TR/SVG2/eltindex.html. */
export const svgElements: ReadonlySet<string> = new Set(
  (
    "a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix " +
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight " +
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode " +
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter " +
    "g image line linearGradient marker mask mpath path pattern polygon polyline radialGradient rect " +
    "set stop style svg switch symbol text textPath title tspan use view"
  ).split(" "),
);

/** What shows nothing, and is left out without a word: notes of drawing programs, fonts that no browser reads. */
export const silentElements: ReadonlySet<string> = new Set(
  "metadata font font-face glyph missing-glyph hkern vkern".split(" "),
);

/** Elements whose words are kept. */
export const textElements: ReadonlySet<string> = new Set(
  "a desc style text textPath title tspan".split(" "),
);

/** Presentation attributes; https://www.w3.org/TR/SVG2/propidx.html, and those of SVG 1.1 and of filters. */
const presentation =
  "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters " +
  "color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter " +
  "flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust " +
  "font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical " +
  "image-rendering isolation kerning letter-spacing lighting-color marker marker-end marker-mid marker-start mask " +
  "mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity " +
  "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity " +
  "stroke-width text-anchor text-decoration text-overflow text-rendering transform transform-box transform-origin " +
  "unicode-bidi vector-effect visibility white-space word-spacing writing-mode";

/** Geometry, filters, gradients, motion; https://www.w3.org/TR/SVG2/attindex.html. */
const own =
  "accumulate additive amplitude attributeName attributeType azimuth baseFrequency baseProfile begin bias by " +
  "calcMode class clipPathUnits contentStyleType cx cy d diffuseConstant divisor dur dx dy edgeMode elevation end " +
  "exponent filterRes filterUnits fr from fx fy gradientTransform gradientUnits height id in in2 intercept k1 k2 k3 " +
  "k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust limitingConeAngle markerHeight " +
  "markerUnits markerWidth maskContentUnits maskUnits max media method min mode numOctaves offset operator order " +
  "orient origin path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY " +
  "pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount repeatDur " +
  "requiredExtensions requiredFeatures restart result role rotate rx ry scale seed side slope spacing " +
  "specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles style surfaceScale " +
  "systemLanguage tableValues target targetX targetY textLength to type values version viewBox width x x1 x2 " +
  "xChannelSelector y y1 y2 yChannelSelector z zoomAndPan";

/** The attributes of those elements, save handlers and addresses. */
export const svgAttributes: ReadonlySet<string> = new Set(`${presentation} ${own}`.split(" "));

/** Attributes of the `xml:` namespace. */
export const xmlAttributes: ReadonlySet<string> = new Set(["lang", "space"]);

const xlinkNamespace = "http://www.w3.org/1999/xlink";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

/** Returns the attributes of an SVG element that may stay, without prefixes. */
export function cleanAttributes(element: XmlElement, notes: StyleNotes): Record<string, string> {
  const kept = element.attributes.flatMap((attribute): [string, string][] => {
    const { namespace, name } = attribute;
    if (namespace === xmlNamespace) {
      if (name === "base") notes.leftOut.add("xml:base");
      return xmlAttributes.has(name) ? [[`xml:${name}`, attribute.value]] : [];
    }
    const isLink = name === "href" && (namespace === "" || linkNamespaces.has(namespace));
    const value = isLink
      ? cleanAddress(element.name, attribute.value, notes)
      : namespace === ""
        ? cleanAttribute(attribute, notes)
        : null;
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(kept);
}

/** The second is that of a prefix that the file forgot to declare. */
const linkNamespaces = new Set([xlinkNamespace, "unknown:xlink"]);

/** Nobody can follow a link in a picture; only one that would do more is reported. */
function cleanAddress(element: string, address: string, notes: StyleNotes): string | null {
  const value = address.trim();
  if (element === "a") {
    if (!/^(?:https?:|mailto:|#)/i.test(value)) notes.leftOut.add("href");
    return null;
  }
  if (isFragment(value)) return value;
  if (/^(?:image|feImage)$/.test(element) && isPictureData(value)) {
    notes.inside.add(value);
    return value;
  }
  notes.leftOut.add("href");
  return null;
}

/** Attributes whose values are names and lists, never addresses. */
const plainAttributes = new Set(["id", "class", "d", "points"]);

/** What no animation may change. */
const fixedAttributes = /^(?:attribute|class$|font|id$|on|style$)/i;

function cleanAttribute({ name, value }: XmlAttribute, notes: StyleNotes): string | null {
  if (!svgAttributes.has(name)) {
    // Of others, only those that do something are reported.
    if (/^(?:on|src)/i.test(name)) notes.leftOut.add(name);
    return null;
  }
  if (plainAttributes.has(name)) return value;
  if (name === "style") return cleanDeclarations(value, notes) || null;
  if (name === "attributeName") {
    const isKnown = svgAttributes.has(value.trim()) && !fixedAttributes.test(value.trim());
    if (!isKnown) notes.leftOut.add(name);
    return isKnown ? value.trim() : null;
  }
  if (name === "values") {
    const values = value.split(";").map((each) => cleanPlain(name, each, notes));
    return values.includes(null) ? null : values.join(";");
  }
  return cleanPlain(name, value, notes);
}

/** Only what calls a function can name an address. */
function cleanPlain(name: string, value: string, notes: StyleNotes): string | null {
  return name.startsWith("font") || /[(\\]/.test(value) ? cleanProperty(name, value, notes) : value;
}
