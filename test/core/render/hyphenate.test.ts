import { expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import { renderBlocks } from "../../../src/core/render/block-html.ts";
import { hyphenate } from "../../../src/core/render/hyphenate.ts";
import { renderContext } from "../../support/render-context.ts";

const visible = (html: string): string => html.replaceAll("\u00AD", "·");

test.each([
  ["parts words where TeX does", "students present programs", "stu·dents present pro·grams"],
  [
    "leaves two letters alone on no line",
    "because explanations differ",
    "because expla·na·tions dif·fer",
  ],
  ["parts no name", "Kubernetes on OpenStack and GitHub", "Kubernetes on OpenStack and GitHub"],
  ["parts no short word", "many words here", "many words here"],
])("%s", (_, text, wanted) => {
  expect(visible(hyphenate(text))).toBe(wanted);
});

test.each([
  "https://example.org/documentation/programming?programming=programming#programming",
  "documentation.example",
  "programming@example.org",
  "programming/documentation",
  "self-documentation",
  "documentation_programming",
  "programming2",
  "programming()",
  "a\u00ADprogramming\u00ADprogramming",
])("leaves %s as it is", (text) => {
  expect(hyphenate(text)).toBe(text);
});

/** One word in each place that words can stand in. */
const text = `In documentation, **documentation** and [documentation](https://example.org/).

- documentation \`documentation\` <kbd>documentation</kbd>

> #### documentation
>
> documentation

| documentation |
| --- |
| documentation |

\`\`\`txt
documentation
\`\`\`
`;

test("prose is hyphenated, but no heading, table or code", () => {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const { intro, sections } = readChapter(source, "a").chapter;
  const blocks = [...intro, ...sections.flatMap((section) => section.blocks)];
  const html = renderBlocks(blocks, {
    ...renderContext,
    hyphenate,
    highlight: (code) => [code],
    sanitise: (tags) => tags,
    hasUnseen: false,
  });
  const places = visible(html).match(/<[^/>][^>]*>(?=[^<]*doc)|doc·u·men·ta·tion/g);
  const named = places?.map((place) => place.replace(/ .*/, ">").replaceAll("·", "-"));
  const word = "doc-u-men-ta-tion";
  expect(named?.join(" ")).toBe(
    `<p> ${word} <strong> ${word} <a> ${word} <li> ${word} <code> <kbd> <strong> <p> ${word} <th> <td> <span>`,
  );
});
