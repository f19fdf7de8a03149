/** A chapter to hold a talk on: two sections with notes, one that goes step by step, and a last slide without notes. */
export const talkChapter = `# 海の話

はじめに、海の広さを話します。海は地球の七割をおおっています。

## 波

波は風から生まれます。次のものが波の高さを決めます。

- 風の強さ
- 風の吹く時間（**持続時間**）

波の終わりに、津波にもふれます。津波は風の波ではありません。

## 潮

<!-- slide: class=incremental -->

- 月が引く
- サーバのように待つ
- 地球が回る

潮の満ち引きは一日に二度あります。

## 表

| 名 | 数 |
| --- | --- |
| 大潮 | 2 |
`;
