import { decodeHTML } from "entities";
import type { Token } from "marked";

import { toPlainText, type ImageInline, type Inline } from "../model/inline.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/** Returns marked's inline tokens as inlines: entities decoded, comments dropped, soft breaks resolved. */
export function toInlines(tokens: readonly Token[]): Inline[] {
  return resolveSoftBreaks(mergeTexts(pairTags(tokens)));
}

/** One raw tag, in the parts that matter here. */
const tagPattern = /^<(?<slash>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<rest>[\s\S]*?)>$/;

const voidElements = new Set(["area", "br", "col", "embed", "hr", "img", "input", "source", "wbr"]);

interface OpenTag {
  readonly name: string;
  readonly open: string;
  readonly children: Inline[];
}

/** Raw tags come one token each: each opening tag takes what follows it up to its closing tag. */
function pairTags(tokens: readonly Token[]): Inline[] {
  const root: Inline[] = [];
  const open: OpenTag[] = [];
  const target = () => open.at(-1)?.children ?? root;
  for (const token of tokens) {
    const tag = token.type === "html" ? tagPattern.exec(token.raw)?.groups : undefined;
    if (token.type !== "html") {
      target().push(...toInline(token));
    } else if (tag !== undefined) {
      const name = (tag["name"] ?? "").toLowerCase();
      if (tag["slash"] === "/") closeTag(open, root, { name, raw: token.raw });
      else if (voidElements.has(name)) target().push(...voidElement(name, token.raw));
      else open.push({ name, open: token.raw, children: [] });
    }
  }
  while (open.length > 0) closeTag(open, root, { name: open.at(-1)?.name ?? "", raw: "" });
  return root;
}

function closeTag(
  open: OpenTag[],
  root: Inline[],
  closing: { readonly name: string; readonly raw: string },
): void {
  if (!open.some((tag) => tag.name === closing.name)) return;
  for (let tag = open.pop(); tag !== undefined; tag = open.pop()) {
    const isMatch = tag.name === closing.name;
    const close = isMatch ? closing.raw : "";
    const children = open.at(-1)?.children ?? root;
    children.push({ type: "html", open: tag.open, children: mergeTexts(tag.children), close });
    if (isMatch) return;
  }
}

function voidElement(name: string, raw: string): Inline[] {
  if (name === "br") return [{ type: "break" }];
  if (name === "img") return [imageFromTag(raw)];
  return name === "wbr" ? [] : [{ type: "html", open: raw, children: [], close: "" }];
}

/** Returns the image of a raw `<img …>`; attributes it does not have are empty or null. */
export function imageFromTag(raw: string): ImageInline {
  const attribute = (name: string): string | null => {
    const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i");
    const match = pattern.exec(raw);
    const value = match?.[1] ?? match?.[2] ?? match?.[3];
    return value === undefined ? null : decodeHTML(value);
  };
  const width = Number.parseInt(attribute("width") ?? "", 10);
  return {
    type: "image",
    src: attribute("src") ?? "",
    alt: attribute("alt") ?? "",
    title: attribute("title"),
    widthPx: Number.isNaN(width) || (attribute("width") ?? "").endsWith("%") ? null : width,
  };
}

function toInline(token: Token): Inline[] {
  const children = () => toChildren(token);
  switch (token.type) {
    case "text":
      return token.tokens ? children() : [{ type: "text", value: decodeHTML(token.text) }];
    case "escape":
      return [{ type: "text", value: token.text }];
    case "strong":
      return [{ type: "strong", children: children() }];
    case "em":
      return [{ type: "emphasis", children: children() }];
    case "del":
      return [{ type: "delete", children: children() }];
    case "codespan":
      return [{ type: "code", value: token.text }];
    case "br":
      return [{ type: "break" }];
    case "link":
      return [
        {
          type: "link",
          href: decodeHTML(token.href),
          title: token.title ? decodeHTML(token.title) : null,
          children: children(),
        },
      ];
    case "image":
      return [
        {
          type: "image",
          src: decodeHTML(token.href),
          alt: toPlainText(children()) || decodeHTML(token.text),
          title: token.title ? decodeHTML(token.title) : null,
          widthPx: null,
        },
      ];
    default:
      // A task's checkbox is read from its item.
      return token.type === "checkbox" ? [] : [{ type: "text", value: decodeHTML(token.raw) }];
  }
}

function toChildren(token: Token): Inline[] {
  return "tokens" in token && token.tokens ? mergeTexts(pairTags(token.tokens)) : [];
}

function mergeTexts(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === "text" && last?.type === "text") {
      merged[merged.length - 1] = { type: "text", value: last.value + inline.value };
    } else if (inline.type !== "text" || inline.value !== "") {
      merged.push(inline);
    }
  }
  return merged;
}
