/**
 * What a chapter may hold that wishes to run, or to be heard of. `bad()` stands for the call that must
 * not happen, `URL` for an address that must not be asked.
 */
export const payloads: readonly string[] = [
  "<script>bad()</script>",
  "<script src=URL></script>",
  '<script type="module">bad()</script>',
  "<ScRiPt >bad()</ScRiPt\n>",
  "<scr<script>ipt>bad()</scr</script>ipt>",
  "<img src=x onerror=bad()>",
  "<img src=x onerror\n=\nbad()>",
  "<img/src=x/onerror=bad()>",
  '<img src="x" alt="``onerror=bad() ">',
  "<img src=URL>",
  "<img srcset=URL>",
  "<input autofocus onfocus=bad()>",
  "<input type=image src=URL>",
  "<details open ontoggle=bad()><summary>s</summary>t</details>",
  "<b onmouseover=bad() onclick=bad() onanimationstart=bad() style='animation:x 1s'>b</b>",
  "<body onload=bad()>",
  "<svg onload=bad()></svg>",
  "<svg><script>bad()</script></svg>",
  "<svg><script href=URL /></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=bad()/>#x'/></svg>",
  "<svg><foreignObject><img src=x onerror=bad()></foreignObject></svg>",
  "<svg><animate onbegin=bad() attributeName=x dur=1s></svg>",
  "<svg><image href=URL /></svg>",
  "<svg><style><img src=x onerror=bad()></style></svg>",
  "<svg></p><style><a id='</style><img src=x onerror=bad()>'>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=bad()&gt;'>",
  "<math><annotation-xml encoding='text/html'><img src=x onerror=bad()></annotation-xml></math>",
  "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=bad()>",
  "<noscript><p title='</noscript><img src=x onerror=bad()>'></noscript>",
  "<template><img src=x onerror=bad()></template>",
  "<textarea><img title='</textarea><img src=x onerror=bad()>'></textarea>",
  "<title><img title='</title><img src=x onerror=bad()>'></title>",
  "<xmp><img src=x onerror=bad()></xmp>",
  "<plaintext-x><img src=x onerror=bad()></plaintext-x>",
  "<!--><img src=x onerror=bad()>-->",
  "<!-- --!><img src=x onerror=bad()> -->",
  "<![CDATA[><img src=x onerror=bad()>]]>",
  "<?xml ><img src=x onerror=bad()>?>",
  "<iframe src=URL></iframe>",
  "<iframe srcdoc='<script>parent.bad()</script>'></iframe>",
  "<iframe src='javascript:parent.bad()'></iframe>",
  "<object data=URL></object>",
  "<object data='data:text/html,<script>parent.bad()</script>'></object>",
  "<embed src=URL>",
  "<video src=URL autoplay onerror=bad()></video>",
  "<video><source src=URL onerror=bad()></video>",
  "<audio src=URL onerror=bad()></audio>",
  "<link rel=stylesheet href=URL>",
  "<link rel=prefetch href=URL>",
  "<base href=URL>",
  "<meta http-equiv=refresh content='0;url=URL'>",
  "<form action=URL id=f><button form=f autofocus onfocus=bad()>b</button></form>",
  "<style>@import 'URL'; body { background: url(URL) }</style>",
  "<b style='background:url(URL)'>b</b>",
  "<b style='position:fixed;inset:0;background:red'>b</b>",
  "<b style='behavior:url(URL);width:expression(bad())'>b</b>",
  "<table background=URL><tr><td background=URL>c</td></tr></table>",
  "<marquee onstart=bad()>m</marquee>",
  "<a href='javascript:bad()' id=location name=location>click</a>",
  "<a href='java&Tab;script:bad()'>click</a>",
  "<a href='&#1;javascript:bad()'>click</a>",
  "<a href='data:text/html,<script>bad()</script>'>click</a>",
  "<a href='vbscript:bad()'>click</a>",
  "<a ping=URL href='#x'>click</a>",
  "<map><area href='javascript:bad()'></map>",
  "<b id=lecternFit name=lecternFit>shadow</b>",
  "<img name=Reveal src=x>",
  "[click](javascript:bad())",
  "[click](<java\tscript:bad()>)",
  "[click](JaVaScRiPt&colon;bad())",
  "[click](data:text/html;base64,PHNjcmlwdD5iYWQoKTwvc2NyaXB0Pg==)",
  "[click](file:///etc/passwd)",
  '[click](#a "\\" onmouseover=\\"bad()")',
  '![a" onerror="bad()](x \'t" onerror="bad()\')',
  "![a](javascript:bad())",
  "![a](URL)",
  "![a](<//127.0.0.1/x>)",
  "![a](file:///etc/passwd)",
  "![a](../../../../../../etc/passwd)",
  "![a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)",
  "![a](/etc/passwd)",
  "![a](%00)",
  "![a](\\\\\\\\server\\\\share\\\\x.png)",
  "![a](C:\\\\Windows\\\\win.ini)",
  "<javascript:bad()>",
  "{<img src=x onerror=bad()>|<img src=x onerror=bad()>}",
  "$\\href{javascript:bad()}{x}$",
  "$\\htmlData{a=b}{x}\\htmlStyle{background:url(URL)}{x}\\htmlClass{deck}{x}$",
  "$\\includegraphics{URL}$",
  "$\\def\\a{\\a\\a}\\a$",
  "$\\text{<img src=x onerror=bad()>}$",
  "$</annotation><img src=x onerror=bad()>$",
  "{{constructor.constructor 'bad()'}} {{{<img src=x onerror=bad()>}}} {{#with this}}{{/with}}",
  "`<img src=x onerror=bad()>`",
  "&lt;img src=x onerror=bad()&gt;",
  "\u2028<img src=x onerror=bad()>\u202e<script>bad()</script>",
];

/** The same in whole blocks: fences, tables, callouts, footnotes and instructions. */
export const blockPayloads: readonly string[] = [
  '```js" onmouseover="bad() title="\\"><img src=x onerror=bad()>"\n</code><script>bad()</script>\n```',
  "```html\n<img src=x onerror=bad()>\n```",
  "```<script>bad()</script>\ntext\n```",
  "> [!NOTE]\n> <img src=x onerror=bad()>",
  "> [!<img src=x onerror=bad()>]\n> text",
  "| <img src=x onerror=bad()> | a |\n| --- | --- |\n| <script>bad()</script> | b |",
  'Words[^"><img/src=x/onerror=bad()>].\n\n[^"><img/src=x/onerror=bad()>]: note <img src=x onerror=bad()>',
  '### Heading <img src=x onerror=bad()> {#"><img/src=x/onerror=bad()>}\n\n- a\n- b',
  '<!-- slide: class="><script>bad()</script> background=url(URL) -->\n\n- a\n- b',
  "<!-- slide: background=red;background:url(URL) -->\n\n- c\n- d",
  "<!-- slide: notes: <img src=x onerror=bad()> -->\n\n- e\n- f",
  '```mermaid\nflowchart LR\n  A["<img src=x onerror=bad()>"] --> B\n  click A href "javascript:bad()"\n```',
  "```mermaid\nflowchart LR\n  A --> B\n  click A call bad()\n```",
  '```mermaid\n%%{init: {"securityLevel": "loose", "themeCSS": "* { background: url(URL) }", "htmlLabels": true}}%%\nflowchart LR\n  A["<script>bad()</script>"] --> B\n```',
  '```mermaid\n---\nconfig:\n  securityLevel: loose\n  fontFamily: "x;} * { background: url(URL) }"\n---\nflowchart LR\n  A["<iframe src=URL>"] --> B\n```',
  "```mermaid\nflowchart LR\n  A --> B\n  style A fill:url(URL)\n  classDef c fill:url('URL')\n  class B c\n```",
  "```mermaid\nsequenceDiagram\n  A->>B: <img src=x onerror=bad()>\n  link A: go @ javascript:bad()\n```",
  "$$\n\\href{javascript:bad()}{x} \\url{javascript:bad()} \\htmlId{deck}{x}\n$$",
  "<div onclick=bad()><h3 id='\"><img src=x onerror=bad()>'>H</h3><p lang='\"><img src=x onerror=bad()>' title='\"><script>bad()</script>'>text</p></div>",
  "<pre lang='\"><img src=x onerror=bad()>'>code</pre>",
  "<figure><img src=pic.svg alt='\" onload=\"bad()' title='\" onload=\"bad()'><figcaption><script>bad()</script></figcaption></figure>",
  "<ol start='1 onclick=bad()'><li onclick=bad()>item</li></ol>",
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
