/** As many as there are UTF-16 code units. */
const codeUnits = 0x10000;

/**
 * Returns what finds the first of some characters in a text, from an offset on, and the text's length
 * where none follows. Each character is one code unit. It looks into a table, as a pattern's class
 * compares a character with each of them.
 */
export function createFinder(characters: string): (text: string, from: number) => number {
  const isWanted = new Uint8Array(codeUnits);
  for (const character of characters) isWanted[character.charCodeAt(0)] = 1;
  return (text, from) => {
    let at = from;
    while (at < text.length && isWanted[text.charCodeAt(at)] === 0) at += 1;
    return at;
  };
}
