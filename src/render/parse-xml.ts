import { Parser } from "htmlparser2";

/** An element with its namespaces resolved. */
export interface XmlElement {
  /** Empty for none. */
  readonly namespace: string;
  /** Without its prefix. */
  readonly name: string;
  /** Namespace declarations are not among them. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

/** An attribute with its namespace resolved. */
export interface XmlAttribute {
  /** Empty for none. */
  readonly namespace: string;
  /** Without its prefix. */
  readonly name: string;
  readonly value: string;
}

/** An element, or text. */
export type XmlNode = XmlElement | string;

/** A document without comments, processing instructions and document type. */
export interface XmlDocument {
  readonly root: XmlElement;
  /** The names of its processing instructions, such as `xml-stylesheet`. */
  readonly instructions: readonly string[];
}

/** Prefixes that are bound at an element; those that are not are bound at one around it. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly parent: Scope | null;
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  readonly scope: Scope;
}

/** XML readers themselves stop at 256. */
const maxDepth = 250;

/** The parser takes the square of the depth of what it is given at once. */
const pieceLength = 16_384;

/** No document type declaration is obeyed: what would declare anything is refused. */
const declaresParts = /^!(?!DOCTYPE\b)|\[/i;

/**
 * Parses XML in a time that grows with its length; a mistake in it ends no document. `namespace` is that of names
 * without a prefix where none is declared. Returns null for what declares entities or attributes, for elements more
 * than 250 deep, and where there is no element.
 */
export function parseXml(text: string, namespace: string): XmlDocument | null {
  const outer: Scope = {
    prefixes: new Map([
      ["", namespace],
      ["xml", "http://www.w3.org/XML/1998/namespace"],
    ]),
    parent: null,
  };
  const open: OpenElement[] = [];
  const instructions: string[] = [];
  const found: { root: XmlElement | null; isRefused: boolean } = { root: null, isRefused: false };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const scope = scopeOf(attributes, open.at(-1)?.scope ?? outer);
        const element = { ...toElement(name, attributes, scope), scope };
        open.at(-1)?.children.push(element);
        found.root ??= element;
        open.push(element);
        found.isRefused ||= open.length > maxDepth;
      },
      onclosetag: () => void open.pop(),
      ontext: (more) => void open.at(-1)?.children.push(more),
      onprocessinginstruction(name, data) {
        if (name.startsWith("?")) instructions.push(name.slice(1));
        else found.isRefused ||= declaresParts.test(data);
      },
    },
    { xmlMode: true },
  );
  for (let at = 0; at < text.length && !found.isRefused; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength));
  }
  if (!found.isRefused) parser.end();
  return found.isRefused || found.root === null ? null : { root: found.root, instructions };
}

function toElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  scope: Scope,
): Omit<OpenElement, "scope"> {
  const named = Object.entries(attributes).filter(([key]) => !/^xmlns(?::|$)/.test(key));
  return {
    ...resolve(name, scope),
    // The default namespace is that of elements alone.
    attributes: named.map(([key, value]) => ({
      ...(key.includes(":") ? resolve(key, scope) : { namespace: "", name: key }),
      value,
    })),
    children: [],
  };
}

function scopeOf(attributes: Readonly<Record<string, string>>, parent: Scope): Scope {
  const declared = Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    const prefix = /^xmlns(?::(?<prefix>.+))?$/.exec(key);
    return prefix === null ? [] : [[prefix.groups?.["prefix"] ?? "", value.trim()]];
  });
  return declared.length === 0 ? parent : { prefixes: new Map(declared), parent };
}

function resolve(name: string, scope: Scope): Pick<XmlElement, "namespace" | "name"> {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    const namespace = each.prefixes.get(prefix);
    if (namespace !== undefined) return { namespace, name: name.slice(colon + 1) };
  }
  // A name of drawing programs whose declaration is missing.
  return { namespace: `unknown:${prefix}`, name: name.slice(colon + 1) };
}
