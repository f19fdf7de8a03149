import GithubSlugger from "github-slugger";
import { Marked, type Token } from "marked";

/** What a page of the manual holds that can be tested. */
interface Page {
  /** The addresses of its links and images, but for those of other sites, in order. */
  readonly links: readonly string[];
  /** The ids that GitHub gives its headings. */
  readonly anchors: readonly string[];
  /** The words that are marked as code in its text, in order. */
  readonly codes: readonly string[];
  /** Its code blocks, in order. */
  readonly fences: readonly { readonly language: string; readonly text: string }[];
}

/** Returns what a Markdown text holds that can be tested. */
export function readMarkdown(text: string): Page {
  const marked = new Marked();
  const slugger = new GithubSlugger();
  const links: string[] = [];
  const anchors: string[] = [];
  const codes: string[] = [];
  const fences: { language: string; text: string }[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === "link" || token.type === "image") {
      if (!/^[a-z]+:/i.test(token["href"])) links.push(token["href"]);
    }
    if (token.type === "heading") anchors.push(slugger.slug(token["text"]));
    if (token.type === "codespan") codes.push(token["text"]);
    if (token.type === "code") fences.push({ language: token["lang"] ?? "", text: token["text"] });
  });
  return { links, anchors, codes, fences };
}
