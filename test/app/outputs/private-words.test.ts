import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { handoutKinds } from "../../../src/core/model/handout-kinds.ts";
import type { Deck } from "../../../src/core/model/deck.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { filesWith, wordsInFiles } from "../../support/words-in-files.ts";

const newFolder = useTempFolders();

/** Words for the speaker alone, wherever an instruction can stand. */
const spoken = ["cover", "agenda", "list", "item", "quote", "heading", "prose", "html"].map(
  (place) => `qxsay${place}`,
);

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
const prose = ["qxproseitem", "qxprosemiddle", "qxproseend"];

const items = Array.from(
  { length: 20 },
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

はじめの文には**大事な言葉**があります。二つ目の文は少し長く続いて、聞き手に背景を伝えます。三つ目の文も長く続いて、さらに詳しく説明をします。四つ目の文には qxprosemiddle という語があります。五つ目の文はもう少しだけ続きます。六つ目の文もまた続きます。脚注もあります[^1]。七つ目の文は qxproseend で終わります。

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
  "qxskipimage.svg": svg,
};

const all = ["--format", "html,single,pdf,handout", "--handout", handoutKinds.join(",")];
const runs = [
  [...all, "--key", "separate", "--steps", "--incremental"],
  ["--format", "handout", "--handout", "notes,grid4,article,cloze", "--course", "--out", "course"],
];

interface Built {
  readonly words: ReadonlyMap<string, string>;
  readonly deck: Deck;
  readonly handout: ReadPdf;
}

async function build(args: readonly string[]): Promise<Built> {
  const cwd = await newFolder();
  await writeFiles(cwd, files);
  for (const run of runs) await runCliWell(["build", "lecture.md", ...run, ...args], { cwd });
  const folder = join(cwd, "dist");
  return {
    words: new Map([
      ...(await wordsInFiles(folder)),
      ...[...(await wordsInFiles(join(cwd, "course")))].filter(([name]) =>
        name.startsWith("course"),
      ),
    ]),
    deck: await readDeck(join(folder, "lecture")),
    handout: await readPdf(join(folder, "lecture", "lecture-handout.pdf")),
  };
}

/** What is the lecturer's own; all else is handed out. */
const decks = ["lecture/deck.json", "lecture/index.html", "lecture/lecture-single.html"];
const texts = ["article", "cloze", "handout"].flatMap((kind) => [
  `course-${kind}.pdf`,
  `lecture/lecture-${kind}.pdf`,
]);

let usual: Built;
let open: Built;

beforeAll(async () => {
  usual = await build([]);
  open = await build(["--public"]);
}, 180_000);

describe("what is for the speaker alone", () => {
  test.each(spoken)("%s stands in the lecturer's deck, and in no PDF", (word) => {
    expect(filesWith(usual.words, word)).toEqual(decks);
  });

  test.each(spoken)("%s stands in no byte of what is made for the public", (word) => {
    expect(filesWith(open.words, word)).toEqual([]);
  });
});

describe("what the author hides or skips", () => {
  test.each(hidden)("%s stands nowhere", (word) => {
    expect(filesWith(usual.words, word)).toEqual([]);
    expect(filesWith(open.words, word)).toEqual([]);
  });
});

describe("the chapter's prose", () => {
  test.each(prose)("%s stands in decks and text handouts", (word) => {
    expect(filesWith(usual.words, word)).toEqual([...decks, ...texts].toSorted());
  });

  test.each(prose)("%s stands for the public in text handouts alone", (word) => {
    expect(filesWith(open.words, word)).toEqual(texts.toSorted());
  });

  test("stands in the handout beside the same slides", () => {
    expect(open.handout.pages.map(({ text }) => text)).toEqual(
      usual.handout.pages.map(({ text }) => text),
    );
  });
});

test("slides and their numbers are the same for the public, and their notes are empty", () => {
  const bare = (deck: Deck) =>
    deck.slides.map((slide) => ({ ...slide, notes: "", noteBlocks: [] }));
  expect(open.deck.slides.length).toBeGreaterThan(7);
  expect(open.deck.slides).toEqual(bare(usual.deck));
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
