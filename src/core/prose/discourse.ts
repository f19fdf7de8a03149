import { locales, type Labels, type Locale } from "../locales/locales.ts";

const languages: readonly Locale[] = Object.values(locales);

/** How the first words of a sentence depend on the sentence before: not, by a link, or by what they point at. */
export type Opening = "free" | "connective" | "anaphor";

/** Only this much of the beginning and the end of a sentence is read. */
const longestOpening = 80;

const signposts = languages.flatMap((language) => language.signposts);
const questions = languages.flatMap((language) => language.questions);

/**
 * Returns how the first words of a sentence depend on the sentence before: by a connective (しかし,
 * "However"), by an anaphor whose meaning is there (これ, "They"), or not at all. Expects one
 * sentence in plain text.
 */
export function openingOf(sentence: string): Opening {
  const start = sentence.slice(0, longestOpening).replace(/^[「『“"（(]+/, "");
  const isAscii = start.charCodeAt(0) < 0x80;
  const own = languages.filter(({ beginsInAscii }) => beginsInAscii === isAscii);
  if (own.some(({ connectives }) => matchesAny(connectives, start))) return "connective";
  return own.some(({ anaphors }) => matchesAny(anaphors, start)) ? "anaphor" : "free";
}

/**
 * Returns whether a sentence says nothing of the subject: it asks (なぜでしょうか, "Why?"), or says
 * what the chapter does (次の章では…, "In this section we …", "Let us …"). Looking back on the whole
 * chapter does not count. Expects one sentence in plain text; of a very long one, only 80 characters
 * at both ends are read.
 */
export function isMetadiscourse(sentence: string): boolean {
  const text = sentence.trim();
  const ends =
    text.length > 2 * longestOpening
      ? `${text.slice(0, longestOpening)} ${text.slice(-longestOpening)}`
      : text;
  return matchesAny(signposts, ends) || matchesAny(questions, ends);
}

/**
 * Returns whether a sentence leads in to the list, table, figure or code after it: it ends with a
 * colon, points ahead (次のような, 図1に, "as follows", "the table below"), or announces a number of
 * things (5種類あります, "There are three kinds"). The rules of all languages apply. Expects one
 * sentence in plain text; false for an empty one. Of a very long one, only the last 300 characters
 * are read.
 */
export function isLeadIn(sentence: string): boolean {
  const text = toTidy(sentence.normalize("NFKC")).trim().slice(-longestLeadIn);
  if (text.endsWith(":")) return true;
  const words = withoutEndMarks(text);
  return languages.some(({ leadIn }) => leadIn.applies.test(words) && leadsIn(leadIn, words));
}

/** Limits the time of the patterns, some of which look for two things at any distance. */
const longestLeadIn = 300;

/** White space that NFKC leaves and that is more than one space. */
const untidy = / {2}|[\t-\r\u1680\u2028\u2029\ufeff]/;

function toTidy(text: string): string {
  return untidy.test(text) ? text.replace(/\s{2,}|[^\S ]/g, " ") : text;
}

const endMarks = new Set("。.!?,、)」』]\"' …");

function withoutEndMarks(text: string): string {
  let end = text.length;
  while (endMarks.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Takes the place of words that only look like a pointer: no pattern contains it. */
const neutral = "\uE000";

function leadsIn(cues: Locale["leadIn"], words: string): boolean {
  const sentence = cues.ignoresCase ? words.toLowerCase() : words;
  const points = cues.pointer.test(sentence);
  const text = points ? sentence.replace(cues.harmless, neutral) : sentence;
  if (points && cues.never.test(text)) return false;
  if (points && cues.surely.test(text)) return true;
  const isAhead = (points && matchesAny(cues.withPointer, text)) || matchesAny(cues.ahead, text);
  return isAhead && !matchesAny(cues.unless, text);
}

/** Returns whether this is the heading of a closing section, such as まとめ or "5. Summary". */
export function isClosingHeading(heading: string, { closingHeadings }: Labels): boolean {
  const words = heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(?:第?\s*\d+(?:\.\d+)*\s*[章節.]?\s*)/, "")
    .replace(/(?<![\s.。．:：])[\s.。．:：]+$/, "")
    .trim();
  return closingHeadings.includes(words);
}

function matchesAny(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
