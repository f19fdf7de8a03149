import type { Position } from "../../core/model/source.ts";

/** A file's text, and how it was read. */
export interface DecodedText {
  /** With `\n` line ends, without a byte order mark; NUL is U+FFFD, as CommonMark says. */
  readonly text: string;
  /** By the name the Encoding Standard gives it (https://encoding.spec.whatwg.org/), such as `utf-8`. */
  readonly encoding: string;
  /** Where U+FFFD first stands for bytes that could not be decoded; null where all could. */
  readonly damage: Position | null;
}

/**
 * Decodes a text file: UTF-8 and UTF-16 with or without a byte order mark, Shift_JIS, EUC-JP and
 * ISO-2022-JP. The Japanese encodings are thought of only where the bytes are no UTF-8. What is
 * none of these is read as UTF-8 with U+FFFD in it.
 */
export async function decodeText(bytes: Uint8Array): Promise<DecodedText> {
  const encoding = await encodingOf(bytes);
  const whole = decodeWhole(bytes, encoding);
  if (whole !== null) return { text: normalise(whole), encoding, damage: null };
  const text = normalise(new TextDecoder(encoding).decode(bytes));
  return { text, encoding, damage: endOf(normalise(decodeToDamage(bytes, encoding))) };
}

async function encodingOf(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const asUtf8 = decodeWhole(bytes, "utf-8");
  const wide = findUtf16(bytes, asUtf8 !== null);
  if (wide !== null) return wide;
  if (asUtf8 === null) {
    return isDamagedUtf8(bytes) ? "utf-8" : ((await findJapanese(bytes)) ?? "utf-8");
  }
  const isJis =
    isoEscapes.some((escape) => asUtf8.includes(escape)) &&
    decodeWhole(bytes, "iso-2022-jp") !== null;
  return isJis ? "iso-2022-jp" : "utf-8";
}

/** The escape sequences that begin Japanese in ISO-2022-JP (RFC 1468). */
const isoEscapes = ["\u001B$@", "\u001B$B"];

/** Every second byte of English in UTF-16 is NUL, of Japanese only those of line ends and marks. */
function findUtf16(bytes: Uint8Array, isUtf8: boolean): string | null {
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd === 0 || (isUtf8 && even + odd < bytes.length / 4)) return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  const text = decodeWhole(bytes, encoding);
  return text !== null && !/[\p{Co}\p{Cn}]/u.test(text) ? encoding : null;
}

/** A few wrong bytes among many right ones: Shift_JIS would take both for kanji. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const right = text.match(/[^\0-\u007F\uFFFD]/gu)?.length ?? 0;
  const wrong = text.match(/\uFFFD/g)?.length ?? 0;
  return right > wrong;
}

const japaneseEncodings = { EUCJP: "euc-jp", SJIS: "shift_jis" } as const;

/** In Latin-1 taken for Japanese, a kanji stands alone among letters; Japanese has words of them. */
const japaneseWord = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。]{2}/u;

async function findJapanese(bytes: Uint8Array): Promise<string | null> {
  // Its tables take longer to load than most chapters take to be read.
  const { default: Encoding } = await import("encoding-japanese");
  const found = Encoding.detect(bytes, ["EUCJP", "SJIS"]);
  if (found !== "EUCJP" && found !== "SJIS") return null;
  const encoding = japaneseEncodings[found];
  return japaneseWord.test(new TextDecoder(encoding).decode(bytes)) ? encoding : null;
}

function decodeWhole(bytes: Uint8Array, encoding: string): string | null {
  return decode(bytes, { encoding, isStart: false });
}

/**
 * Returns the text; null where some of the bytes are not in this encoding. Of a start, the last
 * character may be cut off, and is then left out.
 */
function decode(
  bytes: Uint8Array,
  { encoding, isStart }: { readonly encoding: string; readonly isStart: boolean },
): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isStart });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Returns the text before the first bytes that are not in this encoding. */
function decodeToDamage(bytes: Uint8Array, encoding: string): string {
  let good = 0;
  let bad = bytes.length + 1;
  let text = "";
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const start = decode(bytes.subarray(0, middle), { encoding, isStart: true });
    if (start === null) {
      bad = middle;
    } else {
      good = middle;
      text = start;
    }
  }
  return text;
}

function normalise(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "\uFFFD");
}

function endOf(text: string): Position {
  const lines = text.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
