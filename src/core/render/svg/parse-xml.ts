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

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

/** The namespaces of each prefix, that of the innermost element that declares it last. */
type Prefixes = Map<string, string[]>;

/** XML readers themselves stop at 256. */
const maxDepth = 250;

/** The parser takes the square of the depth of what it is given at once. */
const pieceLength = 16_384;

/** No document type declaration is obeyed: what would declare anything is refused. */
const declaresParts = /^!(?!DOCTYPE\b)|\[/i;

/**
 * Parses XML in a time that grows with its length; a mistake in it ends no document. `namespace` is that of names
 * without a prefix where none is declared. Returns null for what declares entities or attributes, for elements more
 * than 250 deep or more than `maxElements`, and where there is no element.
 */
export function parseXml(
  text: string,
  { namespace, maxElements }: { readonly namespace: string; readonly maxElements: number },
): XmlDocument | null {
  const prefixes: Prefixes = new Map([
    ["", [namespace]],
    ["xml", ["http://www.w3.org/XML/1998/namespace"]],
  ]);
  const open: { readonly element: OpenElement; readonly declared: readonly string[] }[] = [];
  const instructions: string[] = [];
  const found: { root: XmlElement | null; isRefused: boolean; elements: number } = {
    root: null,
    isRefused: false,
    elements: 0,
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const declared = declare(attributes, prefixes);
        const element = toElement(name, attributes, prefixes);
        open.at(-1)?.element.children.push(element);
        found.root ??= element;
        found.elements += 1;
        open.push({ element, declared });
        found.isRefused ||= open.length > maxDepth || found.elements > maxElements;
      },
      onclosetag() {
        for (const prefix of open.pop()?.declared ?? []) prefixes.get(prefix)?.pop();
      },
      ontext: (more) => void open.at(-1)?.element.children.push(more),
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

/** Takes in the namespaces that an element declares, and returns their prefixes. */
function declare(attributes: Readonly<Record<string, string>>, prefixes: Prefixes): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const found = /^xmlns(?::(?<prefix>.+))?$/.exec(key);
    if (found === null) return [];
    const prefix = found.groups?.["prefix"] ?? "";
    const bound = prefixes.get(prefix) ?? [];
    bound.push(value.trim());
    prefixes.set(prefix, bound);
    return [prefix];
  });
}

function toElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  prefixes: Prefixes,
): OpenElement {
  const named = Object.entries(attributes).filter(([key]) => !/^xmlns(?::|$)/.test(key));
  return {
    ...resolve(name, prefixes),
    // The default namespace is that of elements alone.
    attributes: named.map(([key, value]) => ({
      ...(key.includes(":") ? resolve(key, prefixes) : { namespace: "", name: key }),
      value,
    })),
    children: [],
  };
}

function resolve(name: string, prefixes: Prefixes): Pick<XmlElement, "namespace" | "name"> {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  // Drawing programs forget to declare some of theirs.
  const namespace = prefixes.get(prefix)?.at(-1) ?? `unknown:${prefix}`;
  return { namespace, name: name.slice(colon + 1) };
}
