import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isLeadIn } from "../../src/deck/lead-in.ts";

describe("isLeadIn finds a Japanese sentence that leads in", () => {
  test.each([
    "手順：",
    "必要なものは三つ:",
    "次のようなメリットがあります．",
    "この方式には，次のような欠点があります。",
    "構成は次のとおりです。",
    "手順は以下の通り．",
    "結果はつぎのようになります。",
    "次のように書きます。",
    "次の図のように，親だけが分かれています．",
    "次の表に違いをまとめます。",
    "次の4つのブロックで構成されます．",
    "次の三種類に分けられます。",
    "次のトピックを扱います．",
    "さらに次のオプションがあります。",
    "次のコマンドを実行します。",
    "次のコードを見てください。",
    "以下のコマンドを入力してください。",
    "以下に手順を示します。",
    "理由を以下に述べます。",
    "以下に示す方法で止めます。",
    "以下、必要な部品を列挙します。",
    "必要なものは以下です。",
    "まず以下を実行します。",
    "下記を参照してください。",
    "下記の条件を満たすものを選びます。",
    "下図は全体の構成です。",
    "次図に流れを示す．",
    "構成を図1に示す．",
    "図 2.3 に示すように，層は三つある．",
    "表３に結果をまとめます。",
    "図４は通信の流れを示しています。",
    "左の図を見ると，親が一つです。",
    "簡単な例を示します。",
    "分類は5種類あります．",
    "大きく2通りの分類があります．",
    "機能はいくつかあります。",
    "ソフトウェア方式とハードウェア方式の2種類があります．",
    "全体は四つの部分から成る。",
    "用途によって三つに分けられます。",
    "方式は大きく二種類に分類されます。",
    "理由は三つ挙げられます。",
    "次に、全体の流れを示します。",
    "前回扱った内容は次のとおりです。",
    "（詳しくは次の通り。）",
    "以下は設定の例です。",
    "次はその一覧である。",
    "速さは次式で与えられる。",
    "このとき、次が成り立つ。",
    "コード例を次に示します。",
  ])("%s", (sentence) => {
    expect(isLeadIn(sentence)).toBe(true);
  });
});

describe("isLeadIn lets pass a Japanese sentence that does not lead in", () => {
  test.each([
    "",
    "次の日に，機械は止まった．",
    "次章では，通信について見ていきます．",
    "次の章で例を示します。",
    "次の節では，三つの方式を比べます。",
    "次の授業までに読んでおくこと。",
    "次の手順に進みます。",
    "次の命令が来るまで待ちます。",
    "処理が終わると，次のプロセスに切り替わります。",
    "その次の例も同じです。",
    "二次の式を解きます。",
    "目次の項目を選びます。",
    "次に、電源を入れます。",
    "次は，記憶装置について考えます。",
    "以下に述べた理由は後で確かめます。",
    "以下、これを親と呼びます。",
    "以下では，通信だけを考えます。",
    "以下の章で詳しく扱います。",
    "18歳以下の人は使えません。",
    "待ち時間は 10 以下の値にします。",
    "それ以下の性能では動きません。",
    "図書館で調べます。",
    "代表2は欠席した。",
    "前章の図1に示したように，層は三つある。",
    "図1に示したとおり，層は三つある。",
    "詳しい手順は後で示します。",
    "ここで1つ重要な疑問が生じます．",
    "さまざまな理由があります．",
    "時刻は12:30です。",
    "条件: 親が動いていれば，子も動きます。",
    "第3章で述べた方法を使います。",
    "次のスライドで図を見せます。",
    "CPU は次の命令を読みます。",
    "もう一つ問題があります。",
    "次は，図形について考えます。",
    "仮想機械は，本物の機械の上で動きます．",
    "代表的な例としては，りんごやみかんが挙げられます．",
    "2003年に公開されました．",
  ])("%s", (sentence) => {
    expect(isLeadIn(sentence)).toBe(false);
  });
});

describe("isLeadIn finds an English sentence that leads in", () => {
  test.each([
    "You need:",
    "The order is as follows.",
    "The following tools are needed.",
    "It needs the following.",
    "Run the following command.",
    "Consider the following two examples.",
    "The table below lists the ports.",
    "The steps are shown below.",
    "See below.",
    "Below are the steps.",
    "Here is an example.",
    "Here are the results.",
    "These are the four parts of a host.",
    "It runs on many systems, such as",
    "Some need a disk, for example...",
    "There are two kinds of hosts.",
    "There are several good reasons to wait.",
    "There are three main types.",
    "A host consists of four parts.",
    "Guests fall into two groups.",
    "It is divided into 3 layers.",
    "The stack is shown in Figure 2.",
    "As shown in Fig. 3, it has layers.",
    "The costs are given in Table 1.",
    "Figure 4 shows the stack.",
    "See Table 2.",
    "It looks like this.",
    "Next, run this command.",
    "Let us look at an example.",
    "The result is “as follows.”",
  ])("%s", (sentence) => {
    expect(isLeadIn(sentence)).toBe(true);
  });
});

describe("isLeadIn lets pass an English sentence that does not lead in", () => {
  test.each([
    "The following year, it was sold.",
    "The following chapter explains why.",
    "In the following, we speak of hosts only.",
    "Following the crash, it was replaced.",
    "Below freezing, the disk fails.",
    "The load fell below 10 percent.",
    "The kernel sits below the shell.",
    "Its value is shown below the line.",
    "There is one rule: never write twice.",
    "For example, a host may fail.",
    "Tools such as Bash are small.",
    "These are hard problems.",
    "There are many people in the room.",
    "There are many ways to fail, but this one is rare.",
    "Here is why it fails.",
    "As shown in Figure 3 of the previous chapter, it has layers.",
    "The host has two guests.",
    "He followed the rules.",
    "It starts at 12:30.",
    "We figure 3 hours are enough.",
    "The list is long.",
    "A host boots, and the guests follow.",
  ])("%s", (sentence) => {
    expect(isLeadIn(sentence)).toBe(false);
  });
});

describe("isLeadIn on any text", () => {
  test("a final colon, half or full width, always leads in", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(":", "：", ": "), (words, colon) => {
        expect(isLeadIn(words + colon)).toBe(true);
      }),
    );
  });

  test.each(["次の", "三つ", "以下に", "there are two ", "the following "])(
    "a long run of %j gives an answer",
    (piece) => {
      expect(isLeadIn(piece.repeat(100_000))).toBeTypeOf("boolean");
    },
  );
});
