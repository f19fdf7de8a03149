import { matchAny } from "./match-any.ts";

/**
 * Returns whether a sentence leads in to the list, table, figure or code that follows it: it ends
 * with a colon, points ahead (次のような, 以下に示す, 図1に, "as follows", "the table below"), or
 * announces a number of things (5種類あります, "There are three kinds"). The rules of Japanese and
 * English both apply, whatever the language. Expects one sentence in plain text; false for an
 * empty one. Of a very long sentence, only the last 300 characters count.
 */
export function isLeadIn(sentence: string): boolean {
  const text = toTidy(sentence.normalize("NFKC")).trim().slice(-longest);
  if (text.endsWith(":")) return true;
  const words = withoutEndMarks(text);
  if (notAscii.test(words) && leadsInJapanese(words)) return true;
  return twoWords.test(words) && leadsInEnglish(words.toLowerCase());
}

/** White space that NFKC leaves and that is more than one space. */
const untidy = / {2}|[\t-\r\u1680\u2028\u2029\ufeff]/;

function toTidy(text: string): string {
  return untidy.test(text) ? text.replace(/\s{2,}|[^\S ]/g, " ") : text;
}

/** No rule of Japanese holds for ASCII alone. */
const notAscii = /\P{ASCII}/u;

/** No rule of English holds for fewer words, save for these at the end. */
const twoWords = /[a-z\d.] [a-z\d]|(?:including|namely|e\.g)$/i;

/** Bounds the time of the patterns, some of which look for two things in any distance. */
const longest = 300;

/** Not 目次の, 二次の, その次の; not 18歳以下の, これ以下の, "10 以下の": there 次 and 以下 do not point ahead. Looks at what follows first: it seldom fits. */
const ahead = "(?=次|つぎ|以下|下)(?<=^|[、,。:;「『(-]|[^\\d%A-Za-z] |(?![れつの])[ぁ-ん])";
const way = "(?:よう|通り|とおり)";
const shown =
  "(?:図(?!書)|表(?![面示現])|例(?![外年])|コード|プログラム|スクリプト|コマンド|クエリ|リスト|一覧" +
  "|式(?!典)|数式|手順|画面|写真|出力|定義|設定)";
const listed =
  "(?:もの|トピック|項目|点(?!灯)|種類|理由|特徴|メリット|デメリット|利点|欠点|方法|条件|内容|役割|機能|課題|関係|性質|定理)";
const count =
  "(?:(?<![\\d第.])(?:[2-9]|[1-9]\\d)|[二三四五六七八九十]|いくつか|複数|数)の? ?" +
  "(?:種類?|つ|通り|とおり|個|点|段階|パターン|要素|層|グループ|タイプ|部分|ステップ|項目|方式|方法|理由)";
const several = `(?:${count}|いくつか|ふたつ|みっつ)`;
const show = "(?:示し|示す|示せ|挙げ|まとめ|列挙|記し|記す|掲げ|述べ|紹介|載せ)";
/** From a verb's stem to the end of the sentence. */
const verbEnd = "[^、,]{0,8}$";

const nextInTime = /次の(?:日|週|月|年|朝|晩|夜|瞬間|回|世代|機会|目標|人|段落|行)/g;
const movesOn = new RegExp(
  `次の(?:${shown}|${listed})(?:[にへ](?:進|移|切り替|渡)|[^、,]{0,12}まで)`,
);
const speaksOfNext = new RegExp(
  `^(?:次|つぎ)[には](?!(?:示す|挙げる|掲げる)(?:の|もの)は)(?!.*${show}${verbEnd})(?!.*${shown}(?:です|である|だ)?$)`,
);
const elsewhere =
  /次の(?:章|節|授業|講義|ページ|スライド)|次章|次節|次回|後ほど|後で|後述|前章|前節|前回|前述|先ほど|上図|上の図|上の表|第\d+[章節]で/;
const looksBack =
  /^(?:以前|かつて|昔)は|(?:述べ|説明し|示し|挙げ|見)た(?:よう|通り|とおり|理由|方法|もの|例|点|手順|内容|性質)/;
const names = /以下[、,]? ?[「『]?[^。]{0,30}と(?:呼|略|表記|書|する$|します$)/;

const surelyAhead = new RegExp(`${ahead}(?:次|つぎ|以下|下記|下)の${way}`);
const pointsAhead = [
  "(?:次|つぎ|以下|下記)の(?:順番?|順序|流れ)[にで]",
  `(?:次|つぎ)の(?:${shown}|${listed}|${several})`,
  `(?:次|つぎ)の.*(?:あり|ある|挙げられ|に分け|分類|構成|から[成な]|${show}|扱|満た)${verbEnd}`,
  "(?:次|つぎ)(?:です|である|だ$|が(?:必要|挙げ|ある|あり|成り立|得られ)|を(?:実行|入力|追加|満た|参照|見))",
  "(?:以下|下記)の(?!章|節|講義|授業|議論|説明|話)",
  "(?:以下|下記)(?:です|である|だ$|が|を)",
  "(?:以下|下記|次)に、?(?:示す|挙げる|まとめる|記す|掲げる)",
  `(?:以下|下記|次)(?:に|、).*${show}${verbEnd}`,
];
/** Without such a word, which few sentences have, nothing in `aheadByPointer` holds. */
const pointer = /[次下]|つぎ/;
const aheadByPointer = [
  new RegExp(`${ahead}(?:${pointsAhead.join("|")})`),
  new RegExp(`^(?:次|以下|下記)は.*${shown}(?:です|である|だ)?$`),
  /(?<![部地目上直天])下に、?(?:示し|示す|挙げ|掲げ)/,
];
const aheadInJapanese = [
  /(?:次[図表式]|[下右左][図表])(?:[はにのをで、,]|$)/,
  new RegExp(`(?:下|右|左)の${shown}`),
  /(?<![代発公地意年])[図表] ?\d[\d.-]*(?:\([a-z]\))? ?(?:に(?!つ|お|よ|戻|関|対)|は|が|の(?:よう|通り|とおり)|を(?:参照|見|ご覧))/,
  new RegExp(`(?:例|一覧|手順|コード|図|表)を(?:示し|示す|挙げ|見てみ|載せ)${verbEnd}`),
  new RegExp(
    `${several}(?!以[上下内外]).*(?:あり(?:ます|ました)?|ある|存在し?(?:ます|する)|(?:に|へ)(?:大別|分類|分けら|分かれ|分けて|分割)${verbEnd}` +
      `|構成され${verbEnd}|から(?:成|な)[りるっ]${verbEnd}|挙げられ${verbEnd}|挙げま?す?る?|紹介(?:します|する))$`,
  ),
];

function leadsInJapanese(sentence: string): boolean {
  const points = pointer.test(sentence);
  const text = points ? sentence.replace(nextInTime, "翌") : sentence;
  if (points && movesOn.test(text)) return false;
  if (points && surelyAhead.test(text)) return true;
  return (
    ((points && matchAny(aheadByPointer, text)) || matchAny(aheadInJapanese, text)) &&
    !matchAny([elsewhere, looksBack, names, speaksOfNext], text)
  );
}

const number =
  "(?:[2-9]|[1-9]\\d|two|three|four|five|six|seven|eight|nine|ten|several|various|multiple|a few|a number of|many|some)";
const things =
  "(?:kinds|types|ways|reasons|steps|parts|categories|classes|groups|forms|methods|options|choices|advantages" +
  "|benefits|drawbacks|disadvantages|stages|phases|levels|layers|approaches|components|features|cases|rules" +
  "|things|points|goals|differences|modes|elements|aspects|principles|properties|families|sections|states)";
const numberOfThings = `${number}(?: [\\w-]+){0,3} ${things}\\b`;
const shownVerb =
  "(?:shown|listed|given|described|outlined|summari[sz]ed|illustrated|presented|depicted|seen|drawn|defined|compared)";
const shownNoun =
  "(?:figures?|fig\\.|tables?|lists?|listings?|code|examples?|diagrams?|steps?|commands?|snippets?|programs?|equations?|images?|pictures?)";
const numbered = "(?:figures?|figs?\\.|tables?|listings?) \\d";

const elsewhereInEnglish =
  /\b(?:previous|next|last|later|earlier) (?:chapter|section|lecture|page)|\bchapter \d/;
const aheadInEnglish = [
  /\bas follows\b/,
  /\bthe following(?! (?:\w+ )?(?:years?|days?|weeks?|months?|morning|night|evening|century|decade|chapters?|sections?|lectures?|pages?|weekend|season|spring|summer|autumn|winter)\b)(?!,)/,
  new RegExp(
    `\\b(?:${shownVerb}|see|${shownNoun}(?: [\\w-]+)?) below(?! (?:the|a|an|zero|\\d|its?|this|that)\\b)`,
  ),
  new RegExp("^below (?:is|are|you (?:can )?see|we (?:show|list|give))\\b"),
  /^(?:so |and )?here (?:is|are) (?!why\b|to\b)/,
  /^these are (?:the|its|our|some|a few|two|three|four|five|six)\b(?!.*\b(?:we|you|they) (?:saw|met|had)\b)/,
  /\b(?:such as|for example|for instance|including|namely|e\.g)$/,
  /\b(?:like this|like so|looks like|(?:shown|listed) here|as shown)$/,
  /\b(?:run|type|enter|try|use|consider|see|look at|take) (?:this|these) (?:\w+ )?(?:commands?|code|examples?|programs?|scripts?|settings?|steps)$/,
  /^(?:an|some|two|three) examples? follows?$|\blook at (?:an|some|one|another) examples?$/,
  new RegExp(`\\bthere (?:are|exist)(?: \\w+){0,2} ${numberOfThings}(?!.*, (?:but|and|so)\\b)`),
  new RegExp(
    "\\b(?:consists? of|(?:divided|split|classified|grouped|broken|falls?|sorted) (?:down )?into|comes? in" +
      "|made (?:up )?of|has|have|distinguish(?:es)?|offers?|provides?|includes?)" +
      `(?: the)? ${numberOfThings}(?: of [^,;]*)?$`,
  ),
  new RegExp(`\\b(?:${shownVerb}|see|see also) in ${numbered}|\\bsee (?:also )?${numbered}`),
  new RegExp(
    `^${numbered}[\\d.]* (?:shows|lists|gives|summari[sz]es|illustrates|compares|presents|depicts)\\b`,
  ),
];

function leadsInEnglish(text: string): boolean {
  if (elsewhereInEnglish.test(text)) return false;
  return matchAny(aheadInEnglish, text);
}

function withoutEndMarks(text: string): string {
  let end = text.length;
  while (endMarks.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const endMarks = new Set("。.!?,、)」』]\"' …");
