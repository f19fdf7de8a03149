/** What breaks readers of Markdown, HTML and YAML: marks that begin something and do not end it. */
export const chapterTokens: readonly string[] = [
  ..."# |## |###### |#|===\n|---\n|***|___|- |* |+ |1. |999999999. |0) |> |>> |    |\t|```\n|~~~~|```ts {2,4-}|``` {#}|$$|$|\\(|**|*|__|_|~~|~|`|``|\\|\\\\|!|![|![]()|[|]|](|[a]: <|[a][b]|[^1]|[^1]:|[^]: x|[^__proto__]|<|>|<!--|-->|<!-- slide:|<!-- slide: skip -->|<!-- end -->|<!-- slide: layout=|<!-- slide: notes:|<![CDATA[|]]>|<?|?>|<!X|</|<b|<b>|</b>|<div>|</div>|<p>|</p>|<br>|<img|<img src=|<img src=x>|<ruby>|<rt>|</ruby>|<details>|<summary>|</details>|<table>|<tr><td>|</table>|<ul><li>|</ul>|<dl><dt>|<dd>|<pre>|</pre>|<script>|</script>|<style>|<svg>|<math>|<title>|<textarea>|<h2>|</h2>|<a href=|</a>|&amp;|&#0;|&#x10FFFF;|&#xD800;|&|&copy|&notit;|: x|:|{|}|{#id}|{a|b}|{漢字|かんじ}|{||}| {#}|[ ] |[x] |> [!NOTE]|[!NOTE]|[!WARNING]|(|)|「|」|（|。|。」|．|！|？|…|、|http://|https://a.b/c?d=e&f|www.|a@b.c|mailto:|javascript:|data:text/html,x|constructor|__proto__|toString|hasOwnProperty|Infinity|NaN".split(
    "|",
  ),
  "|",
  "|-|",
  "|a|b|\n|-|:-:|\n|c|",
  "\\|",
  "||",
  "\n",
  "\n\n",
  "  \n",
  "\\\n",
  "\r",
  "\r\n",
  "\u2028",
  "\u0085",
  "\f",
  "\v",
];

/** What breaks whoever counts characters. */
export const unicodeTokens: readonly string[] = [
  "\u0000",
  "\uFEFF",
  "\uFFFD",
  "\uFFFE",
  "\uD800",
  "\uDC00",
  "\uDBFF\uDFFF",
  "\u200B",
  "\u200C",
  "\u200D",
  "\u200E",
  "\u202E",
  "\u2066",
  "\u2069",
  "\u00AD",
  "\u00A0",
  "\u3000",
  "\u0301",
  "e\u0301\u0301\u0301",
  "か\u3099",
  "👩‍👩‍👧‍👦",
  "🇯🇵",
  "🏳️‍🌈",
  "葛\u{E0100}",
  "𠮟",
  "ﷺ",
  "שלום",
  "مرحبا",
  "ก็็็",
  "İ",
  "ß",
  "ﬃ",
  "\u0001",
  "\u001B$B",
  "\u007F",
  "\uE000",
  "\u{10FFFF}",
];

/** What breaks readers of settings. */
export const settingTokens: readonly string[] = [
  ..."---\n|...\n|: |- |? |[|]|{|}|&a |*a|!!js/function |!!binary |!<x> |<<: |@|`|'|\"|#| \\n|>-\n|>\n|%YAML 9.9\n|~|null|true|yes|0x1F|1e999|.inf|-0|2001-01-01|1:2:3|__proto__: |constructor: |prototype: |toString: |title: |subtitle: |author: |theme: |theme: ./x.css|ratio: 16:9|ratio: |scheme: dark|prose: full|prose: |lang: ja|lang: xx|logo: |url: https://a.b|url: |fonts: [|textFont: |handout: [notes, cloze]|cloze: {terms: [a], every: 0}|clozeKey: |keywords: [1, 2]|date: 2026-01-01|\t|  ".split(
    "|",
  ),
  "|\n",
];

/** What breaks readers of templates. */
export const templateTokens: readonly string[] =
  '{{ }} {{{ }}} {{# {{/ {{^ {{else}} {{else_if {{! {{!-- --}} {{> {{#> {{#*inline {{/inline}} {{@ {{& {{~ ~}} {{{{ }}}} {{{{raw}}}} {{{{/raw}}}} \\{{ \\\\{{ {{this}} {{.}} {{..}} {{../x}} {{../../../x}} {{@root}} {{@root.x}} {{@index}} {{@key}} {{@first}} {{@partial-block}} {{#each {{/each}} {{#each} {{#if {{/if}} {{#with {{/with}} {{#unless {{/unless}} {{lookup {{log {{[a]}} {{[ {{a.[b].c}} {{\'a\'}} {{"a"}} {{1}} {{true}} {{null}} {{undefined}} {{(a)}} {{a (b c)}} {{a b=c}} {{a b=}} as_|x|}} {{>(lookup {{> list}} {{> slide}} {{> own}} {{constructor}} {{__proto__}} {{list.constructor}} {{toString}} {{list}} {{list.items}} {{leadHtml}} {{{leadHtml}}} {{items.0}} {{items.[0].html}} {{items.length}} {{*decorator}} {{#list}} {{/list}} {{^}} {{helperMissing}} {{blockHelperMissing}} {{#*inline "own"}}'
    .split(" ")
    .map((token) => token.replaceAll("_", " "));
