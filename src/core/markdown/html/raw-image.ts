import type { ImageInline } from "../../model/inline.ts";
import { readAttributes, type Attributes } from "./parse-fragment.ts";

/** Returns the image of a raw `<img …>`; null where it names no file. */
export function readRawImage(tag: string): ImageInline | null {
  const attributes = readAttributes(tag);
  return attributes === null ? null : toImage(attributes);
}

/** Returns the image that an `<img>` with these attributes shows; null where it names no file. */
export function toImage(attributes: Attributes): ImageInline | null {
  const src = (attributes["src"] ?? "").trim();
  if (src === "") return null;
  return {
    type: "image",
    src,
    alt: attributes["alt"] ?? "",
    title: attributes["title"] ?? null,
    widthPx: toPx(attributes["width"] ?? ""),
  };
}

/** Returns a width in px; null for a share of the page, for words, and for nothing. */
function toPx(width: string): number | null {
  const match = /^\s*(\d+)(?:\.\d*)?\s*(?:px)?\s*$/i.exec(width);
  const px = Number.parseInt(match?.[1] ?? "", 10);
  return px > 0 ? px : null;
}
