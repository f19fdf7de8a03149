import type { MarkedExtension, Token } from "marked";

/** A term's line: words that begin nothing else. */
const term = "(?! {4}|\\t|[ \\t]*(?:[-*+>#|:]|\\d+[.)]|```|~~~|<))(?=[ \\t]*\\S)[^\\n]{1,200}\\n";

/** What is said of it: after a colon, with the lines that go on with it. */
const said = " {0,3}:[ \\t]+[^\\n]+(?:\\n(?! {0,3}:[ \\t])[ \\t]+\\S[^\\n]*)*(?:\\n|$)";

const item = new RegExp(`^(?<term>${term})\\n?(?<said>(?:${said})+)\\n*`);

/** A token's item: a term with what is said of it. */
export interface DefinitionToken {
  readonly raw: string;
  readonly term: readonly Token[];
  readonly said: readonly { readonly raw: string; readonly tokens: readonly Token[] }[];
}

/** Reads definition lists, a term and below it `: what is said of it`: tokens of the type `definitionList`. */
export const definitionList: MarkedExtension = {
  extensions: [
    {
      name: "definitionList",
      level: "block",
      tokenizer(source) {
        const items: DefinitionToken[] = [];
        let rest = source;
        for (let match = item.exec(rest); match !== null; match = item.exec(rest)) {
          const words = match.groups?.["term"] ?? "";
          const parts = (match.groups?.["said"] ?? "").split(/(?<=\n)(?= {0,3}:[ \t])/);
          items.push({
            raw: match[0],
            term: this.lexer.inlineTokens(words.trim(), []),
            said: parts.map((raw) => ({
              raw,
              tokens: this.lexer.blockTokens(
                raw.replace(/^ {0,3}:[ \t]+/, "").replace(/\n[ \t]+/g, "\n"),
                [],
              ),
            })),
          });
          rest = rest.slice(match[0].length);
        }
        const raw = source.slice(0, source.length - rest.length);
        // All tokens in one list are what marked walks through.
        const tokens = items.flatMap(({ term, said }) => [
          ...term,
          ...said.flatMap((part) => part.tokens),
        ]);
        return items.length === 0 ? undefined : { type: "definitionList", raw, items, tokens };
      },
    },
  ],
};
