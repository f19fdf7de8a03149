import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const oxlint = join(root, "node_modules", ".bin", "oxlint");

let folder = "";

/** Lints one planted file under our own rules, and returns what the linter says of it. */
function lint(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { status, stdout } = spawnSync(oxlint, ["--deny-warnings", path], {
    cwd: folder,
    encoding: "utf8",
  });
  rmSync(file);
  return status === 0 ? "" : stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lectern-house-"));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the walls of the house", () => {
  it.each([
    ["src/deck/x.ts", "../render/escape-html.ts"],
    ["src/deck/layouts/x.ts", "../../chapter/read-chapter.ts"],
    ["src/render/x.ts", "../deck/plan-deck.ts"],
    ["src/chapter/x.ts", "../checks/check-chapter.ts"],
    ["src/checks/x.ts", "../workspace/asset.ts"],
    ["src/model/x.ts", "../labels/ja.ts"],
    ["src/client/x.ts", "../deck/plan-deck.ts"],
    ["src/client/fit/x.ts", "../../render/escape-html.ts"],
    ["src/workspace/x.ts", "../outputs/html.ts"],
    ["src/browser/x.ts", "../workspace/asset.ts"],
    ["src/browser/x.ts", "../model/lectern-error.ts"],
    ["src/browser/x.ts", "../temporary-folder.ts"],
    ["src/outputs/x.ts", "../vite/start-dev.ts"],
    ["src/vite/x.ts", "../cli/report.ts"],
    ["src/present/x.ts", "../outputs/hold-deck.ts"],
    ["src/present/x.ts", "../vite/reply.ts"],
    ["src/present/x.ts", "uqr"],
    ["src/outputs/x.ts", "../present/stage.ts"],
    ["src/workspace/x.ts", "../present/stage.ts"],
    ["src/client/x.ts", "../present/stage.ts"],
    ["src/deck/x.ts", "../pipeline.ts"],
    ["src/deck/x.ts", "node:fs"],
    ["src/render/x.ts", "node:fs/promises"],
    ["src/deck/x.ts", "marked"],
    ["src/chapter/x.ts", "handlebars"],
    ["src/outputs/x.ts", "vite"],
    ["src/workspace/x.ts", "puppeteer-core"],
    ["src/outputs/x.ts", "commander"],
    ["src/deck/x.ts", "some-new-package"],
    ["src/pipeline.ts", "./workspace/asset.ts"],
    ["src/outputs/join/x.ts", "../../model/deck.ts"],
    ["src/outputs/join/x.ts", "../print-page.ts"],
    ["src/outputs/join/x.ts", "puppeteer-core"],
    ["src/outputs/join/fonts/x.ts", "../copy-part.ts"],
  ])("stand: %s may not import %s", (path, specifier) => {
    const text = `import { thing } from "${specifier}";\nexport const x = thing;\n`;
    expect(lint(path, text)).toContain("no-restricted-imports");
  });

  it.each([
    ["src/deck/x.ts", "../model/deck.ts"],
    ["src/deck/layouts/x.ts", "../text-width.ts"],
    ["src/deck/x.ts", "get-east-asian-width"],
    ["src/chapter/x.ts", "marked"],
    ["src/client/x.ts", "reveal.js/plugin/notes"],
    ["src/workspace/x.ts", "node:fs/promises"],
    ["src/workspace/x.ts", "../pipeline.ts"],
    ["src/outputs/x.ts", "../workspace/asset.ts"],
    ["src/present/x.ts", "../workspace/asset.ts"],
    ["src/present/x.ts", "node:http"],
    ["src/cli/x.ts", "../outputs/html.ts"],
    ["src/outputs/join/x.ts", "./fonts/read-font.ts"],
    ["src/outputs/join/fonts/x.ts", "@cantoo/pdf-lib"],
    ["src/outputs/parts/x.ts", "../join/join-pdfs.ts"],
    ["src/cli/x.ts", "../present/stage.ts"],
  ])("have doors: %s may import %s", (path, specifier) => {
    const text = `import { thing } from "${specifier}";\nexport const x = thing;\n`;
    expect(lint(path, text)).toBe("");
  });
});
