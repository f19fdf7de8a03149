import fc from "fast-check";

import { chapterText } from "./chapter-arbitrary.ts";

/** HTML as authors write it, `@` for a number of its own; each part stands on a slide or with its notes. */
const written = fc.constantFrom(
  '<iframe src="https://example.org/@" width="400"></iframe>',
  '<video src="clip.mp4" controls title="@"></video>',
  '<div style="color: red">\n<!-- a word @ -->\n<p>語@です。</p>\n\n<p>more</p>\n</div>',
  '<svg viewBox="0 0 9 9">\n<title>@</title>\n\n    <path d="M0 0h9"/>\n\n</svg>',
  "<script>\nlet a@ = '<b>';\n\nrun(a@);\n</script>",
  "<style>\n.own@ { color: red }\n</style>",
  '<canvas id="c@"></canvas>\n\n<script>draw("c@");</script>',
  "- 項 <button onclick=\"go('@')\">*go*</button>\n- 項",
  "> <marquee>語@</marquee>\n>\n> 引用です。",
  "| 列 | 欄 |\n| --- | --- |\n| <meter value=@></meter> | 値 |",
  "文と <svg><circle r=@ /></svg> です。二つめの文です。",
  '<div class="open @">\n\n語です。\n\n</div>\n\n<object data="@"></object>',
  '</section></div></p><div id="@"><b>unclosed</div><plaintext>',
  "<table style='color: red'><tr><td>@</table>\n\n</li>",
  "<custom-card data-n=@>語</custom-card>",
  "<details class=@><summary>要約@</summary>\n\n本文です。\n\n</details>",
);

/** A chapter, and how often each number of its HTML must at least be found. */
export interface TrustedText {
  readonly text: string;
  readonly numbers: readonly number[];
}

/** Returns generated chapters with HTML between their sections. */
export const trustedText: fc.Arbitrary<TrustedText> = fc
  .tuple(chapterText, fc.array(written, { minLength: 1, maxLength: 4 }))
  .map(([chapter, parts]) => {
    // What is a script in the chapter is hidden only where nobody trusts it.
    const plain = chapter.replace(/<script>let hidden\d+;<\/script>/g, "***");
    const sections = plain.split(/\n\n(?=## )/);
    const own = parts.map((part, index) => part.replaceAll("@", String(8001 + index)));
    const text = [...Array(Math.max(sections.length, own.length)).keys()]
      .flatMap((index) => [sections[index] ?? [], own[index] ?? []].flat())
      .join("\n\n");
    return { text, numbers: own.map((_, index) => 8001 + index) };
  });
