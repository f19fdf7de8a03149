import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, test } from "vitest";

import { loadConfig } from "../../../src/app/vite/load-config.ts";
import { packageRoot, runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const imports = 'import { defineConfig } from "lectern";\n';

describe("a config that imports from lectern", () => {
  test.each([
    ["lectern.config.ts", `${imports}export default defineConfig({ theme: "hall" as const });`],
    ["lectern.config.js", `${imports}export default defineConfig({ theme: "hall" });`],
    [
      "lectern.config.ts",
      `import { defineConfig, type LecternConfig } from 'lectern';\nimport { theme } from "./look.ts";\nconst own: LecternConfig = { theme };\nexport default async () => defineConfig(own);`,
    ],
  ])("is read where lectern is not installed: %s, %j", async (name, text) => {
    const folder = await newFolder();
    await writeFiles(folder, { [name]: text, "look.ts": 'export const theme: string = "hall";' });
    expect(await loadConfig(folder)).toEqual({ theme: "hall" });
  });

  test("is read where it is installed, and by the command", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "lectern.config.ts": `${imports}export default defineConfig({ theme: "none" });`,
      "a.md": "# A\n\nwords\n",
    });
    const run = await runCli(["check", "a.md"], { cwd });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('no theme "none"')]);
    await mkdir(join(cwd, "node_modules"));
    await symlink(packageRoot, join(cwd, "node_modules/lectern"));
    await writeFiles(cwd, {
      "lectern.config.ts": `${imports}export default defineConfig({ theme: "hall" });`,
    });
    expect(await loadConfig(cwd)).toEqual({ theme: "hall" });
  });

  test.each(["export default defineConfig({ theme: ", "export default missing();", "{}"])(
    "and is wrong ends as bad-config: %s",
    async (text) => {
      const folder = await newFolder();
      await writeFiles(folder, { "lectern.config.ts": imports + text });
      await expect(loadConfig(folder)).rejects.toMatchObject({ code: "bad-config" });
    },
  );
});

test("the package itself exports defineConfig, which returns what it is given", async () => {
  const path = pathToFileURL(join(packageRoot, "build", "lectern.js")).href;
  const own = (await import(path)) as { defineConfig: (config: object) => object };
  const config = { theme: "hall" };
  expect(own.defineConfig(config)).toBe(config);
  expect(Object.keys(own)).toEqual(["defineConfig"]);
});
