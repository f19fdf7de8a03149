import type { ElementContent, Root } from "hast";
import { common, createLowlight } from "lowlight";

import { escapeHtml, type Html } from "./escape-html.ts";

const lowlight = createLowlight(common);

/** Is this a language whose code can be coloured? */
export function isKnownLanguage(language: string): boolean {
  return lowlight.registered(language);
}

/** Returns code as HTML, line by line, coloured by highlight.js's classes where the language is known. */
export function highlightLines(code: string, language: string | null): readonly Html[] {
  if (language === null || !isKnownLanguage(language.toLowerCase())) return plainLines(code);
  return toLines(lowlight.highlight(language.toLowerCase(), code));
}

/** Returns code as HTML, line by line, without colours. */
export function plainLines(code: string): readonly Html[] {
  return code.split("\n").map(escapeHtml);
}

/** Cuts the tree at the line ends: what is open there is closed, and opened again on the next line. */
function toLines(root: Root): readonly Html[] {
  const lines: string[] = [""];
  const open: string[] = [];
  const write = (html: string) => {
    lines[lines.length - 1] += html;
  };
  const walk = (nodes: Root["children"] | readonly ElementContent[]) => {
    for (const node of nodes) {
      if (node.type === "text") {
        const [first = "", ...rest] = node.value.split("\n");
        write(escapeHtml(first));
        for (const text of rest) {
          write("</span>".repeat(open.length));
          lines.push(open.join("") + escapeHtml(text));
        }
      } else if (node.type === "element") {
        const names = node.properties["className"];
        const tag = `<span class="${Array.isArray(names) ? names.join(" ") : ""}">`;
        write(tag);
        open.push(tag);
        walk(node.children);
        open.pop();
        write("</span>");
      }
    }
  };
  walk(root.children);
  return lines;
}
