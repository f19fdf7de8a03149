/** A split at each mark, at each before white space or full-width, or by `Intl.Segmenter`. */
export type SimplerRule = "mark" | "space" | "segmenter";

/**
 * A group of texts that one rule decides; `|` stands where a sentence ends and another begins.
 * Each of the simpler rules named splits some of them wrongly.
 */
export interface SentenceCases {
  readonly rule: string;
  readonly wrong: readonly SimplerRule[];
  readonly texts: readonly string[];
}

export const japanese: readonly SentenceCases[] = [
  {
    rule: "ends at a full-width mark",
    wrong: [],
    texts: [
      "朝に起動する。|夜に止める。",
      "カーネルを読み込みます．|次に，初期化を始めます．",
      "準備はよいですか？|始めましょう！|では，どうぞ．",
      "半角の句点もある｡|続きもある｡",
      "全角で終える．|Xen は別の節で扱う．",
      "前の文。　|全角の空白の後の文。",
      "最後の文には印がない．|まだ書いている途中",
      "印のない見出しのような一文",
    ],
  },
  {
    rule: "keeps a run of marks and the closing brackets with its sentence",
    wrong: ["mark", "space"],
    texts: [
      "本当に動くのか！？|動いた！！|よかった。",
      "なぜ止まる⁉|原因を探す。",
      "まさか！！！|次の日に直った。",
      "（閉じ括弧だけが余る。）|",
      "余った閉じ括弧。」|次の文。",
    ],
  },
  {
    rule: "does not break inside closed brackets",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "仮想化ソフト（例．Xen）を入れる．|設定する．",
      "三つの層（一．回線。二．網。三．応用。）を学ぶ。|順に見る。",
      "彼は「動いた。やった。」と言った。|皆が喜んだ。",
      "『始めに。終わりに。』という題の本を読む。|面白い。",
      "引数［省略可。既定は 0。］を渡す。|実行する。",
      "片方だけ半角（例．KVM)でも閉じる．|続く．",
      "入れ子（外「内。」外。）でも続く。|終わる。",
      "「はい。」と答えた。|部屋を出た。",
      "彼女は「終わった！」と言って席を立った。|外は暗い。",
      "彼は「終わった。」「帰ろう。」と続けた。|外は暗い。",
      "「なぜ？」が口癖だ。|今日も聞いた。",
      "【重要。必読。】を付ける。|外す。",
      '彼は"止まれ。進め。"と打った。|機械は動いた。',
    ],
  },
  {
    rule: "breaks after an opening bracket that is never closed",
    wrong: ["mark", "space"],
    texts: [
      "閉じ忘れ（例を挙げる。|次の文も読める。|その次も。",
      "「書きかけの引用。|それでも区切る。",
      "（外は開いたまま「中は閉じる。」という文。|次の文。",
      "a) 手順を読む。|b) 実行する。",
    ],
  },
  {
    rule: "takes a whole sentence in parentheses as one of its own",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "電源を入れる。|（長く押す必要はない。）|画面が出る。",
      "設定は終わりです．|(図は省きます．)",
      "無事に動いた。|（驚いた。本当に。）|翌日も動いた。",
      "始めた．|（急いだ．）|(疲れた．)|終えた．",
    ],
  },
  {
    rule: "leaves an unmarked parenthesis with the sentence before when it ends the text",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "公開された． (https://example.org/)",
      "古い方式である。（田中 2020）",
      "前の文。|後の文である。（田中 2020）",
      "前の文。|（仮）の名前を付ける。",
    ],
  },
  {
    rule: "does not break in numbers, versions and names",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "円周率は3.14です。|約3です。",
      "全角では３．１４と書く．|半角では3.14と書く．",
      "v1.2.3を使う。|v2.0は待つ。",
      "値は３．５である。|次は４．０だ。",
      "平均は３．５．|最大は４．０．",
      "ver. 2.0 で直った。|ver. 1.0 は古い。",
      "Ver.2.0を使う。|次は3.0だ。",
      "J. R. R. ホールが書いた。|皆が読んだ。",
      "U.S. では普及した。|日本では違う。",
      "会は 9 a.m. に始まる。|昼に終わる。",
      "詳細は https://example.org/v2.1/?q=a.b を見る。|次へ進む。",
      "Node.js を入れる。|npm も入る。",
      "index.html を開く。|確認する。",
      "設定.json を直す。|保存する。",
      "https://example.org/a.b?c=d!e を開く．|読む．",
      "詳細は https://example.org/a.b。|以上です。",
      "Dr. 山田が話す。|皆が聞く。",
      "Fig. 2 を見る。|Eq. (3) も見る。",
      "鍵，錠，etc. を配る。|回収する。",
      "No. 5 を選ぶ。|決定する。",
      "Yahoo! は検索の会社だ。|Yahoo!も同じだ。",
    ],
  },
  {
    rule: "does not break after a label",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "図1．仮想機械の構成を示す。|左が親である。",
      "表２．結果の一覧．|単位は秒．",
      "1. はじめに本章の目標を述べる。|2. 次に手順を述べる。",
      "１．はじめに",
      "例．半分に割る．|終わり．",
      "第2章．通信の基礎を学ぶ．|演習もある．",
      "問3．次を解け．|答．二つある．",
    ],
  },
  {
    rule: "does not break at an ellipsis in mid-line",
    wrong: ["mark", "space"],
    texts: [
      "ええと……それは難しい。|考えます。",
      "待つ……。|まだ待つ。",
      "さて。。。始めよう。|終わろう。",
      "1, 2, ... n と数える。|止める。",
      "まだか…まだだ。|来た。",
      "それは…。|まあいい。",
      "「……」彼は黙った。|外は雨だ。",
    ],
  },
  {
    rule: "goes on after a mark where と quotes it",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "動くのか？と思う。|動いた。",
      "やった！と叫んだ。|静かになった。",
      "動くのか？|とはいえ，試す価値はある。",
      "なぜか？|というのも，順番が逆だからだ。",
      "本気か？、と聞いた。|本気だ。",
    ],
  },
  {
    rule: "breaks at ASCII marks between Japanese words",
    wrong: ["mark", "space"],
    texts: [
      "起動します.|次に接続します.",
      "起動します. |接続します.",
      "使うのは KVM です.|Xen は使いません.",
      "使うのは KVM.|次は Xen.",
      "動きますか?|動きます!|よし.",
      "終わります.|(続きは明日です.)|",
    ],
  },
  {
    rule: "does not take a hard break alone for an end",
    wrong: ["mark", "space", "segmenter"],
    texts: [
      "東京都千代田区\n丸の内一丁目",
      "長い文の途中で\n改行する。|終わる。",
      "低くなっています．\n|一方，高いものもある．",
      "手順は次の通り：\n|電源を入れる。\n|待つ。",
      "見出しの行\n\n|本文の行。",
      "待って……\n|始めよう。",
    ],
  },
  {
    rule: "breaks between the speeches of a dialogue",
    wrong: ["mark", "space"],
    texts: ["「元気？」|「元気です。」|", "「始め。」\n|全員が動いた。"],
  },
];
