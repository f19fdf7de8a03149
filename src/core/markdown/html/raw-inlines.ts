import type { Token } from "marked";

import type { RawHtml } from "../../model/raw-html.ts";
import { endOfEmbedded } from "./join-embedded.ts";
import type { RawReader } from "./raw-reader.ts";
import { embeddedElements } from "./raw-rules.ts";

/** An element in a line of text, and the index of its last token. */
export interface FoundRaw {
  readonly html: RawHtml;
  readonly end: number;
}

const opening = /^<(?<name>[a-z]+)\b/i;

/** Returns the embedded element that begins at a token; null where none does, or it does not end. */
export function findRawInline(
  tokens: readonly Token[],
  from: number,
  reader: RawReader,
): FoundRaw | null {
  const first = tokens[from];
  const name = opening.exec(first?.raw ?? "")?.groups?.["name"]?.toLowerCase() ?? "";
  if (first?.type !== "html" || !embeddedElements.has(name)) return null;
  const written = tokens.map(({ type, raw }) => ({ raw, isHtml: type === "html" }));
  const end = endOfEmbedded(written, from);
  const text = tokens.slice(from, end + 1).map(({ raw }) => raw);
  const html = reader.readInline(text.join(""));
  return html === null ? null : { html, end };
}
