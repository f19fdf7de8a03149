import type { ElementContent, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { sanitize, type Schema } from "hast-util-sanitize";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";

import { escapeHtml, type Html } from "./escape-html.ts";

/** Elements an author may write in a line of text; all of them mark words and load nothing. */
const allowedTags =
  "abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  );

/** Elements that stand in a line of text: what else is in one would end its paragraph. */
const inlineTags = [
  ...allowedTags,
  ..."a acronym big button data font label nobr strike tt".split(" "),
];

/** Elements whose content is no words of the author's, or has no end. */
const textlessTags = ["script", "style", "textarea", "option", "xmp", "plaintext"];

const schema: Schema = {
  tagNames: allowedTags,
  attributes: { "*": ["lang", "dir", "title"] },
  strip: textlessTags,
};

/** Returns raw HTML with nothing in it that runs, loads or restyles: the allowed elements and attributes alone. */
export function sanitise(html: string): Html {
  const clean = sanitize(fromHtml(html, { fragment: true }), schema);
  return "children" in clean ? writeClean(clean.children) : "";
}

function writeClean(nodes: readonly (RootContent | ElementContent)[]): Html {
  const html = nodes.map((node) => {
    if (node.type === "text") return escapeHtml(node.value);
    if (node.type !== "element") return "";
    const attributes = Object.entries(node.properties).map(([name, value]) => ({
      name,
      value: String(value),
    }));
    const filled = attributes.filter(({ value }) => value !== "");
    return writeElement(node.tagName, filled, writeClean(node.children));
  });
  return html.join("");
}

/** A name that pages give an element of their own. */
const customElement = /^<([a-z][a-z\d]*-[a-z\d-]*)/i;

/** Returns trusted tags of a line of text, with all their attributes, and closed. */
export function keepAttributes(html: string): Html {
  const own = customElement.exec(html)?.[1]?.toLowerCase();
  const names = own === undefined ? inlineTags : [own];
  return writeTrusted(parseFragment(html).childNodes, new Set(names));
}

/** Other elements are left out, and what is in them stays. */
function writeTrusted(
  nodes: readonly DefaultTreeAdapterMap["childNode"][],
  names: ReadonlySet<string>,
): Html {
  const html = nodes.map((node) => {
    if ("value" in node) return escapeHtml(node.value);
    if (!("tagName" in node) || textlessTags.includes(node.tagName)) return "";
    const inside = writeTrusted(node.childNodes, names);
    return names.has(node.tagName) ? writeElement(node.tagName, node.attrs, inside) : inside;
  });
  return html.join("");
}

function writeElement(
  tagName: string,
  attributes: readonly { readonly name: string; readonly value: string }[],
  inside: Html,
): Html {
  const written = attributes.map(({ name, value }) =>
    value === "" ? ` ${name}` : ` ${name}="${value.replace(/[&<>"]/g, escapeHtml)}"`,
  );
  const open = `<${tagName}${written.join("")}`;
  return tagName === "br" ? `${open} />` : `${open}>${inside}</${tagName}>`;
}
