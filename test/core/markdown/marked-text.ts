import { Parser } from "htmlparser2";
import { parser, walkTokens, type Token } from "marked";

import { htmlWords } from "../../../src/core/markdown/extensions/html-words.ts";
import { tableCells } from "../../../src/core/markdown/extensions/table-cells.ts";

import { hiddenElements, kindOfTagIn } from "../../../src/core/markdown/html/elements.ts";
import { splitFrontMatter } from "../../../src/core/markdown/front-matter.ts";
import { createMarked } from "../../../src/core/markdown/shallow-lexer.ts";

/** The mark of a GitHub alert, which is read as the kind of a callout and not as words. */
const alertMark = /^((?:[ \t]*>)+[ \t]*)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/gim;

/** Save for what we read otherwise: words in angle brackets, and rows with more cells than the head. */
const marked = createMarked([htmlWords, tableCells]);

/** The characters that marked's own HTML of a text shows, without white space, captions and alert marks. */
export function markedTextOf(text: string): string {
  return shownByMarked(text).replace(/\s/g, "");
}

/** Returns the same characters with the white space of marked's HTML. `change` is called for each token. */
export function shownByMarked(text: string, change: (token: Token) => void = () => {}): string {
  const { body } = splitFrontMatter({ path: "chapter.md", text, encoding: "utf-8", damage: null });
  const tokens = marked.lexer(body.replace(alertMark, "$1"));
  walkTokens(tokens, change);
  // Token by token, so that an unclosed script or comment hides its own block alone.
  return tokens.map((token: Token) => textOf(parser([token]))).join("");
}

function textOf(html: string): string {
  const hidden: string[] = [];
  const texts: string[] = [];
  const isHidden = (name: string) =>
    hiddenElements.has(name) || ["figcaption", "iframe", "svg"].includes(name);
  const kept: boolean[] = [];
  const reader = new Parser({
    onopentag: (name) => {
      const end = reader.endIndex + 1;
      const isWords = kindOfTagIn(html, reader.startIndex, end) === "words";
      kept.push(!isWords);
      if (isWords && hidden.length === 0) texts.push(html.slice(reader.startIndex, end));
      if (isHidden(name)) hidden.push(name);
    },
    ontext: (text) => {
      if (hidden.length === 0) texts.push(text);
    },
    onclosetag: (name, isImplied) => {
      const isWords = kept.pop() === false && !isImplied && hidden.length === 0;
      if (isWords) texts.push(html.slice(reader.startIndex, reader.endIndex + 1));
      if (hidden.at(-1) === name) hidden.pop();
    },
  });
  reader.write(html);
  reader.end();
  return texts.join("");
}
