/**
 * A section of prose, its paragraphs cut in sentences. `[key]` stands before one that is to be
 * chosen; other marks name the simpler rules that would choose the sentence wrongly.
 */
export interface KeyCase {
  readonly why: string;
  readonly paragraphs: readonly (readonly string[])[];
}

export const japanese: readonly KeyCase[] = [
  {
    why: "the first sentence asks, the second answers",
    paragraphs: [
      [
        "[first] なぜ、同じ配線を何人もの通話で分け合えるのでしょうか。",
        "[key] パケット交換では、データを小さな荷物に分け、空いている回線へ順に流します。",
        "一人が黙っている間は、ほかの人の荷物が通ります。",
      ],
      [
        "[key] 荷物には宛先が書かれているので、途中の機器は中身を知らなくても運べます。",
        "[long] しかし、混み合うときには荷物が捨てられることもあり、送り直しは両端の機器が受け持ちます。",
      ],
    ],
  },
  {
    why: "the first sentence announces the section",
    paragraphs: [
      [
        "[first] この節では、キャッシュの働きを順に見ていきます。",
        "[key] キャッシュは、近いうちにまた使うデータを手元に残しておく小さな記憶です。",
        "[long] 机の上に本を数冊だけ置き、残りを書庫にしまっておくことに似た工夫だと考えると分かりやすいでしょう。",
      ],
      [
        "[key] 手元にデータが見つかる割合を**ヒット率**と呼びます。",
        "[last] 割合が一割下がるだけで、全体の速さが半分になることもあります。",
      ],
    ],
  },
  {
    why: "a term in the middle outweighs the first sentence",
    paragraphs: [
      [
        "[first] 銀行の振り込みは、引き落としと入金の二つの操作からできています。",
        "途中で電源が切れると、お金が消えたように見えてしまいます。",
        "[key] 二つの操作を切り離せない一まとまりとして扱う仕組みを**トランザクション**と呼びます。",
        "[last] 多くのデータベースが備えています。",
      ],
      [
        "[key] 失敗した操作は、始める前の状態に戻されます。",
        "[long] 戻すための記録は操作より先にディスクへ書かれるので、機械が止まった後でも正しい状態を取り戻せます。",
      ],
    ],
  },
  {
    why: "two terms in one paragraph do not both go up",
    paragraphs: [
      [
        "[key] 送り手と受け手が同じ鍵を使う方式を**共通鍵暗号**といいます。",
        "[term] 鍵を二つに分け、片方を公開するのが**公開鍵暗号**です。",
        "後者は計算に時間がかかります。",
      ],
      [
        "[key] 実際の通信では、両方が組み合わされています。",
        "[long] はじめに遅いほうの方式で鍵だけを受け渡し、それから先の長いやり取りには速いほうの方式を使うわけです。",
      ],
    ],
  },
  {
    why: "a first sentence that opposes the one before gives way",
    paragraphs: [
      [
        "[key] 磁気ディスクは、回る円盤の上に小さな磁石の向きで情報を残します。",
        "[long] 円盤は一分間に数千回も回り続け、その上を髪の毛よりも薄いすき間をあけて読み取り部が動きます。",
      ],
      [
        "[first] しかし、動く部品は衝撃に弱いものです。",
        "[key] 半導体を使う記憶装置には、動く部品がありません。",
        "[last] 落としても壊れにくく、音もしません。",
      ],
    ],
  },
  {
    why: "a first sentence whose pronoun points back gives way",
    paragraphs: [
      [
        "[key] 植物は、光を受けて二酸化炭素と水から糖を作ります。",
        "葉の細胞には、緑色の小さな粒が数十個ずつ入っています。",
      ],
      [
        "[first] これらは、もともと独立した生き物だったと考えられています。",
        "[key] 葉緑体は、核とは別に自分の DNA をもっています。",
        "[long] 分裂の仕方も細菌によく似ていて、大昔に取り込まれた藻の仲間が住み着いたという説の証拠とされています。",
      ],
    ],
  },
  {
    why: "an example comes first, the rule second",
    paragraphs: [
      [
        "[first] 例えば、雨の日に傘の売り上げが伸びるのは当然です。",
        "[key] 二つの量がそろって動くことは、一方が他方の原因であることを意味しません。",
        "[last] どちらにも別の原因があるかもしれません。",
      ],
      [
        "[key] 原因を確かめるには、条件を一つだけ変えた実験が必要です。",
        "[long] 実験ができない天文学や歴史学のような分野では、自然に起きた違いを手がかりにして、条件の近いもの同士を比べます。",
      ],
    ],
  },
  {
    why: "of six paragraphs, the one with only a pronoun goes without",
    paragraphs: [
      ["[key] 石器時代の人々は、黒曜石を遠くまで運びました。"],
      ["[five] それは、鋭い刃になるからです。"],
      ["[key] 青銅は、銅に錫を混ぜた金属です。"],
      ["[key] 鉄は青銅よりも溶けにくい金属です。"],
      ["[key] 鋼は、鉄に少しの炭素を含ませたものです。"],
      ["[key] アルミニウムは、電気がなければ大量に作れません。"],
    ],
  },
  {
    why: "of six paragraphs, the last has the term",
    paragraphs: [
      ["[key] 音は、空気の圧力の変化が伝わる波です。"],
      ["[key] 高い音ほど、一秒間の振動の数が多くなります。"],
      ["[key] 人の耳は、二十から二万ヘルツの音を聞き取ります。"],
      ["[key] 大きな音ほど、圧力の変化も大きくなります。"],
      ["[five] 水の中では、音は空気中の四倍ほどの速さで伝わります。"],
      ["[key] 近づく救急車の音が高く聞こえる現象を**ドップラー効果**といいます。"],
    ],
  },
  {
    why: "one long paragraph gives sentences from all over it",
    paragraphs: [
      [
        "[key] 為替の相場は、二つの通貨を交換するときの比率です。",
        "[five] 円で売る人が増えれば、円は安くなります。",
        "[five] 旅行者にとっては、円が高いほうが得です。",
        "[key] 輸出をする会社は、円が安いほど有利になります。",
        "[five] 同じ一ドルの売り上げが、より多くの円に替わるからです。",
        "[last] ただし、材料を輸入していれば利益は減ります。",
      ],
    ],
  },
  {
    why: "the last paragraph announces the next section only",
    paragraphs: [
      [
        "[key] 関数は、入力を一つ決めると出力が一つ決まる対応です。",
        "[long] 自動販売機のボタンと品物の関係のように、同じボタンを押せばいつも同じ品物が出てくるものを思い浮かべてください。",
      ],
      ["[key] 出力から入力を求める対応を**逆関数**といいます。"],
      ["[first] 次の節では、逆関数が存在する条件を考えます。"],
    ],
  },
  {
    why: "a look back on the chapter is its summary, a look ahead is not",
    paragraphs: [
      [
        "[key] 本章では、地層の年代を決める三つの方法を学びました。",
        "[key] 放射性の元素は、決まった速さで減っていく時計として使えます。",
        "[last] 次章では、化石から分かる環境の変化を取り上げます。",
      ],
    ],
  },
  {
    why: "a lead-in, an aside and a fragment are passed over",
    paragraphs: [
      [
        "[first] 注意。",
        "（詳しい計算は付録に載せます。）",
        "[key] 標本の数を四倍にすると、誤差は半分になります。",
        "[long] 世論調査で千人ほどに尋ねれば十分とされるのは、国民の全員に尋ねる費用に見合うほどには誤差が減らないためです。",
      ],
      [
        "[first] 標本の選び方には、次の三つがあります。",
        "[key] 無作為に選ぶことが、偏りを避けるいちばん確かな方法です。",
      ],
    ],
  },
  {
    why: "an over-long first sentence gives way to a short one",
    paragraphs: [
      [
        "[first long] 江戸の町では、井戸の水に塩気が混じりやすかったため、西の池や川から長い木の管を地下に通して水を引き、町人の長屋から大名の屋敷に至るまで、枡や竹ざおを使って少しずつくみ上げながら、飲み水としても火事のときの備えとしても、一年を通じて大切に使っていました。",
        "[key] 上水は、高さの差だけを使って水を流していました。",
        "電気もポンプもない時代の工夫です。",
      ],
      ["[key] 管理の費用は、屋敷の間口に応じて集められました。"],
    ],
  },
  {
    why: "a term in a question or an announcement is not yet its meaning",
    paragraphs: [
      [
        "[first term] では、**慣性**とは何でしょうか。",
        "[key] 物体は、力を受けない限り、同じ速さでまっすぐ進み続けます。",
        "[last] 電車が止まるときに体が前へ倒れるのも、同じ理由です。",
      ],
      [
        "[term] 後で**摩擦**についても述べます。",
        "[key] 地上の物体が止まるのは、動きを妨げる力が働くからです。",
      ],
    ],
  },
  {
    why: "words that only look like a link to the sentence before stand alone",
    paragraphs: [
      [
        "[key] それぞれの細胞は、同じ設計図をもっています。",
        "[long] 肝臓の細胞と神経の細胞の姿がまるで違うのは、設計図のうちで読まれる箇所が細胞の種類ごとに異なるためです。",
      ],
      [
        "[key] ここ数年で、設計図を書き換える技術が広まりました。",
        "[last] 作物にも使われています。",
      ],
      ["[key] そのまま家で使える検査の器具もあります。", "ただし、費用は高めです。"],
    ],
  },
  {
    why: "a paragraph of nothing better still gives its linked sentence",
    paragraphs: [
      [
        "[key] 公共の交通は、利用者が多いほど一人あたりの費用が下がります。",
        "[last] 都市の地下鉄が成り立つのは、乗る人が多いからです。",
      ],
      [
        "[first] これは、地方では逆に働きます。",
        "[key] つまり、人が減ると便が減り、便が減るとさらに人が減ります。",
        "それを止めるのは容易ではありません。",
      ],
    ],
  },
];
