import { describe, expect, it } from "vitest";

import type { RunReport } from "./build-side.ts";
import { compareFiles, compareReports, describeText, firstDifference } from "./compare.ts";
import { normaliseFiles, normalisePrinted } from "./normalise.ts";
import { listRuns } from "./runs.ts";

type Files = Readonly<Record<string, string>>;

/** A chapter's folder as a build writes it, with one hash in all its names. */
function chapterFolder(hash: string, changes: Files = {}): Files {
  return {
    "a/deck.json": '{"slides":[{"title":"One"}]}',
    "a/index.html": `<link href="assets/deck-${hash}.css"><script src="assets/deck-${hash}.js"></script>`,
    "a/a-single.html": `<meta content="script-src 'sha256-${hash.padEnd(44, "=")}'"><script>${hash.repeat(2000)}</script>`,
    [`a/assets/deck-${hash}.css`]: `@font-face{src:url("text-${hash}.ttf")}`,
    [`a/assets/deck-${hash}.js`]: `run("${hash}")`,
    [`a/assets/text-${hash}.ttf`]: "glyphs",
    "a/sw.js": `const version = "${hash}";\nconst files = ["assets/deck-${hash}.css"];\n\nrun("${hash}");`,
    "a/build.json": JSON.stringify({
      sum: hash,
      key: hash,
      slides: 1,
      files: { [`assets/deck-${hash}.css`]: hash },
    }),
    "a/a.pdf": "%PDF-1.7",
    ...changes,
  };
}

async function compare(old: Files, now: Files): Promise<readonly string[]> {
  const [a, b] = [old, now].map((files) =>
    normaliseFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
  );
  const differences = await compareFiles(a ?? new Map(), b ?? new Map());
  return differences.map(({ place, kind, detail }) => `${place}: ${kind} ${detail}`.trim());
}

describe("comparing what two versions made", () => {
  it("finds no difference where only hashes and the deck's script differ", async () => {
    expect(await compare(chapterFolder("0000aaaa"), chapterFolder("1111bbbb"))).toEqual([]);
  });

  it.each([
    ["a/deck.json", '{"slides":[{"title":"Two"}]}', '$.slides[0].title: "One" -> "Two"'],
    ["a/deck.json", '{ "slides":[{"title":"One"}]}', 'line 1: "{'],
    ["a/index.html", '<link href="assets/deck-1111bbbb.js">', '-> "…k href=\\"assets/deck.js\\">"'],
    ["a/assets/text-1111bbbb.ttf", "glyph", "byte 5 of 6 -> 5"],
    ["a/sw.js", 'const version = "1";\nconst files = [];\n\n', "line 2: "],
    [
      "a/build.json",
      '{"sum":"","key":"","slides":1,"files":{}}',
      '$.files[0]: "assets/deck.css" -> nothing',
    ],
    ["a/a.pdf", "%PDF-1.6", "byte 7 of 8 -> 8"],
  ])("sees a change in %s and says where it begins", async (path, text, detail) => {
    const found = await compare(
      chapterFolder("0000aaaa"),
      chapterFolder("1111bbbb", { [path]: text }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(detail);
    expect(found[0]).toContain(`${path.replace("-1111bbbb", "")}: changed`);
  });

  it("sees files that are missing and files that were added", async () => {
    const found = await compare({ "a.svg": "", "b.svg": "" }, { "b.svg": "", "c.svg": "" });
    expect(found).toEqual(["a.svg: missing", "c.svg: added"]);
  });

  it("keeps two assets apart whose names differ only in their hashes", async () => {
    const assets = { "assets/x-00000001.svg": "<b/>", "assets/x-00000002.svg": "<a/>" };
    const same = { "assets/x-00000003.svg": "<a/>", "assets/x-00000004.svg": "<b/>" };
    const page = (first: string): Files => ({ "index.html": `<img src="assets/x-${first}.svg">` });
    const old = { ...assets, ...page("00000001") };
    expect(await compare(old, { ...same, ...page("00000004") })).toEqual([]);
    expect(await compare(old, { ...same, ...page("00000003") })).toHaveLength(1);
  });

  it("sees exit codes and printed words, but no times", () => {
    const report = (exitCode: number, stdout: string): RunReport => [
      { command: ["build"], exitCode, stdout, stderr: "" },
    ];
    const old = report(0, "a: 1 slide, 0.4 s -> OUT\n");
    expect(compareReports(old, report(0, "a: 1 slide, 12.3 s -> OUT\n"))).toEqual([]);
    const kinds = compareReports(old, report(1, "a: 2 slides, 0.4 s -> OUT\n")).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["exit code", "printed"]);
    expect(normalisePrinted("waits 3.0 s")).toBe("waits 3.0 s");
  });

  it("describes the first difference of texts and of values", () => {
    expect(describeText("a\nb", "a\nc")).toBe('line 2: "b" -> "c"');
    expect(describeText("a", "a\n")).toBe('line 2: nothing -> ""');
    expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, "$")).toBe(
      "$.a[1].b: 2 -> 3",
    );
    expect(firstDifference([1], [1, 2], "$")).toBe("$[1]: nothing -> 2");
    expect(firstDifference({ a: [null] }, { a: [null] }, "$")).toBeNull();
  });
});

describe("the table of runs", () => {
  const chapters = [
    { group: "samples", path: "a.md" },
    { group: "gallery", path: "b.md" },
    { group: "specification", path: "c.md" },
  ] as const;

  it.each([false, true])("has every kind of output (quick: %s)", (isQuick) => {
    const all = listRuns(chapters, isQuick).flatMap(({ commands }) => commands.flat());
    const words = new Set(all.flatMap((word) => word.split(",")));
    const wanted =
      "hall print 4:3 html single pdf notes grid2 grid4 grid6 lines article cloze separate --course --steps --public --incremental --merge --shard --json";
    for (const word of wanted.split(" ")) {
      // The shards of the whole comparison are of READMEs, which are not among these chapters.
      if (!isQuick && ["--merge", "--shard"].includes(word)) continue;
      expect(words).toContain(word);
    }
  });

  it("puts the chapters of a row's groups into its commands", () => {
    const [base] = listRuns(chapters, false);
    expect(base?.commands[0]?.slice(0, 4)).toEqual(["build", "a.md", "b.md", "--out"]);
    expect(listRuns([], false)).toEqual([]);
  });
});
