import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { handoutKinds } from "../../src/model/handout-kinds.ts";
import { runCliWell } from "../support/run-cli.ts";
import { svg, useTempFolders, writeFiles } from "../support/temp-folder.ts";
import { filesWith, wordsInFiles } from "../support/words-in-files.ts";

const newFolder = useTempFolders();

/** Words for the speaker alone, wherever an instruction can stand. */
const spoken = [
  "cover",
  "agenda",
  "list",
  "item",
  "quote",
  "table",
  "heading",
  "prose",
  "html",
].map((place) => `qxsay${place}`);

/** Words that the author hides: in comments, in mistaken instructions, in what is skipped. */
const hidden = [
  ...["block", "line", "heading", "item", "cell", "html", "footnote", "instruction"].map(
    (place) => `qxhid${place}`,
  ),
  ...["heading", "words", "term", "image", "alt", "footnote", "quote", "after"].map(
    (place) => `qxskip${place}`,
  ),
];

/** Words of the chapter that stand on no slide. */
const prose = ["qxproseitem", "qxprosemiddle", "qxproseend", "qxprosealt"];

const items = Array.from(
  { length: 30 },
  (_, index) => `- 項目${index + 1}は前日までに倉庫から運び出します`,
);

const chapter = `---
lang: ja
---

# 講義の題

<!-- slide: notes: qxsaycover -->

はじめの文です。

<!-- qxhidblock -->

- 最初の節
- 次の節

<!-- slide: notes: qxsayagenda -->

## 最初の節 <!-- qxhidheading --> <!-- slide: notes: qxsayheading -->

次のものを運びます。

${items.join("\n")}
  <!-- slide: notes: qxsayitem
  これは**太字の言葉**です -->
  <!-- qxhiditem -->

<!-- slide: notes: qxsaylist -->

この節の地の文は、ノートに入ります。<!-- qxhidline --> qxproseitem の話は、ここで終わりです。

次の言葉があります。

> 引用の言葉です。
>
> <!-- slide: notes: qxsayquote -->

| 列 | 値 <!-- qxhidcell --> |
| --- | --- |
| a | b |

<!-- slide: qxhidinstruction -->

## 次の節

はじめの文には**大事な言葉**があります。二つ目の文は少し長く続いて、聞き手に背景を伝えます。三つ目の文も長く続いて、さらに詳しく説明をします。四つ目の文には qxprosemiddle という語があります。五つ目の文はもう少しだけ続きます。六つ目の文には ![qxprosealt](qxproseimage.svg) という絵があります。脚注もあります[^1]。七つ目の文は qxproseend で終わります。

<!-- slide: notes: qxsayprose -->

<div><!-- qxhidhtml --><p>箱の言葉</p><!-- slide: notes: qxsayhtml --></div>

[^1]: 脚注の言葉です。<!-- qxhidfootnote -->

## qxskipheading

<!-- slide: skip -->

qxskipwords **qxskipterm** を飛ばします[^2]。

![qxskipalt](qxskipimage.svg)

[^2]: qxskipfootnote

## 終わりの節

<!-- slide: skip -->

> qxskipquote

- 終わりの項目

<!-- slide: skip -->

qxskipafter
`;

const trusted = `# Trusted

## Box

<div style="color:red"><!-- qxhidbox --><b>qxboxwords</b><template><!-- qxhidtemplate --></template></div>

A line with <button style="x:y"><!-- qxhidbutton -->a button</button> in it. <!-- qxhidtrustedline -->

<style>.qxstyle{color:red}</style>
`;

const files = {
  "lecture.md": chapter,
  "qxproseimage.svg": svg,
  "qxskipimage.svg": svg.replace("<svg", '<svg data-other="1"'),
};

const all = ["--format", "html,single,pdf,handout", "--handout", handoutKinds.join(",")];
const everything = [...all, "--key", "separate", "--course", "--steps", "--incremental"];

async function build(args: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const cwd = await newFolder();
  await writeFiles(cwd, files);
  await runCliWell(["build", "lecture.md", ...everything, ...args], { cwd });
  return wordsInFiles(join(cwd, "dist"));
}

/** What is the lecturer's own; all else is handed out. */
const decks = ["lecture/deck.json", "lecture/index.html", "lecture/lecture-single.html"];
const texts = ["article", "cloze", "handout"].flatMap((kind) => [
  `course-${kind}.pdf`,
  `lecture/lecture-${kind}.pdf`,
]);

let usual: ReadonlyMap<string, string>;
let open: ReadonlyMap<string, string>;

beforeAll(async () => {
  usual = await build([]);
  open = await build(["--public"]);
}, 180_000);

describe("what is for the speaker alone", () => {
  test.each(spoken)("%s stands in the lecturer's deck, and in no PDF", (word) => {
    expect(filesWith(usual, word)).toEqual(decks);
  });

  test.each(spoken)("%s stands in no byte of what is made for the public", (word) => {
    expect(filesWith(open, word)).toEqual([]);
  });
});

describe("what the author hides or skips", () => {
  test.each(hidden)("%s stands nowhere", (word) => {
    expect(filesWith(usual, word)).toEqual([]);
    expect(filesWith(open, word)).toEqual([]);
  });
});

describe("the chapter's prose", () => {
  test.each(prose.slice(0, 3))("%s stands in decks and text handouts", (word) => {
    expect(filesWith(usual, word)).toEqual([...decks, ...texts].toSorted());
  });

  test.each(prose.slice(0, 3))("%s stands for the public in text handouts alone", (word) => {
    expect(filesWith(open, word)).toEqual(texts.toSorted());
  });

  test("leaves no pictures of its own in a deck for the public", () => {
    expect([...usual.keys()].filter((name) => name.includes("qxproseimage"))).toHaveLength(1);
    expect([...open.keys()].filter((name) => name.includes("qxprose"))).toEqual([]);
    expect(filesWith(open, "qxprosealt").filter((name) => !name.endsWith(".pdf"))).toEqual([]);
  });

  test("goes with the same slides of the handout", () => {
    const read = (words: ReadonlyMap<string, string>) =>
      words.get("lecture/lecture-handout.pdf")?.replaceAll(/[^]*\n(?=講義の題\n)/g, "");
    expect(read(open)).toEqual(read(usual));
  });
});

test("slides and their numbers are the same for the public", () => {
  for (const word of ["項目1は", "項目30は", "大事な言葉", "(2/"]) {
    expect(filesWith(open, word)).toEqual(filesWith(usual, word));
  }
});

test("comments in trusted HTML are left out, and what runs stays for the public", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "lecture.md": trusted });
  await runCliWell(["build", "lecture.md", ...all, "--html", "trusted", "--public"], { cwd });
  const words = await wordsInFiles(join(cwd, "dist"));
  for (const place of ["box", "template", "button", "trustedline"]) {
    expect(filesWith(words, `qxhid${place}`)).toEqual([]);
  }
  expect(filesWith(words, "qxboxwords").length).toBeGreaterThan(3);
  expect(filesWith(words, "qxstyle")).toContain("lecture/index.html");
});
