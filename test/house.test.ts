import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it, test } from "vitest";

import { measureHouse } from "./tools/house/measure-house.ts";
import { parseModule, readModules } from "./tools/house/read-imports.ts";
import { findBreaches } from "./tools/house/walls.ts";

const root = join(import.meta.dirname, "..");

describe("the walls between rooms", () => {
  test("no import goes through one", () => {
    expect(findBreaches(readModules(root))).toEqual([]);
  });

  it.each([
    ["src/core/plan/x.ts", "../render/escape-html.ts"],
    ["src/core/layouts/x.ts", "../markdown/read-chapter.ts"],
    ["src/core/render/x.ts", "../plan/plan-deck.ts"],
    ["src/core/render/svg/x.ts", "../../plan/plan-deck.ts"],
    ["src/core/markdown/x.ts", "../check/check-chapter.ts"],
    ["src/core/check/x.ts", "../../app/files/asset.ts"],
    ["src/core/model/x.ts", "../locales/ja.ts"],
    ["src/page/x.ts", "../core/plan/plan-deck.ts"],
    ["src/page/fit/x.ts", "../../core/render/escape-html.ts"],
    ["src/browser/x.ts", "../app/commands/main.ts"],
    ["src/pdf/join/x.ts", "../../core/model/deck.ts"],
    ["src/pdf/fonts/x.ts", "../../app/files/asset.ts"],
    ["src/app/server/present/x.ts", "../../outputs/html.ts"],
    ["src/app/files/x.ts", "../outputs/html.ts"],
    ["src/core/plan/x.ts", "node:fs"],
    ["src/core/render/x.ts", "node:fs/promises"],
    ["src/core/plan/x.ts", "marked"],
    ["src/core/markdown/x.ts", "handlebars"],
    ["src/app/outputs/x.ts", "vite"],
    ["src/app/files/x.ts", "puppeteer-core"],
    ["src/app/outputs/x.ts", "commander"],
    ["src/app/server/present/x.ts", "uqr"],
    ["src/pdf/join/x.ts", "puppeteer-core"],
    ["src/core/plan/x.ts", "some-new-package"],
    ["src/somewhere/x.ts", "./y.ts"],
  ])("%s may not import %s", (path, specifier) => {
    for (const text of [
      `import { thing } from "${specifier}";\n`,
      `import type {\n  Thing,\n} from "${specifier}";\n`,
      `export { thing } from "${specifier}";\n`,
      `const thing = await import("${specifier}");\n`,
    ]) {
      expect(findBreaches([parseModule(path, text)]), text).toHaveLength(1);
    }
  });

  it.each([
    ["src/core/plan/x.ts", "../model/deck.ts"],
    ["src/core/layouts/x.ts", "../prose/text-width.ts"],
    ["src/core/markdown/html/x.ts", "marked"],
    ["src/page/talk/x.ts", "reveal.js/plugin/notes"],
    ["src/app/files/x.ts", "node:fs/promises"],
    ["src/app/outputs/x.ts", "../files/asset.ts"],
    ["src/app/commands/x.ts", "../server/present/stage.ts"],
    ["src/pdf/join/x.ts", "../fonts/read-font.ts"],
    ["src/pdf/fonts/x.ts", "@cantoo/pdf-lib"],
  ])("%s may import %s", (path, specifier) => {
    expect(findBreaches([parseModule(path, `import { thing } from "${specifier}";\n`)])).toEqual(
      [],
    );
  });
});

describe("a room's globals", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "lectern-house-"));
    cpSync(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
    cpSync(join(root, "src"), join(folder, "src"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Checks the types of a room with one more file, and returns what is wrong. */
  function checkTypes(room: string, text: string): string {
    const place = join(folder, "src", room);
    writeFileSync(join(place, "planted.ts"), text);
    const tsc = join(root, "node_modules", ".bin", "tsc");
    const args = ["--noEmit", "-p", place];
    return spawnSync(tsc, args, { cwd: folder, encoding: "utf8" }).stdout;
  }

  it.each([
    ["core", "document"],
    ["core", "window"],
    ["core", "process"],
    ["core", "Buffer"],
    ["page", "Buffer"],
    ["page", "process"],
    ["pdf", "document"],
    ["browser", "document"],
  ])("in %s, %s is not known", (room, name) => {
    expect(checkTypes(room, `export const planted = ${name};\n`)).toContain(
      `Cannot find name '${name}'`,
    );
  });

  it.each([
    ["core", "Intl"],
    ["page", "document"],
    ["pdf", "Buffer"],
    ["browser", "process"],
    ["app", "process"],
  ])("in %s, %s is known", (room, name) => {
    expect(checkTypes(room, `export const planted = ${name};\n`)).toBe("");
  });
});

describe("the figures of a house", () => {
  const modules = [
    parseModule("src/core/a.ts", 'import { b } from "./b.ts";\nimport { c } from "./c.ts";\n'),
    parseModule("src/core/b.ts", 'import type { c } from "./c.ts";\n'),
    parseModule("src/core/c.ts", 'import { join } from "node:path";\n'),
  ];

  test("count files, lines, the longest chain and files with one importer", () => {
    const house = measureHouse(modules);
    expect(house).toMatchObject({ files: 3, lines: 4, circle: [], oneImporter: 1 / 3 });
    expect(house.chain).toEqual(["src/core/a.ts", "src/core/b.ts", "src/core/c.ts"]);
    expect(house.folders).toEqual([["src/core", 3]]);
  });

  test("name a circle, by types alone too", () => {
    const circle = parseModule("src/core/c.ts", 'import type { A } from "./a.ts";\n');
    expect(measureHouse([...modules.slice(0, 2), circle]).circle).toContain("src/core/a.ts");
  });
});
