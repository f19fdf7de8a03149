import {
  cleanDeclarations,
  cleanProperty,
  isFragment,
  isPictureData,
  type StyleNotes,
} from "./clean-css.ts";
import type { XmlAttribute, XmlElement } from "./parse-xml.ts";
import { svgAttributes, xmlAttributes } from "./svg-names.ts";

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

/** Nobody can follow a link in a picture; only one that would do more is told of. */
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
    // Of others, only those that do something are told of.
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
