import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, test } from "vitest";

import { readPdf } from "../../support/read-pdf.ts";
import { runCli, runCliWell } from "../../support/run-cli.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (title: string, more = ""): string =>
  `# ${title}\n\n## Part\n\n- one of ${title}\n- two of ${title}\n\n${more}`;

/** Names without the hashed assets, which are the page's own business. */
async function listOutput(folder: string): Promise<string[]> {
  return (await listFiles(folder)).filter((file) => !file.includes("assets/"));
}

describe("a folder of chapters", () => {
  test("has NAME.md and NAME/chapter.md built, each into its folder, with a line each", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "slides/river.md": chapter("River"),
      "slides/soil/chapter.md": chapter("Soil", "![field](./field.svg)\n"),
      "slides/soil/field.svg": svg,
      "slides/soil/notes.md": chapter("No chapter"),
      "slides/.draft.md": chapter("Draft"),
      "slides/images/field.svg": svg,
    });
    const { stdout, stderr } = await runCliWell(["build", "--format", "html,pdf,handout"], { cwd });
    expect(stderr).toBe("");
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const [index, name] of ["river", "soil"].entries()) {
      expect(lines[index]).toMatch(
        new RegExp(
          `^${name}: \\d+ slides, \\d+ pages in ${name}\\.pdf, \\d+ pages? in ${name}-handout\\.pdf, ` +
            `0 warnings, \\d+\\.\\d s -> dist/${name}$`,
        ),
      );
    }
    expect(await listOutput(join(cwd, "dist"))).toEqual([
      "index.html",
      ...["river", "soil"].flatMap((name) =>
        [
          `${name}/build.json`,
          `${name}/deck.json`,
          `${name}/icon.svg`,
          `${name}/index.html`,
          `${name}/licences/Inter.txt`,
          `${name}/licences/deck.js.md`,
          `${name}/manifest.webmanifest`,
          `${name}/${name}-handout.pdf`,
          `${name}/${name}.pdf`,
          `${name}/sw.js`,
        ].toSorted(),
      ),
    ]);
  });

  test("has an index.html that lists every deck of the output, those of an earlier run too", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "a & b.md": chapter("Salt <& Sea>"), "two#.md": chapter("Two") });
    await runCliWell(["build", "a & b.md", "--format", "html"], { cwd });
    await runCliWell(["build", "two#.md"], { cwd });
    const { page, faults } = await open(pathToFileURL(join(cwd, "dist/index.html")).href);
    const links = await page.$$eval("a", (all) =>
      all.map(({ textContent, href }) => ({ words: textContent.trim(), href })),
    );
    expect(links.map(({ words }) => words)).toEqual(["Salt <& Sea>", "Two", "PDF"]);
    expect(faults).toEqual([]);
    await page.close();
    for (const { href } of links.slice(0, 2)) {
      const deck = await open(href);
      await deck.page.waitForSelector("section.slide.present");
      expect(deck.faults).toEqual([]);
      await deck.page.close();
    }
    const pdf = links[2]?.href ?? "";
    expect(pdf).toBe(pathToFileURL(join(cwd, "dist/two#/two#.pdf")).href);
  });

  test("has one chapter's errors told, and every chapter built all the same", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "slides/1.md": `---\nthem: quiet\n---\n${chapter("One")}`,
      "slides/2.md": chapter("Two", "![none](./none.png)\n"),
      "slides/3.md": chapter("Three"),
    });
    const { code, stdout, stderr } = await runCli(["build", "--format", "html"], { cwd });
    expect(code).toBe(1);
    expect(stdout.match(/^[123]: .*$/gm)?.map((line) => line.slice(0, 1))).toEqual(["1", "2", "3"]);
    expect(stdout).toMatch(/^1: .* 1 error, 0 warnings/m);
    expect(stdout).toMatch(/^2: .* 1 warning,/m);
    expect(
      stderr.match(/^slides\/[123]\.md:\d+:\d+: (?:error|warning): .+\[[a-z-]+\]$/gm),
    ).toHaveLength(2);
    expect(stderr).not.toContain("\u001b");
  });
});

test("a missing image ends a build with 1 under --strict, and the deck is written all the same", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "river.md": chapter("River", "![none](./none.png)\n") });
  const args = ["build", "river.md", "--format", "html"];
  expect((await runCli(args, { cwd })).code).toBe(0);
  const { code, stderr } = await runCli([...args, "--strict", "--out", "strict"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain("river.md:8:9: warning: ");
  expect(await listOutput(join(cwd, "strict"))).toContain("river/index.html");
});

describe("another format, later", () => {
  test("leaves the deck of the earlier run whole, and the list names the new PDF", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "river.md": chapter("River", "![f](f.svg)\n"), "f.svg": svg });
    await runCliWell(["build", "river.md", "--format", "html"], { cwd });
    const before = await listFiles(join(cwd, "dist/river"));
    await runCliWell(["build", "river.md", "--format", "pdf"], { cwd });
    const after = await listFiles(join(cwd, "dist/river"));
    expect(after).toEqual([...before, "river.pdf"].toSorted());
    expect(await readFile(join(cwd, "dist/index.html"), "utf8")).toContain("river/river.pdf");
  });

  test("a PDF alone makes no page that lists nothing", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "river.md": chapter("River") });
    await runCliWell(["build", "river.md", "--format", "pdf"], { cwd });
    expect(await listFiles(join(cwd, "dist"))).toEqual(["river/build.json", "river/river.pdf"]);
  });

  test("a changed chapter's old assets go, and files that are not ours stay", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "river.md": chapter("River", "![f](f.svg)\n"),
      "f.svg": svg,
      "dist/river/assets/photo-12345678.png": "the user's",
      "dist/river/notes.txt": "the user's",
    });
    await runCliWell(["build", "river.md", "--format", "html"], { cwd });
    expect(await listFiles(join(cwd, "dist/river"))).toContain("assets/photo-12345678.png");
    await writeFiles(cwd, { "f.svg": svg.replaceAll("40", "50") });
    await runCliWell(["build", "river.md", "--format", "html"], { cwd });
    const files = await listFiles(join(cwd, "dist/river"));
    expect(files.filter((file) => /assets\/f-/.test(file))).toHaveLength(1);
    expect(files.filter((file) => file.endsWith(".css"))).toHaveLength(1);
    expect(files).toContain("notes.txt");
  });
});

test("spaces, Japanese, #, ? and % in --out and in names do no harm, to page, images or PDFs", async () => {
  const cwd = await newFolder();
  const name = "第1章 50% #2?";
  const out = "出力 100% #1? 'q' & more";
  const nfd = "ガイド.svg".normalize("NFD");
  await writeFiles(cwd, {
    [`${name}.md`]: chapter(
      "川",
      `![川の図](./図%20版/${encodeURIComponent("ガイド")}.svg)\n\n![b](<図 版/ガイド.svg>)\n`,
    ),
    [`図 版/${nfd}`]: svg,
  });
  const args = ["build", `${name}.md`, "--out", out, "--format", "html,pdf,handout"];
  const { stderr } = await runCliWell(args, { cwd });
  expect(stderr).toBe("");
  const folder = join(cwd, out, name);
  expect(await listOutput(folder)).toEqual([
    "build.json",
    "deck.json",
    "icon.svg",
    "index.html",
    "licences/BIZUDPGothic.txt",
    "licences/deck.js.md",
    "manifest.webmanifest",
    "sw.js",
    `${name}-handout.pdf`,
    `${name}.pdf`,
  ]);
  const { page, faults } = await open(pathToFileURL(join(folder, "index.html")).href);
  await page.waitForSelector("section.slide.present");
  const widths = await page.$$eval("img", (all) => all.map(({ naturalWidth }) => naturalWidth));
  expect(widths).toEqual([40, 40]);
  expect(faults).toEqual([]);
  const pdf = await readPdf(join(folder, `${name}.pdf`));
  expect(pdf.pages.map(({ text }) => text).join("")).toContain("twoof川");
});

test("an output folder that is there already may have a parent that nothing else goes into", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "river.md": chapter("River") });
  await mkdir(join(cwd, "place/out"), { recursive: true });
  const { watch } = await import("node:fs");
  const seen: (string | null)[] = [];
  const watcher = watch(join(cwd, "place"), (_, name) => seen.push(name));
  await runCliWell(["build", "river.md", "--format", "html", "--out", "place/out"], { cwd });
  watcher.close();
  expect(seen.filter((name) => name !== "out")).toEqual([]);
});
