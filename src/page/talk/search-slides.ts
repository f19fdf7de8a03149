/** What of a slide can be looked for. */
export interface SlideWords {
  /** 1-based. */
  readonly number: number;
  readonly heading: string;
  /** All that stands on the slide. */
  readonly text: string;
  readonly notes: string;
}

const katakana = /[ァ-ヶ]/g;
const fromKatakana = 0x60;

/** Between words, and where a line may or must break. */
const gaps = /[\s\u00ad\u200b\u2060]+/g;

/**
 * Returns a text as it is compared: without spaces, which Japanese lines have or not as they come,
 * without case and width, and with one kind of kana.
 */
export function foldWords(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll(gaps, "");
  return folded.replaceAll(katakana, (kana) =>
    String.fromCodePoint((kana.codePointAt(0) ?? 0) - fromKatakana),
  );
}

/**
 * Returns the slides that a query means, the likeliest first: the one with that number, those with
 * the words in their heading, on the slide, in the notes; each once, and none for an empty query.
 */
export function searchSlides(slides: readonly SlideWords[], query: string): SlideWords[] {
  const wanted = foldWords(query);
  if (wanted === "") return [];
  const has = (text: string) => foldWords(text).includes(wanted);
  return [
    ...new Set([
      ...slides.filter(({ number }) => String(number) === wanted),
      ...slides.filter(({ heading }) => has(heading)),
      ...slides.filter(({ text }) => has(text)),
      ...slides.filter(({ notes }) => has(notes)),
    ]),
  ];
}
