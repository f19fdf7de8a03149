import { type DefaultTreeAdapterMap, parse } from "parse5";

import type { Diagnostic } from "../../model/diagnostic.ts";
import { positionAt, type TemplateSource, toMistake } from "./template-source.ts";
import type { Html } from "../escape-html.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];
type Finding = Pick<Diagnostic, "message" | "hint">;

/** What a page that a user's templates made is checked with. */
export interface PageCheck {
  /** The user's own templates. */
  readonly own: readonly TemplateSource[];
  /** The one script that the page may name. */
  readonly script: unknown;
}

/** Kinds of `<script>` that hold data and never run. */
const dataKinds: ReadonlySet<string> = new Set(["application/json", "application/ld+json"]);

/** What `<meta http-equiv>` may say: a policy can but forbid more than ours does. */
const harmlessEquivalents: ReadonlySet<string> = new Set([
  "content-type",
  "content-language",
  "content-security-policy",
  "x-ua-compatible",
]);

const handlerName = /^on[a-z]/i;

/**
 * Returns the mistakes of a user's templates that only the page shows: what runs, and what leads the
 * page away, is ours alone. The page is read as a browser reads it.
 */
export function checkPage(html: Html, { own, script }: PageCheck): Diagnostic[] {
  const mistakes = new Map<string, Diagnostic>();
  for (const element of elementsOf(parse(html, { sourceCodeLocationInfo: true }))) {
    const found = findFault(element, script);
    if (found === null) continue;
    const place = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
    const tag = place ? html.slice(place.startOffset, place.endOffset) : "";
    // A layout's stands on many slides.
    for (const mistake of locate(own, [tag, `<${element.tagName}`, ""], found)) {
      mistakes.set(JSON.stringify(mistake), mistake);
    }
  }
  return [...mistakes.values()];
}

/**
 * Returns a page in which the first `<head>` is that of the document, and begins it: what is put after
 * it comes before all else that the page names. Templates may leave it out, write another in a comment,
 * or put a script before it.
 */
export function withHeadFirst(html: Html): Html {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const first = /<head[^>]*>/i.exec(html);
  for (const { tagName, sourceCodeLocation } of first === null ? [] : elementsOf(document)) {
    const tag = tagName === "head" ? sourceCodeLocation?.startTag : undefined;
    if (
      tag &&
      tag.startOffset === first?.index &&
      tag.endOffset === tag.startOffset + first[0].length
    ) {
      return html;
    }
  }
  const doctype = document.childNodes.find(({ nodeName }) => nodeName === "#documentType");
  // A second `<head>`, and `<html>` after it, begin nothing: the attributes of `<html>` hold.
  return `<!doctype html>\n<head>${html.slice(doctype?.sourceCodeLocation?.endOffset ?? 0)}`;
}

function findFault({ tagName, attrs }: Element, script: unknown): Finding | null {
  const value = (name: string): string | null =>
    attrs.find((one) => one.name === name)?.value ?? null;
  const handler = attrs.find(({ name }) => handlerName.test(name));
  if (handler !== undefined) {
    return {
      message: `A template has the attribute "${handler.name}", which would run a script.`,
      hint: "Remove it: no script of a template runs in a deck.",
    };
  }
  if (tagName === "script") {
    const isOurs = typeof script === "string" && value("src") === script;
    if (isOurs || dataKinds.has((value("type") ?? "").trim().toLowerCase())) return null;
    return {
      message: "A template has a script of its own.",
      hint: 'Remove it: the one script of a page is lectern\'s, as in <script src="{{script}}">.',
    };
  }
  if (tagName === "base") {
    return {
      message: "A template has a <base>, from which all addresses of the page would begin.",
      hint: "Remove it: the files of a deck stand beside its page.",
    };
  }
  const equivalent = tagName === "meta" ? value("http-equiv")?.trim().toLowerCase() : undefined;
  if (equivalent === undefined || harmlessEquivalents.has(equivalent)) return null;
  return {
    message: `A template has a <meta http-equiv="${equivalent}">.`,
    hint: `Remove it. There may be ${[...harmlessEquivalents].join(", ")}.`,
  };
}

/** Returns a mistake at the first of the words that one of the templates has; none where there are no templates. */
function locate(
  own: readonly TemplateSource[],
  wanted: readonly string[],
  found: Finding,
): Diagnostic[] {
  for (const words of wanted.map((one) => one.toLowerCase())) {
    for (const source of own) {
      const at = source.text.toLowerCase().indexOf(words);
      if (at < 0) continue;
      return [toMistake(source, positionAt(source.text, at), found)];
    }
  }
  return [];
}

/** Every element below a node, in the order of the page; what stands in a `<template>`, too. */
function* elementsOf(node: Node): Generator<Element> {
  const open: Node[] = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if ("tagName" in one) yield one;
    if ("childNodes" in one) open.push(...one.childNodes.toReversed());
    if ("content" in one) open.push(one.content);
  }
}
