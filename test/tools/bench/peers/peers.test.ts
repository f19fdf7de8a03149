import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { cutAtHeadings, makePeerChapter } from "./peer-chapter.ts";
import { runMeasured } from "../../../support/run-measured.ts";

test("the cut chapter has the same lines, and a rule between slides", () => {
  const { text } = makePeerChapter(20);
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, "");
  const wordsOf = (chapter: string) => chapter.split("\n").filter((line) => !/^(---)?$/.test(line));
  const cut = cutAtHeadings(text);
  expect(wordsOf(cut)).toEqual(wordsOf(body));
  expect(cut.split("\n\n---\n\n").map((slide) => /^#+ /.test(slide))).not.toContain(false);
});

test("what is owed is lists, tables, code and quotations, not prose", () => {
  const { owed } = makePeerChapter(20);
  expect(owed).toHaveLength(10);
  expect(owed[0]?.pieces).toHaveLength(13);
  expect(owed[3]?.pieces.slice(0, 4)).toEqual(["Part", "Time", "What it says", "Process"]);
  expect(owed[4]?.pieces[0]).toMatch(/^const thread0 = /);
  expect(owed[6]?.pieces).toEqual([]);
});

test.runIf(process.platform === "linux")(
  "a command that is late is ended with what it has started, and its memory is known else",
  async () => {
    const starts = `const {spawn} = require("node:child_process");
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {stdio: "ignore"});
      require("node:fs").writeFileSync(process.argv[1], String(child.pid));`;
    const folder = await mkdtemp(join(tmpdir(), "lectern-test-"));
    const commandOf = (script: string) => ({
      file: process.execPath,
      args: ["-e", script, `${folder}/pid`],
      folder,
      environment: {},
    });
    expect(await runMeasured(commandOf(starts), 4000)).toEqual({ kind: "late" });
    const pid = Number(await readFile(`${folder}/pid`, "utf8"));
    // A zombie waits for its parent, which has ended too.
    await expect
      .poll(() => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "ended) Z "))
      .toContain(") Z ");
    const done = await runMeasured(commandOf("setTimeout(() => {}, 300)"), 20_000);
    expect(done).toMatchObject({ kind: "done" });
    expect(done.kind === "done" && (done.peakBytes ?? 0) > 1_000_000).toBe(true);
    await rm(folder, { recursive: true });
  },
);
