import { Parser } from "htmlparser2";

import { squeeze } from "../../support/words.ts";

/** A piece of HTML, as a browser would see it. */
export interface ReadHtml {
  /** Without white space. */
  readonly words: string;
  /** What runs or loads something, and tags that do not close. */
  readonly faults: readonly string[];
}

const running = new Set([
  "script",
  "iframe",
  "object",
  "embed",
  "link",
  "meta",
  "base",
  "style",
  "form",
]);

const wild = /^\s*(?:javascript|vbscript|data:text\/html)/i;

/** Reads HTML of ours in which nothing may run and every element is closed. */
export function readHtml(html: string): ReadHtml {
  const words: string[] = [];
  const faults: string[] = [];
  const reader = new Parser(
    {
      onopentag(name, attributes) {
        if (running.has(name)) faults.push(`<${name}>`);
        for (const [key, value] of Object.entries(attributes)) {
          const isLink = key === "href" || key === "src";
          if (/^on/i.test(key) || (isLink && wild.test(value))) faults.push(`${key}="${value}"`);
        }
      },
      ontext: (text) => words.push(text),
      onclosetag(name, isImplied) {
        if (isImplied && framing.has(name)) faults.push(`<${name}> is not closed`);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  reader.write(html);
  reader.end();
  return { words: visible(words.join("")), faults };
}

/** Returns a text without white space and without the marks that only say where lines break. */
export function visible(text: string): string {
  return squeeze(text).replace(/[\u00AD\u200B\u2060]/g, "");
}

/** Elements that only their own end may close. */
const framing = new Set(["aside", "div", "section"]);
