import { Parser } from "htmlparser2";

import type { ImageInline } from "../model/inline.ts";

/** An element's attributes, with entities decoded and names in lower case. */
export type Attributes = Readonly<Record<string, string>>;

/** Returns the image of a raw `<img …>`; null where it names no file. */
export function readRawImage(tag: string): ImageInline | null {
  const images: (ImageInline | null)[] = [];
  const parser = new Parser({
    onopentag: (_, attributes) => images.push(toImage(attributes)),
  });
  parser.write(tag);
  parser.end();
  return images[0] ?? null;
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
