import type { HtmlInline, Inline } from "../../model/inline.ts";
import { readAttributes } from "./parse-fragment.ts";

/** A raw element in a line of text. */
export type RawElement = Omit<HtmlInline, "type"> & {
  /** In lower case. */
  readonly name: string;
};

/** Returns a raw element as an inline: an `<a href>` is a link like any other. */
export function toRawElement({ name, open, children, close }: RawElement): Inline {
  const attributes = name === "a" ? readAttributes(open) : null;
  const href = attributes?.["href"]?.trim() ?? "";
  return href === ""
    ? { type: "html", open, children, close }
    : { type: "link", href, title: attributes?.["title"] ?? null, children };
}
