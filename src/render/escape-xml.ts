/** What XML cannot hold, not even as a number, and what has a meaning in text. */
// oxlint-disable-next-line no-control-regex -- these are the characters in question
const inText = /[&<>\r]|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/** Readers take line ends and tabs in attributes for spaces. */
// oxlint-disable-next-line no-control-regex -- these are the characters in question
const inAttribute = /[&<>\r\n\t"]|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Returns text as XML holds it between tags; characters that it cannot hold are left out. */
export function escapeXmlText(text: string): string {
  return text.replace(inText, (character) => escapes[character] ?? "");
}

/** Returns the value of an attribute as XML holds it between double quotation marks. */
export function escapeXmlAttribute(value: string): string {
  return value.replace(inAttribute, (character) => escapes[character] ?? "");
}
