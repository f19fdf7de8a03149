/** An unhurried lecture in Japanese. */
const japaneseCharactersAMinute = 300;

/** And in English. */
const wordsAMinute = 130;

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]/gu;

/** A word of any other script, or a number, with the marks inside it. */
const word = /[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu;

/** Returns how many minutes a text takes to be spoken: its Japanese and its other words each at their own rate. */
export function talkMinutes(text: string): number {
  const characters = text.match(japanese)?.length ?? 0;
  const words = text.replace(japanese, " ").match(word)?.length ?? 0;
  return characters / japaneseCharactersAMinute + words / wordsAMinute;
}
