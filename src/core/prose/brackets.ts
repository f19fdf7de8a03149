/** The offset of each closing bracket, by the offset of the opening one it closes. UTF-16 offsets. */
export type BracketPairs = ReadonlyMap<number, number>;

/** Both shapes of a bracket are one kind: （例) is common. */
const kinds: readonly (readonly [string, string])[] = [
  ["(（", ")）"],
  ["[［", "]］"],
  ["{｛", "}｝"],
  ["「｢", "」｣"],
  ["『", "』"],
  ["【", "】"],
  ["〔", "〕"],
  ["〈", "〉"],
  ["《", "》"],
  ["“", "”"],
];
const openers = new Map(kinds.flatMap(([open], kind) => [...open].map((char) => [char, kind])));
const closers = new Map(kinds.flatMap(([, close], kind) => [...close].map((char) => [char, kind])));
const straightQuote = '"';
const otherClosers = new Set([straightQuote, "'", "’", "»"]);
const straightKind = kinds.length;

/** The characters that open brackets or quotes, one after the other. */
export const openingCharacters = [...openers.keys(), straightQuote].join("");

const findBracket = createFinder(openingCharacters + [...closers.keys()].join(""));

/**
 * Returns the brackets and double quotes that are closed. One that is not closed is not among them,
 * and a closing one closes what stands open inside: in `（a「b）` only （ and ） are a pair.
 * Takes linear time.
 */
export function pairBrackets(text: string): BracketPairs {
  const pairs = new Map<number, number>();
  const open: { readonly kind: number; readonly at: number }[] = [];
  const openCounts: number[] = [];
  for (let at = findBracket(text, 0); at < text.length; at = findBracket(text, at + 1)) {
    const char = text.charAt(at);
    const isStraight = char === straightQuote;
    const closing = isStraight ? straightKind : closers.get(char);
    if (closing !== undefined && (openCounts[closing] ?? 0) > 0) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        openCounts[top.kind] = (openCounts[top.kind] ?? 0) - 1;
        if (top.kind !== closing) continue;
        pairs.set(top.at, at);
        break;
      }
    } else {
      const opening = isStraight && opensQuote(text, at) ? straightKind : openers.get(char);
      if (opening === undefined) continue;
      open.push({ kind: opening, at });
      openCounts[opening] = (openCounts[opening] ?? 0) + 1;
    }
  }
  return pairs;
}

/** Returns whether a character closes brackets or quotes, and so may follow an end mark. */
export function isCloser(char: string): boolean {
  return closers.has(char) || otherClosers.has(char);
}

function opensQuote(text: string, at: number): boolean {
  return /[^\s]/.test(text.charAt(at + 1)) && !/[\w.,!?;:]/.test(text.charAt(at - 1));
}

/**
 * Returns what finds the first of some characters in a text, from an offset on, and the text's length
 * where none follows. Each character is one code unit. It looks into a table, as a pattern's class
 * compares a character with each of them.
 */
export function createFinder(characters: string): (text: string, from: number) => number {
  const isWanted = new Uint8Array(0x10000);
  for (const character of characters) isWanted[character.charCodeAt(0)] = 1;
  return (text, from) => {
    let at = from;
    while (at < text.length && isWanted[text.charCodeAt(at)] === 0) at += 1;
    return at;
  };
}
