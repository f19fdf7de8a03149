/** Control characters that XML cannot hold, and what has a meaning in text. */
const inText = /[&<>\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu;

/** Readers take line ends and tabs in attributes for spaces. */
const inAttribute = /[&<>"\uFFFE\uFFFF]|\p{Cc}/gu;

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
