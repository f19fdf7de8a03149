import { Parser } from "htmlparser2";
import { lexer, parser, walkTokens, type Token } from "marked";

import { hiddenElements } from "../../src/chapter/html-elements.ts";
import { splitFrontMatter } from "../../src/chapter/front-matter.ts";

/** The mark of a GitHub alert, which is read as the kind of a callout and not as words. */
const alertMark = /^((?:[ \t]*>)+[ \t]*)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/gim;

/** The characters that marked's own HTML of a text shows, without white space, captions and alert marks. */
export function markedTextOf(text: string): string {
  return shownByMarked(text).replace(/\s/g, "");
}

/** Returns the same characters with the white space of marked's HTML. `change` is called for each token. */
export function shownByMarked(text: string, change: (token: Token) => void = () => {}): string {
  const { body } = splitFrontMatter({ path: "chapter.md", text, encoding: "utf-8", damage: null });
  const tokens = lexer(body.replace(alertMark, "$1"));
  walkTokens(tokens, change);
  // Token by token, so that an unclosed script or comment hides its own block alone.
  return tokens.map((token: Token) => textOf(parser([token]))).join("");
}

function textOf(html: string): string {
  const hidden: string[] = [];
  const texts: string[] = [];
  const isHidden = (name: string) => hiddenElements.has(name) || name === "figcaption";
  const reader = new Parser({
    onopentag: (name) => {
      if (isHidden(name)) hidden.push(name);
    },
    ontext: (text) => {
      if (hidden.length === 0) texts.push(text);
    },
    onclosetag: (name) => {
      if (hidden.at(-1) === name) hidden.pop();
    },
  });
  reader.write(html);
  reader.end();
  return texts.join("");
}
