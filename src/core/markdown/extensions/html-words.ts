import { Tokenizer } from "marked";

import { isComponent, kindOfTag } from "../html/elements.ts";
import type { RuleExtension } from "./extension.ts";

/** A tag alone on its line: all that CommonMark asks of raw HTML. */
const loneTag = /^ {0,3}(?<tag><\/?[A-Za-z][\w.:-]*(?:\s[^<>]*|\/)?>)[ \t]*(?:\n|$)/;

const tag = /^<\/?[A-Za-z][A-Za-z\d-]*(?:\s[^<>]*|\/)?>/;

/**
 * Reads what looks like HTML and names none of its elements as the words it is, as in
 * `List<String>` or `ssh <your-name>@host`.
 */
export const htmlWords: RuleExtension = {
  name: "htmlWords",
  opener: /<\/?[A-Za-z]/,
  rules: {
    tokenizer: {
      html(source) {
        const lone = loneTag.exec(source)?.groups?.["tag"];
        const behind = lone === undefined ? "" : source.slice(source.indexOf(lone) + lone.length);
        const isWords =
          lone !== undefined && kindOfTag(lone, behind) === "words" && !isComponent(lone, behind);
        return isWords ? undefined : Tokenizer.prototype.html.call(this, source);
      },
    },
    extensions: [
      {
        name: "htmlWords",
        level: "inline",
        tokenizer: (source) => {
          const [raw] = tag.exec(source) ?? [];
          return raw === undefined || kindOfTag(raw, source.slice(raw.length)) !== "words"
            ? undefined
            : { type: "text", raw, text: raw, escaped: false };
        },
      },
    ],
  },
};
