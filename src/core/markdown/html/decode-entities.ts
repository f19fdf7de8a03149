import { decodeHTMLStrict } from "entities";

/** What CommonMark takes as a character reference: always closed by `;`, with 7 digits or 6 hexadecimal ones at most. */
const reference = /&(?:#\d{1,7}|#[Xx][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]*);/g;

/** Returns the text with its character references decoded; what only resembles one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(reference, (found) => decodeHTMLStrict(found));
}
