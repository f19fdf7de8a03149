import { matchAny } from "./match-any.ts";

/** What a sentence's first words ask for: nothing, a link to the sentence before, or the thing they point at. */
export type Opening = "free" | "connective" | "anaphor";

/** Only this much of a sentence's beginning and end is read. */
const longestOpening = 80;

/** Patterns of a sentence's first words. Those of Japanese begin beyond ASCII, those of English in it. */
interface ByScript {
  readonly japanese: readonly RegExp[];
  readonly english: readonly RegExp[];
}

const anaphors: ByScript = {
  japanese: [
    /^(?:これ|それ(?!ぞれ)|あれ|その(?!まま)|あの|そんな|こんな|そう(?!い)|こう|前者|後者|彼|同社|両者)/,
    /^(?:この(?!章|節|講義|授業|本|資料|数|世|国)|ここ(?![数十]))/,
  ],
  english: [
    /^(?:they|these(?! days)|those(?! (?:who|that))|them|he|she|its|their|his|her|such|that)\b(?!-)/i,
    /^(?:both\b(?!.* and )|the (?:former|latter)\b|the (?:first|second|third|others?) (?:is|are|was|were|one)\b)/i,
    /^it\b(?! is (?:possible|important|necessary|clear|easy|hard|useful|best|worth|safe)\b)/i,
    /^this\b(?! (?:chapter|section|lecture|book|course)\b)/i,
  ],
};

const connectives: ByScript = {
  japanese: [
    /^(?:このよう|こうして|[こそ]うした中|その中で|ここで|このため|このほか|そこで|そして|それから|それでは|それでも|そのため|そのうえ|その後|だから|ですから|だが|ですが|が、|が，)/,
    /^(?:しかし|しかも|また(?![がぐたいは])|または|さらに|更に|加えて|つまり|すなわち|要するに|言い換えれば|したがって|従って|よって|結果として|以上)/,
    /^(?:なお|ただし|ただ、|ただ，|もっとも、|もっとも，|ちなみに|一方(?![的通])|他方|反対に|逆に|むしろ|あるいは|同様に|同じように|同時に|なぜなら|というの[はも])/,
    /^(?:ところが|ところで|すると|とはいえ|でも、|でも，|けれど|もちろん|確かに|たしかに|実は|実際、|実際，|実際に、|例えば|たとえば|例として|どちらも|いずれも)/,
    /^(?:さて|では、|では，|他にも|ほかにも|次に|最後に|第[二三四五]に|とくに|特に|先ほど|前述|上述|上で(?:見|述)|すでに(?:見|述)|前に(?:見|述))/,
  ],
  english: [
    /^(?:but|and|so(?!-called| far)|or|nor|yet|however|also|moreover|furthermore|therefore|thus|hence|then|instead|otherwise)\b/i,
    /^(?:nevertheless|nonetheless|still|consequently|similarly|likewise|meanwhile|finally|besides|indeed|conversely|rather|again|accordingly)\b/i,
    /^(?:for (?:example|instance|this reason)|in (?:addition|contrast|fact|short|other words|this way|turn)\b|as a (?:result|consequence)|on the other hand|by contrast|even so|of course|after all|at the same time)/i,
    /^(?:that is|here|there,|next,|second(?:ly)?,|third(?:ly)?,|last(?:ly)?,|another|e\.g\.|i\.e\.)/i,
    /^(?:as (?:\w+ )?(?:mentioned|noted|discussed|explained|described|stated|shown|seen)|as we (?:saw|have|will)|earlier,? we|recall)\b/i,
  ],
};

/** What the chapter does, not what it says. A look back (本章では…学びました) says what was said. */
const signposts = [
  /^(?:本|この)(?:章|節|講義|授業|資料)(?:で|は|の(?:目的|目標|ねらい|狙い|構成|後半|前半|最後))(?!.*た[。．.]?$)/,
  /^(?:(?:次の?|前の?|続く|後の|先の)(?:章|節|講義|授業|ページ|スライド)|[次前]回(?!の(?!講義|授業))|第 ?\d+ ?[章節])(?:で|から|まで|に|の|は|、|，)/,
  /(?:見て|考えて|学んで|説明して|紹介して|確かめて|調べて|整理して|述べて|触れて|取り上げて|比べて)(?:い[きく]|いこう|み[まるよ]|お[きくこ])(?:ます|ましょう|しょう|す|う)?(?:ことに(?:します|する))?[。．.]?$/,
  /(?:見|考え|始め|確かめ|調べ|比べ|(?:説明|紹介|整理)し)(?:ましょう|よう)[。．.]?$/,
  /(?:後で|後ほど|のちほど|次章で|次節で|別の章で)[^、，]{0,16}(?:ます|る|う)[。．.]?$/,
  /^(?:in |throughout )?this (?:chapter|section|lecture|course|book)\b(?!,?(?: we)? (?:have|has|had|was|were|saw|\w+ed)\b)/i,
  /^(?:in )?(?:the (?:next|previous|last|following|preceding)|our (?:next|last)) (?:chapter|section|lecture)\b/i,
  /^(?:(?:so|now|next|first|then),? )?let(?: us|'s|’s| me)\b/i,
  /^(?:(?:so|now|next|first|later|here),? )?we (?:(?:will|shall|now|next|first|then) )+(?:see|discuss|look|return|come|show|cover|explain|study|learn|turn|examine|consider|move|introduce|describe|explore)\b/i,
  /^we (?:begin|start|conclude|close|end) (?:with|by)\b|^(?:chapter|section) \d/i,
];

const questions = [
  /[?？][)）]?$/,
  /(?:です|ます|でした|ました|でしょう|だろう|ません|[うくぐすつぬぶむるいた]の?|なの)か[。．.]?$/,
];

/**
 * Returns how a sentence's first words hang on the sentence before: by a connective (しかし,
 * "However"), by an anaphor whose meaning stands there (これ, "They"), or not at all. The rules of
 * Japanese and English both apply. Expects one sentence in plain text.
 */
export function openingOf(sentence: string): Opening {
  const start = sentence.slice(0, longestOpening).replace(/^[「『“"（(]+/, "");
  const script = start.charCodeAt(0) < 0x80 ? "english" : "japanese";
  if (matchAny(connectives[script], start)) return "connective";
  return matchAny(anaphors[script], start) ? "anaphor" : "free";
}

/**
 * Returns whether a sentence says nothing of the subject: it asks (なぜでしょうか, "Why?"), or tells
 * what the chapter does (次の章では…, "In this section we …", "Let us …"). A look back on the whole
 * chapter is no such sentence. Expects one sentence in plain text; of a very long one, reads
 * 80 characters at both ends.
 */
export function isMetadiscourse(sentence: string): boolean {
  const text = sentence.trim();
  const ends =
    text.length > 2 * longestOpening
      ? `${text.slice(0, longestOpening)} ${text.slice(-longestOpening)}`
      : text;
  return matchAny(signposts, ends) || matchAny(questions, ends);
}
