import { escapeHtml } from "./escape-html.ts";
import type { Html } from "./templates/view-models.ts";

/** Returns words for the speaker alone as HTML: plain text, so that they are found again as they stand. */
export function renderPrivateNote(words: string): Html {
  return `<p data-private>${escapeHtml(words)}</p>`;
}

/** As it was rendered, and as a browser writes it. */
const privateNote = /<p data-private(?:="")?>[^<]*<\/p>/g;

/** Returns a slide's HTML without the words for the speaker alone. */
export function removePrivateNotes(slide: Html): Html {
  return slide.replaceAll(privateNote, "");
}
