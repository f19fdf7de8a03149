import { describe, expect, test } from "vitest";

import { outline, read } from "./chapter-facts.ts";

/** What is left open in a text, as `line:column code message`. */
const unclosedIn = (text: string): string[] =>
  read(text)
    .diagnostics.filter(({ code }) => code !== "left-out")
    .map(({ line, column, severity, code, message, hint }) => {
      expect([severity, typeof hint]).toEqual(["warning", "string"]);
      return `${line}:${column} ${code} ${message}`;
    });

/** As `line:column words` that the message repeats. */
const placesIn = (text: string): string[] =>
  unclosedIn(text).map((line) => line.replace(/ unclosed-\w+ The \w+ "(.*)" is .*/, " $1"));

test("what is left open is named with what becomes of the rest", () => {
  expect([...unclosedIn("a\n\n<!-- b"), ...unclosedIn("a\n\n```")]).toEqual([
    '3:1 unclosed-comment The comment "<!-- b" is never closed; what follows it is left out.',
    '3:1 unclosed-fence The fence "```" is never closed; all that follows it is code.',
  ]);
});

describe("a comment that is never closed is reported where it begins", () => {
  test.each([
    [
      "at the end of a chapter",
      "# T\n\n<!-- まだ書いていない\n\n## A\n\nb",
      "3:1 <!-- まだ書いていない",
    ],
    ["behind front matter", "---\nauthor: x\n---\n\n  <!-- a\n", "5:3 <!-- a"],
    ["in an item", "- a\n\n  - <!-- b\n\n    c\n\nd", "3:5 <!-- b"],
    ["in a quote", "> a\n>\n> <!-- b\n> c\n\nd <!-- e -->", "3:3 <!-- b"],
    ["in raw HTML", "<div>\na <!-- b --> c <!-- d\n</div>\n\ne", "2:16 <!-- d"],
    ["behind one that holds its mark", "<!-- a --> <!-- b <!-- c\n", "1:12 <!-- b <!-- c"],
    ["in a footnote", "a[^1]\n\n[^1]: b\n\n    <!-- c", "5:5 <!-- c"],
    ["in what is said of a term", "a\n: <!-- c", "2:3 <!-- c"],
    ["that is long", `<!-- ${"ab ".repeat(40)}`, `1:1 <!-- ${"ab ".repeat(11)}ab…`],
  ])("%s", (_, text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });

  test("and what follows it is still left out", () => {
    expect(outline("a\n\n<!-- b\n\nc")).toEqual(["p: a"]);
  });
});

describe("a fence that runs to the end of the chapter is reported where it begins", () => {
  test.each([
    ["of grave accents", "# T\n\n```ts\na\n\n## B\n\nc\n", "3:1 ```"],
    ["of tildes, with a shorter one in it", "~~~~\na\n~~~", "1:1 ~~~~"],
    ["with another fence in it", "---\nauthor: x\n---\n```\na\n~~~\n", "4:1 ```"],
    ["in an item", "- a\n  - b\n\n    ```\n    c\n", "4:5 ```"],
    ["in a quote", "> ```\n> a", "1:3 ```"],
    ["with nothing in it", "a\n\n```", "3:1 ```"],
  ])("%s", (_, text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });
});

test.each([
  ["closed comments", "<!-- a --> b\n\n<!-- c\n\nd -->\n\n<!-->\n\n<!--->\n\ne <!-- f -->"],
  [
    "the mark of a comment among words or in code",
    "a <!-- b\n\n`<!--`\n\n```\n<!--\n```\n\n    <!--",
  ],
  ["a script that holds the mark", "<script>\nlet a = '<!--';\n</script>"],
  ["closed fences", "```\na\n```\n\n~~~\nb\n~~~~  \n\n- ```\n  c\n  ```"],
  ["a fence that its item ends", "- ```\n  a\n\nb"],
  ["code that is set in", "a\n\n    ```\n    b"],
])("%s are right", (_, text) => {
  expect(unclosedIn(text)).toEqual([]);
});
