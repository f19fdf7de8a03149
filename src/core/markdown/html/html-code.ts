import type { Code } from "../../model/chapter.ts";
import type { Range } from "../../model/source.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/**
 * Returns a `<pre>` as code; null for a blank one. Its language is in `lang`, as GitHub reads it, or in
 * a class of its `<code>`, as HTML's standard says.
 */
export function readHtmlCode(element: HtmlElement, range: Range): Code | null {
  const value = textOf(element).replace(/^\n/, "").trimEnd();
  if (value.trim() === "") return null;
  const code = element.children.find((node) => node.type === "element" && node.name === "code");
  const classes = code?.type === "element" ? (code.attributes["class"] ?? "") : "";
  const language = element.attributes["lang"] ?? /\blanguage-(\S+)/.exec(classes)?.[1] ?? null;
  const info = { language: language || null, title: null, highlights: [] };
  return { type: "code", ...info, value, range };
}

function textOf(node: HtmlNode): string {
  if (node.type !== "element") return node.type === "text" ? node.value : "";
  return node.name === "br" ? "\n" : node.children.map(textOf).join("");
}
