import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import spec from "commonmark-spec";
import { describe, expect, test } from "vitest";

import { rangeFaultsOf, read, visibleTextOf } from "./chapter-facts.ts";
import { markedTextOf } from "./marked-text.ts";

/** Reads a text and demands what holds of every chapter. */
function expectNothingLost(text: string): void {
  const { chapter, diagnostics } = read(text);
  expect(
    diagnostics.filter(({ code }) => !/^(?:unclosed-.*|left-out|table-cells)$/.test(code)),
  ).toEqual([]);
  expect(visibleTextOf(chapter)).toBe(markedTextOf(text));
  expect(rangeFaultsOf(chapter, text.split("\n").length)).toEqual([]);
  expect(JSON.parse(JSON.stringify(chapter))).toEqual(chapter);
}

describe("every example of the CommonMark specification shows what marked shows, in its order", () => {
  test("of which there are 652", () => {
    expect(spec.tests).toHaveLength(652);
  });

  test.each(spec.tests.map(({ number, markdown }) => ({ number, markdown })))(
    "example $number",
    ({ markdown }) => {
      // After an empty line, example 96 does not begin with front matter.
      expectNothingLost(`\n${markdown.replaceAll("→", "\t")}`);
    },
  );

  test("and so it does within a quote and within a list", () => {
    for (const { markdown } of spec.tests) {
      const lines = markdown.replaceAll("→", "\t").split("\n");
      expectNothingLost(lines.map((line) => `> ${line}`).join("\n"));
      expectNothingLost(`-  ${lines.join("\n   ")}`);
    }
  });
});

const packages = "node_modules";

/** The Markdown files of the packages beside us, at most `count`, in the order of their names. */
function findDocuments(count: number): string[] {
  const names = readdirSync(packages).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(packages, name)).map((own) => join(name, own)) : name,
  );
  return names
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      readdirSync(join(packages, name), { withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && /^(?:readme|changelog|history).*\.md$/i.test(entry.name),
        )
        .map((entry) => join(packages, name, entry.name)),
    )
    .toSorted()
    .slice(0, count);
}

describe("every document of a package shows what marked shows, in its order", () => {
  const documents = findDocuments(120);

  test("of which there are thirty at least", () => {
    expect(documents.length).toBeGreaterThanOrEqual(30);
  });

  test.each(documents)("%s", (path) => {
    const text = readFileSync(path, "utf8")
      .replace(/^\ufeff/, "")
      .replace(/\r\n?/g, "\n");
    expectNothingLost(text);
  });
});

test("so does any mixture of marks", () => {
  const parts =
    "- |* |1. |> |>|  |    |\t|# |---|===|a|bb|日本|語。|**|*|_|`|```|\n|\n|\n|\n\n|\n> |\n> - |[a]|(x)|![i](p)|[a]: /u|<b>|</b>|<div>|</div>|<!-- c -->|<br>|&amp;|&copy|  \n|\\|[ ] |~~|http://a.b |<img src=x>|<pre>|</pre>| |<h2>|</h2>|<ul>|<li>|</ul>|<a href=u>|</a>|<dl><dt>|<dd>|<blockquote>|<details>|<summary>|</details>|<table>|<tr><td>".split(
      "|",
    );
  let seed = 1;
  const next = (count: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed >> 8) % count;
  };
  for (let run = 0; run < 5000; run += 1) {
    const text = Array.from({ length: 3 + next(25) }, () => parts[next(parts.length)]).join("");
    const { chapter } = read(text);
    expect(visibleTextOf(chapter), JSON.stringify(text)).toBe(markedTextOf(text));
    expect(rangeFaultsOf(chapter, text.split("\n").length), JSON.stringify(text)).toEqual([]);
  }
});
