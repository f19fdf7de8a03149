/**
 * A piece of Markdown that is dangerous where nothing cleans it, and a selector of what it then forms
 * in a browser. The selector is null for a piece that only a syntax beyond CommonMark makes dangerous.
 */
export type Payload = readonly [text: string, forms: string | null];

/** The call in the payloads that must not happen. It has no character that ends an unquoted attribute. */
export const call = "planted()";

/**
 * Inline content that tries to run code or to request an address. `bad()` stands for the call that must
 * not happen, `URL` for an address that must not be requested.
 */
export const payloads: readonly Payload[] = [
  ["<script>bad()</script>", "script"],
  ["<script src=URL></script>", "script"],
  ['<script type="module">bad()</script>', "script"],
  ["<ScRiPt >bad()</ScRiPt\n>", "script"],
  ["<scr<script>ipt>bad()</scr</script>ipt>", "script"],
  ["<img src=x onerror=bad()>", "[onerror]"],
  ["<img src=x onerror\n= bad()>", "[onerror]"],
  ["<div><img/src='x'/onerror=bad()></div>", "[onerror]"],
  ['<img src="x" alt="``onerror=bad() ">', "img[alt^='``onerror']"],
  ["<img src=URL>", "img[src^='http']"],
  ["<img srcset=URL>", "img[srcset]"],
  ["<input autofocus onfocus=bad()>", "[onfocus]"],
  ["<input type=image src=URL>", "input[type=image]"],
  ["<details open ontoggle=bad()><summary>s</summary>t</details>", "[ontoggle]"],
  [
    "<b onmouseover=bad() onclick=bad() onanimationstart=bad() style='animation:x 1s'>b</b>",
    "[onmouseover]",
  ],
  ["<body onload=bad()>", "[onload]"],
  ["<svg onload=bad()></svg>", "[onload]"],
  ["<svg><script>bad()</script></svg>", "svg script"],
  ["<svg><script href=URL /></svg>", "svg script[href]"],
  [
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=bad()/>#x'/></svg>",
    "svg use[href^='data:']",
  ],
  ["<svg><foreignObject><img src=x onerror=bad()></foreignObject></svg>", "[onerror]"],
  ["<svg><animate onbegin=bad() attributeName=x dur=1s></svg>", "[onbegin]"],
  ["<svg><image href=URL /></svg>", "svg image[href]"],
  ["<svg><style><img src=x onerror=bad()></style></svg>", "[onerror]"],
  ["<svg></p><style><a id='</style><img src=x onerror=bad()>'>", "[onerror]"],
  [
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=bad()&gt;'>",
    "img[title*=onerror]",
  ],
  [
    "<math><annotation-xml encoding='text/html'><img src=x onerror=bad()></annotation-xml></math>",
    "[onerror]",
  ],
  ["<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=bad()>", "[onerror]"],
  ["<noscript><p title='</noscript><img src=x onerror=bad()>'></noscript>", "[onerror]"],
  ["<template><img src=x onerror=bad()></template>", "[onerror]"],
  ["<textarea><img title='</textarea><img src=x onerror=bad()>'></textarea>", "[onerror]"],
  ["<title><img title='</title><img src=x onerror=bad()>'></title>", "[onerror]"],
  ["<xmp><img src=x onerror=bad()></xmp>", "xmp"],
  ["<plaintext-x><img src=x onerror=bad()></plaintext-x>", "[onerror]"],
  ["<!--><img src=x onerror=bad()>-->", "[onerror]"],
  ["<!-- --!><img src=x onerror=bad()> -->", "[onerror]"],
  ["<![CDATA[><img src=x onerror=bad()>]]>", "[onerror]"],
  ["<?xml ><img src=x onerror=bad()>?>", "[onerror]"],
  ["<iframe src=URL></iframe>", "iframe"],
  ["<iframe srcdoc='<script>parent.bad()</script>'></iframe>", "iframe[srcdoc*=script]"],
  ["<iframe src='javascript:parent.bad()'></iframe>", "iframe[src^=javascript]"],
  ["<object data=URL></object>", "object"],
  ["<object data='data:text/html,<script>parent.bad()</script>'></object>", "object[data^=data]"],
  ["<embed src=URL>", "embed"],
  ["<video src=URL autoplay onerror=bad()></video>", "[onerror]"],
  ["<video><source src=URL onerror=bad()></video>", "[onerror]"],
  ["<audio src=URL onerror=bad()></audio>", "[onerror]"],
  ["<link rel=stylesheet href=URL>", "link[rel=stylesheet]"],
  ["<link rel=prefetch href=URL>", "link[rel=prefetch]"],
  ["<base href=URL>", "base[href]"],
  ["<meta http-equiv=refresh content='0;url=URL'>", "meta[http-equiv=refresh]"],
  ["<form action=URL id=f><button form=f autofocus onfocus=bad()>b</button></form>", "[onfocus]"],
  ["<style>@import 'URL'; body { background: url(URL) }</style>", "style"],
  ["<b style='background:url(URL)'>b</b>", "b[style*=url]"],
  ["<b style='position:fixed;inset:0;background:red'>b</b>", "b[style*=fixed]"],
  ["<b style='behavior:url(URL);width:expression(bad())'>b</b>", "b[style*=url]"],
  ["<table background=URL><tr><td background=URL>c</td></tr></table>", "td[background]"],
  ["<marquee onstart=bad()>m</marquee>", "[onstart]"],
  [
    "<a href='javascript:bad()' id=location name=location>click</a>",
    "a[href^=javascript][id=location]",
  ],
  ["<a href='java&Tab;script:bad()'>click</a>", "a[href]"],
  ["<a href='&#1;javascript:bad()'>click</a>", "a[href*=javascript]"],
  ["<a href='data:text/html,<script>bad()</script>'>click</a>", "a[href^=data]"],
  ["<a href='vbscript:bad()'>click</a>", "a[href^=vbscript]"],
  ["<a ping=URL href='#x'>click</a>", "a[ping]"],
  ["<map><area href='javascript:bad()'></map>", "area[href^=javascript]"],
  ["<b id=lecternFit name=lecternFit>shadow</b>", "#lecternFit"],
  ["<img name=Reveal src=x>", "img[name=Reveal]"],
  ["[click](javascript:bad())", "a[href^=javascript]"],
  ["[click](<java\tscript:bad()>)", "a[href*=script]"],
  ["[click](JaVaScRiPt&colon;bad())", "a[href^=javascript i]"],
  ["[click](data:text/html;base64,PHNjcmlwdD5iYWQoKTwvc2NyaXB0Pg==)", "a[href^=data]"],
  ["[click](file:///etc/passwd)", "a[href^=file]"],
  ['[click](#a "\\" onmouseover=\\"bad()")', "a[title*=onmouseover]"],
  ['![a" onerror="bad()](x \'t" onerror="bad()\')', "img[alt*=onerror]"],
  ["![a](javascript:bad())", "img[src^=javascript]"],
  ["![a](URL)", "img[src^=http]"],
  ["![a](<//127.0.0.1/x>)", "img[src*='127.0.0.1']"],
  ["![a](file:///etc/passwd)", "img[src^=file]"],
  ["![a](../../../../../../etc/passwd)", "img[src^='../../']"],
  ["![a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "img[src^='%2e']"],
  ["![a](/etc/passwd)", "img[src='/etc/passwd']"],
  ["![a](%00)", "img[src='%00']"],
  ["![a](\\\\\\\\server\\\\share\\\\x.png)", "img"],
  ["![a](C:\\\\Windows\\\\win.ini)", "img"],
  ["<javascript:bad()>", "a[href^=javascript]"],
  ["{<img src=x onerror=bad()>|<img src=x onerror=bad()>}", "[onerror]"],
  ["$\\href{javascript:bad()}{x}$", null],
  ["$\\htmlData{a=b}{x}\\htmlStyle{background:url(URL)}{x}\\htmlClass{deck}{x}$", null],
  ["$\\includegraphics{URL}$", null],
  ["$\\def\\a{\\a\\a}\\a$", null],
  ["$\\text{<img src=x onerror=bad()>}$", "[onerror]"],
  ["$</annotation><img src=x onerror=bad()>$", "[onerror]"],
  [
    "{{constructor.constructor 'bad()'}} {{{<img src=x onerror=bad()>}}} {{#with this}}{{/with}}",
    "[onerror]",
  ],
  ["`<img src=x onerror=bad()>`", null],
  ["&lt;img src=x onerror=bad()&gt;", null],
  ["\u2028<img src=x onerror=bad()>\u202e<script>bad()</script>", "[onerror]"],
];

/** The same in whole blocks: fences, tables, callouts, footnotes and instructions. */
export const blockPayloads: readonly Payload[] = [
  [
    '```js" onmouseover="bad() title="\\"><img src=x onerror=bad()>"\n</code><script>bad()</script>\n```',
    null,
  ],
  ["```html\n<img src=x onerror=bad()>\n```", null],
  ["```<script>bad()</script>\ntext\n```", null],
  ["> [!NOTE]\n> <img src=x onerror=bad()>", "[onerror]"],
  ["> [!<img src=x onerror=bad()>]\n> text", "[onerror]"],
  ["| <img src=x onerror=bad()> | a |\n| --- | --- |\n| <script>bad()</script> | b |", "[onerror]"],
  [
    "Words[^\"><img/src='x'/onerror=bad()>].\n\n[^\"><img/src='x'/onerror=bad()>]: note <img src=x onerror=bad()>",
    "[onerror]",
  ],
  [
    "### Heading <img src=x onerror=bad()> {#\"><img/src='x'/onerror=bad()>}\n\n- a\n- b",
    "[onerror]",
  ],
  ['<!-- slide: class="><script>bad()</script> background=url(URL) -->\n\n- a\n- b', null],
  ["<!-- slide: background=red;background:url(URL) -->\n\n- c\n- d", null],
  ["<!-- slide: notes: <img src=x onerror=bad()> -->\n\n- e\n- f", null],
  [
    '```mermaid\nflowchart LR\n  A["<img src=x onerror=bad()>"] --> B\n  click A href "javascript:bad()"\n```',
    null,
  ],
  ["```mermaid\nflowchart LR\n  A --> B\n  click A call bad()\n```", null],
  [
    '```mermaid\n%%{init: {"securityLevel": "loose", "themeCSS": "* { background: url(URL) }", "htmlLabels": true}}%%\nflowchart LR\n  A["<script>bad()</script>"] --> B\n```',
    null,
  ],
  [
    '```mermaid\n---\nconfig:\n  securityLevel: loose\n  fontFamily: "x;} * { background: url(URL) }"\n---\nflowchart LR\n  A["<iframe src=URL>"] --> B\n```',
    null,
  ],
  [
    "```mermaid\nflowchart LR\n  A --> B\n  style A fill:url(URL)\n  classDef c fill:url('URL')\n  class B c\n```",
    null,
  ],
  [
    "```mermaid\nsequenceDiagram\n  A->>B: <img src=x onerror=bad()>\n  link A: go @ javascript:bad()\n```",
    null,
  ],
  ["$$\n\\href{javascript:bad()}{x} \\url{javascript:bad()} \\htmlId{deck}{x}\n$$", null],
  [
    "<div onclick=bad()><h3 id='\"><img src=x onerror=bad()>'>H</h3><p lang='\"><img src=x onerror=bad()>' title='\"><script>bad()</script>'>text</p></div>",
    "[onclick]",
  ],
  ["<pre lang='\"><img src=x onerror=bad()>'>code</pre>", "pre[lang*=onerror]"],
  [
    "<figure><img src=pic.svg alt='\" onload=\"bad()' title='\" onload=\"bad()'><figcaption><script>bad()</script></figcaption></figure>",
    "img[alt*=onload]",
  ],
  ["<ol start='1 onclick=bad()'><li onclick=bad()>item</li></ol>", "[onclick]"],
];

/** Front matter that wishes the same. */
export const frontMatterPayload = `---
title: "</title><script>bad()</script><img src=x onerror=bad()>{{constructor}}"
author: "\\" onload=\\"bad()\\"><img src=x onerror=bad()>"
subtitle: "{{{__proto__}}} {{lookup this 'constructor'}}"
affiliation: "</style><script>bad()</script>"
date: "<svg onload=bad()>"
subject: "<script>bad()</script>]]>"
keywords: "\\u0000</rdf:li><script>bad()</script>"
__proto__: { polluted: yes }
constructor: { prototype: { polluted: yes } }
logo: pic.svg
html: trusted
---
`;

/** A picture that runs and asks, where it is opened by itself. */
export const pictureWithScript = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="bad()"><script>bad()</script><image href="URL" width="9" height="9"/><style>@import "URL"; rect { fill: url(URL#a) }</style><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="URL"/></foreignObject><rect width="40" height="20"/></svg>`;

/** Returns a text with the payloads' call and address in it. */
export function fillPayload(text: string, url: string): string {
  return text.replaceAll("URL", url).replaceAll("bad()", call);
}
