import { decodeText } from "../../../../src/app/chapter/decode-text.ts";
import { rangeFaultsOf, read } from "../../../core/markdown/chapter-facts.ts";
import { lostWords } from "../lost-words.ts";
import { generatedMark, makeChapter } from "../make-chapter.ts";
import type { Random } from "../random.ts";
import type { Target } from "../target.ts";

/** Bytes, one a character (Latin-1), as a file has them → a chapter with nothing lost. */
export const reading: Target = {
  name: "reading",
  share: 33,
  make(supply) {
    const text = makeChapter(supply).replace(generatedMark, "");
    const { random } = supply;
    const encoding = random.chance(0.05) ? "utf16le" : "utf8";
    return flipBytes(Buffer.from(text, encoding), random).toString("latin1");
  },
  open: async () => async (input) => {
    const { text } = await decodeText(Buffer.from(input, "latin1"));
    const { chapter, diagnostics } = read(text);
    // What is given up is words, with all its marks.
    const isWhole = !diagnostics.some(({ code }) => code.startsWith("too-"));
    const isJson = JSON.stringify(JSON.parse(JSON.stringify(chapter))) === JSON.stringify(chapter);
    return [
      ...rangeFaultsOf(chapter, text.split("\n").length).slice(0, 1),
      ...(isJson ? [] : ["chapter is no JSON"]),
      ...(isWhole ? lostWords(text, chapter) : []).map((words) => `lost words: "${words}"`),
    ];
  },
};

function flipBytes(bytes: Buffer, random: Random): Buffer {
  const count = random.chance(0.3) ? 1 + random.below(5) : 0;
  for (let flip = 0; flip < count && bytes.length > 0; flip += 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}
