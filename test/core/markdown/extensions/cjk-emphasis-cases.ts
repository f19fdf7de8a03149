/** A paragraph's Markdown, and the HTML inside its `<p>`. */
export type Case = readonly [markdown: string, html: string];

export const japanese: readonly Case[] = [
  ["これは**「重要」**です。", "これは<strong>「重要」</strong>です。"],
  ["**注意。**次に", "<strong>注意。</strong>次に"],
  ["太字は**(例)**のように", "太字は<strong>(例)</strong>のように"],
  ["Hyper-V **（Microsoft）**を使う", "Hyper-V <strong>（Microsoft）</strong>を使う"],
  ["Go**「初心者」**を対象", "Go<strong>「初心者」</strong>を対象"],
  ["カッコに注意**（太字）**文が続く", "カッコに注意<strong>（太字）</strong>文が続く"],
  ["税込**¥10,000**で入手できます", "税込<strong>¥10,000</strong>で入手できます"],
  ["**C#**や**F#**は", "<strong>C#</strong>や<strong>F#</strong>は"],
  [
    "**(甲)**と**乙**と**「丙」**",
    "<strong>(甲)</strong>と<strong>乙</strong>と<strong>「丙」</strong>",
  ],
  ["**さようなら︙**と太郎は", "<strong>さようなら︙</strong>と太郎は"],
  ["値は**100%**です", "値は<strong>100%</strong>です"],
  ["**見出し：**本文", "<strong>見出し：</strong>本文"],
  ["これは**強調**です", "これは<strong>強調</strong>です"],
];

export const chinese: readonly Case[] = [
  [
    "**该星号不会被识别，而是直接显示。**这是因为",
    "<strong>该星号不会被识别，而是直接显示。</strong>这是因为",
  ],
  ["**真，**她", "<strong>真，</strong>她"],
  ["**真“**她", "<strong>真“</strong>她"],
  ["真**《她**", "真<strong>《她</strong>"],
  ["**真—**她", "<strong>真—</strong>她"],
  ["**真…**她", "<strong>真…</strong>她"],
  ["**推荐几个框架：**React、Vue等", "<strong>推荐几个框架：</strong>React、Vue等"],
];

export const korean: readonly Case[] = [
  ["**스크립트(script)**라고", "<strong>스크립트(script)</strong>라고"],
  ["**안녕(hello)**하세요.", "<strong>안녕(hello)</strong>하세요."],
  ["**`npm publish`**를 실행", "<strong><code>npm publish</code></strong>를 실행"],
  ["ᅡ**(a)**", "ᅡ<strong>(a)</strong>"],
  ["**(k)**ᄏ", "<strong>(k)</strong>ᄏ"],
];

export const otherMarks: readonly Case[] = [
  ["これは*「重要」*です。", "これは<em>「重要」</em>です。"],
  ["*注意。*次に", "<em>注意。</em>次に"],
  ["太字は*(例)*のように", "太字は<em>(例)</em>のように"],
  ["これは***「重要」***です", "これは<em><strong>「重要」</strong></em>です"],
  ["これは~~「重要」~~です。", "これは<del>「重要」</del>です。"],
  ["~~注意。~~次に", "<del>注意。</del>次に"],
  ["太字は~~(例)~~のように", "太字は<del>(例)</del>のように"],
  ["これは~「重要」~です。", "これは<del>「重要」</del>です。"],
  ["~注意。~次に", "<del>注意。</del>次に"],
  ["太字は~(例)~のように", "太字は<del>(例)</del>のように"],
  ["a~~a()~~あ", "a<del>a()</del>あ"],
  ["あ~~()a~~a", "あ<del>()a</del>a"],
  ["a~~「a~~」", "a<del>「a</del>」"],
  ["「~~a」~~a", "「<del>a」</del>a"],
  ["~~a~~：~~a~~", "<del>a</del>：<del>a</del>"],
  ["~~스크립트(script)~~라고", "<del>스크립트(script)</del>라고"],
];

export const nested: readonly Case[] = [
  ["これは**_強調_**です", "これは<strong><em>強調</em></strong>です"],
  ["これは**~~削除~~**です", "これは<strong><del>削除</del></strong>です"],
  ["これは~~**削除**~~です", "これは<del><strong>削除</strong></del>です"],
  ["これは~~**「削除」**~~です", "これは<del><strong>「削除」</strong></del>です"],
  ["これは**「*甲*」**です", "これは<strong>「<em>甲</em>」</strong>です"],
  ["これは**甲*「乙」*丙**です", "これは<strong>甲<em>「乙」</em>丙</strong>です"],
  ["**甲。**~~乙~~", "<strong>甲。</strong><del>乙</del>"],
  ["「_乙_」丙", "「<em>乙</em>」丙"],
  ["*(**x**)*の", "<em>(<strong>x</strong>)</em>の"],
  ["あ***(a)**です", "あ*<strong>(a)</strong>です"],
  ["あ**「**a", "あ<strong>「</strong>a"],
  [
    "**[甲](/a)**と**[乙](/b)**を",
    '<strong><a href="/a">甲</a></strong>と<strong><a href="/b">乙</a></strong>を',
  ],
  ["甲**[乙](/b)**丙", '甲<strong><a href="/b">乙</a></strong>丙'],
  ["末尾の**`コード`**も", "末尾の<strong><code>コード</code></strong>も"],
  ["甲**「`**`」**乙", "甲<strong>「<code>**</code>」</strong>乙"],
  ["甲**「\\*」**乙", "甲<strong>「*」</strong>乙"],
  ["甲\\**「乙」*丙", "甲*<em>「乙」</em>丙"],
  ["甲**「乙\n丙」**丁", "甲<strong>「乙\n丙」</strong>丁"],
];

export const sequences: readonly Case[] = [
  ["葛\u{E0100}**(こちら)**城市", "葛\u{E0100}<strong>(こちら)</strong>城市"],
  ["葛\u{E0100}~~()a~~a", "葛\u{E0100}<del>()a</del>a"],
  ["a\u{E0100}**(** b", "a\u{E0100}<strong>(</strong> b"],
  ["大塚\uFE00**(U+FA10)**", "大塚\uFE00<strong>(U+FA10)</strong>"],
  ["\u{20122}\uFE00**(a)** b", "\u{20122}\uFE00<strong>(a)</strong> b"],
  ["羽\uFE00~~()a~~a", "羽\uFE00<del>()a</del>a"],
  ["〽\uFE0E**(庵点)**は", "〽\uFE0E<strong>(庵点)</strong>は"],
  ["**“\uFE01Git”\uFE01**Hub", "<strong>“\uFE01Git”\uFE01</strong>Hub"],
  ["“\uFE01**(a)** b", "“\uFE01<strong>(a)</strong> b"],
  ["ｺｰﾋｰ**(coffee)**ﾃﾞｽ", "ｺｰﾋｰ<strong>(coffee)</strong>ﾃﾞｽ"],
  ["Go**｢ｺｰﾋｰ｣**a", "Go<strong>｢ｺｰﾋｰ｣</strong>a"],
  ["コㇿ**(Ainu)**", "コㇿ<strong>(Ainu)</strong>"],
  ["𰻞𰻞**(ビャンビャン)**麺", "𰻞𰻞<strong>(ビャンビャン)</strong>麺"],
  ["a~~a()~~𩸽", "a<del>a()</del>𩸽"],
  ["あ𛀙**(か)**よろし", "あ𛀙<strong>(か)</strong>よろし"],
  ["﨑**(崎)**", "﨑<strong>(崎)</strong>"],
  ["正體字。\uFE01_Traditional._", "正體字。\uFE01<em>Traditional.</em>"],
  ["注意：__注意事項__", "注意：<strong>注意事項</strong>"],
];

export const emoji: readonly Case[] = [
  ["猫**🐱**です", "猫<strong>🐱</strong>です"],
  ["**かわいい🐱**です", "<strong>かわいい🐱</strong>です"],
  ["🐱**「猫」**です", "🐱<strong>「猫」</strong>です"],
  ["a**〰**a", "a<strong>〰</strong>a"],
  ["a**〽**a", "a<strong>〽</strong>a"],
  ["a**🈂**a", "a<strong>🈂</strong>a"],
  ["a**㊗**a", "a<strong>㊗</strong>a"],
  ["a**a㊙\uFE0E**a", "a<strong>a㊙\uFE0E</strong>a"],
  ["a**〰\uFE0Fa**a", "a<strong>〰\uFE0Fa</strong>a"],
  ["a**🈯a**a", "a**🈯a**a"],
  ["a**a🈯**a", "a**a🈯**a"],
  ["a**a⭕**a", "a**a⭕**a"],
];

/** No emphasis by the specification either. */
export const plain: readonly Case[] = [
  ["これは ** 重要 ** です", "これは ** 重要 ** です"],
  ["これは\u3000**\u3000「重要」", "これは\u3000**\u3000「重要」"],
  ["２**３は８", "２**３は８"],
  ["重要_「です」_ね", "重要_「です」_ね"],
  ["**甲 **「乙」", "**甲 **「乙」"],
  ["猫** 「a」**b", "猫** 「a」**b"],
];
