import type { Labels } from "./labels.ts";

/** The Japanese labels. */
export const ja: Labels = {
  agenda: "この章の内容",
  continued: "つづく",
  again: "つづき",
  notes: "ノート",
  slides: "スライド",
  handout: "配布資料",
  chapters: "章の一覧",
  page: "ページ",
  diagram: "図",
  qrCode: "QRコード",
  callouts: {
    note: "補足",
    tip: "ヒント",
    important: "重要",
    warning: "警告",
    caution: "注意",
    details: "詳細",
  },
  closingHeadings: [
    "まとめ",
    "おわりに",
    "終わりに",
    "結論",
    "結び",
    "むすび",
    "むすびに",
    "総括",
    "本章のまとめ",
    "この章のまとめ",
    "章のまとめ",
    "さいごに",
    "最後に",
  ],
};
