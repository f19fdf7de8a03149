import { expect, test } from "vitest";

import { labelsOf, liveWords, localeNameOf } from "../../../src/core/locales/locales.ts";

/** Each word by its meaning, written by hand: English, Japanese. */
const words: Readonly<Record<string, readonly [en: string, ja: string]>> = {
  agenda: ["In this chapter", "この章の内容"],
  continued: ["continued", "つづく"],
  again: ["continued", "つづき"],
  notes: ["Notes", "ノート"],
  slides: ["Slides", "スライド"],
  handout: ["Handout", "配布資料"],
  chapters: ["Chapters", "章の一覧"],
  page: ["Page", "ページ"],
  course: ["Course", "講義"],
  contents: ["Contents", "目次"],
  links: ["Links", "リンク先"],
  answers: ["Answers", "解答"],
  diagram: ["Diagram", "図"],
  qrCode: ["QR code", "QRコード"],
  "callouts.note": ["Note", "補足"],
  "callouts.tip": ["Tip", "ヒント"],
  "callouts.important": ["Important", "重要"],
  "callouts.warning": ["Warning", "警告"],
  "callouts.caution": ["Caution", "注意"],
  "callouts.details": ["Details", "詳細"],
  "talk.next": ["Next", "次へ"],
  "talk.previous": ["Back", "前へ"],
  "talk.ends": ["First, last slide", "最初・最後のスライド"],
  "talk.overview": ["All slides", "スライド一覧"],
  "talk.find": ["Find a slide by its number or words", "番号や語句でスライドを探す"],
  "talk.speaker": ["Speaker view", "発表者画面"],
  "talk.black": ["Black screen", "画面を黒くする"],
  "talk.fullscreen": ["Full screen", "全画面"],
  "talk.zoom": ["Zoom in at the pointer", "ポインターの位置を拡大"],
  "talk.laser": ["Laser pointer", "レーザーポインター"],
  "talk.draw": ["Draw on the slide", "スライドに書き込む"],
  "talk.clear": ["Clear the drawing", "書き込みを消す"],
  "talk.help": ["Keys", "キー操作"],
  "talk.close": ["Close", "閉じる"],
  "talk.nothingFound": ["No slide found", "見つかりません"],
  "talk.resume": ["Continue at slide", "前回の続き：スライド"],
  "talk.current": ["This slide", "今のスライド"],
  "talk.upcoming": ["Next slide", "次のスライド"],
  "talk.atEnd": ["This is the last slide.", "最後のスライドです"],
  "talk.noNotes": ["No notes", "ノートはありません"],
  "talk.start": ["Start", "開始"],
  "talk.pause": ["Pause", "一時停止"],
  "talk.reset": ["Reset", "リセット"],
  "talk.behind": ["behind", "遅れ"],
  "talk.ahead": ["ahead", "余裕"],
  "talk.onTime": ["On time", "予定どおり"],
  "talk.larger": ["Larger text", "文字を大きく"],
  "talk.smaller": ["Smaller text", "文字を小さく"],
  "talk.blocked": [
    "The browser blocked the speaker view. Allow pop-up windows for this page.",
    "発表者画面を開けません。このページのポップアップを許可してください。",
  ],
  "talk.contents": ["Contents", "目次"],
  "talk.present": ["Present", "スライド表示"],
  "talk.read": ["Read", "読む"],
  "talk.remote": ["Remote", "リモコン"],
  "talk.notes": ["Notes", "ノート"],
  "talk.lost": ["No connection. Trying again…", "接続が切れました。つなぎ直しています…"],
  "talk.noDeck": ["The deck is not open on the laptop.", "スライドがパソコンで開かれていません。"],
  "talk.pairing": ["Connecting…", "接続しています…"],
  "talk.codeVoid": [
    "This code was used before, or it has expired. Press Enter in the laptop’s terminal and scan the new one.",
    "このコードは使用済みか、期限切れです。パソコンの端末で Enter を押し、新しいコードを読み取ってください。",
  ],
  "talk.codeMissing": [
    "Scan the code that stands in the laptop’s terminal.",
    "パソコンの端末に表示されたコードを読み取ってください。",
  ],
};

/** The same of what stands around a deck while it is written. */
const wordsOfDev: typeof words = {
  bar: ["While you write", "執筆中の表示"],
  show: ["Show the bar (M)", "バーを表示（M）"],
  hide: ["Hide the bar (M)", "バーを隠す（M）"],
  toggleBar: ["Show or hide the bar", "バーの表示を切り替える"],
  allChapters: ["All chapters", "章の一覧"],
  course: ["All chapters (U)", "章の一覧（U）"],
  fullness: ["How full the slides are", "スライドの埋まり具合"],
  slide: ["Slide {n}", "スライド{n}"],
  full: ["{n} % full", "{n} % 使用"],
  cutOff: ["cut off", "はみ出し"],
  smallText: ["text too small", "文字が小さい"],
  scaled: ["picture too small", "図が小さい"],
  pdf: ["PDF", "PDF"],
  printing: ["Printing…", "作成中…"],
  failed: ["The PDF could not be made.", "PDFを作成できませんでした。"],
  blocked: ["Open the PDF", "PDFを開く"],
  "kinds.slides": ["Slides", "スライド"],
  "kinds.notes": ["Handout: slides and prose", "配布資料：スライドと本文"],
  "kinds.grid2": ["Handout: 2 to a page", "配布資料：1ページに2枚"],
  "kinds.grid4": ["Handout: 4 to a page", "配布資料：1ページに4枚"],
  "kinds.grid6": ["Handout: 6 to a page", "配布資料：1ページに6枚"],
  "kinds.lines": ["Handout: ruled lines", "配布資料：書き込み用の罫線"],
  "kinds.article": ["Handout: the text", "配布資料：本文のみ"],
  "kinds.cloze": ["Handout: with blanks", "配布資料：穴埋め"],
  "kinds.cloze-key": ["Answers to the blanks", "穴埋めの解答"],
  slides: ["Slides: {n}", "スライド {n}枚"],
  continued: ["continued: {n}", "つづき {n}枚"],
  minutes: ["about {n} min", "約{n}分"],
  underMinute: ["under 1 min", "1分未満"],
  noNotes: ["no notes", "ノートなし"],
  errors: ["Errors: {n}", "エラー {n}件"],
  warnings: ["Warnings: {n}", "警告 {n}件"],
  fine: ["No problems", "問題なし"],
  isOld: [
    "As it was before: the saved chapter cannot be shown.",
    "保存された章を表示できないため、以前のままです。",
  ],
  nothing: ["There is no chapter yet.", "章がまだありません。"],
};

/** Returns every word of a language by the path to it, such as `talk.next`; lists are left out. */
function flatten(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] => {
    if (typeof inner === "string") return [[path + key, inner]];
    const isGroup = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return isGroup ? flatten(inner, `${path}${key}.`) : [];
  });
}

const column = (table: typeof words, index: 0 | 1): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([key, pair]) => [key, pair[index]]));

test.each([
  ["en", 0],
  ["ja", 1],
] as const)("every word on pages in %s is the one of its meaning", (language, index) => {
  expect(Object.fromEntries(flatten(labelsOf(language)))).toEqual(column(words, index));
});

test.each([
  ["en", 0],
  ["ja", 1],
] as const)("every word of the preview in %s is the one of its meaning", (language, index) => {
  expect(Object.fromEntries(flatten(liveWords[language] ?? {}))).toEqual(column(wordsOfDev, index));
});

test("the headings of closing sections are known, in both languages", () => {
  expect(labelsOf("en").closingHeadings.toSorted()).toEqual(
    [
      ..."summary,conclusion,conclusions,closing,closing remarks,wrap-up,wrapping up".split(","),
      ..."in summary,chapter summary,takeaways,key takeaways,epilogue".split(","),
    ].toSorted(),
  );
  expect(labelsOf("ja").closingHeadings.toSorted()).toEqual(
    "まとめ,おわりに,終わりに,結論,結び,むすび,むすびに,総括,本章のまとめ,この章のまとめ,章のまとめ,さいごに,最後に"
      .split(",")
      .toSorted(),
  );
});

test("words that are not the author's are Japanese in Japanese chapters, else English", () => {
  expect(["ja", "ja-JP", "en-GB", "fr", null].map(localeNameOf)).toEqual([
    "ja",
    "ja",
    "en",
    "en",
    "en",
  ]);
});
