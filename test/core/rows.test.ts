import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { build } from "vite";
import { expect, test } from "vitest";

import type * as pipeline from "../../src/core/pipeline.ts";
import { useTempFolders } from "../support/temp-folder.ts";

const newFolder = useTempFolders();
const root = join(import.meta.dirname, "..", "..");

/** Replaces words in a file, which must be there. */
async function edit(file: string, find: string, replace: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.includes(find)) throw new Error(`"${find}" is not in ${file}.`);
  await writeFile(file, text.replace(find, replace));
}

test("a language is a file and a row, and so is a check", async () => {
  const folder = await newFolder();
  // The copy has no tsconfig.json, which would look for the one of the whole project.
  const filter = (path: string) => !path.endsWith("tsconfig.json");
  await cp(join(root, "src", "core"), join(folder, "core"), { recursive: true, filter });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const core = join(folder, "core");

  const english = await readFile(join(core, "locales", "en.ts"), "utf8");
  const french = english
    .replace("export const en =", "export const fr =")
    .replace('agenda: "In this chapter"', 'agenda: "Dans ce chapitre"')
    .replace("unless: [", "unless: [/\\bjamais\\b/, ")
    .replace(/ahead: \[/, "ahead: [/\\bcomme suit\\b/, ");
  await writeFile(join(core, "locales", "fr.ts"), french);
  const locales = join(core, "locales", "locales.ts");
  await edit(locales, "{ en, ja }", "{ en, ja, fr }");
  await edit(
    locales,
    'import { ja } from "./ja.ts";',
    'import { ja } from "./ja.ts";\nimport { fr } from "./fr.ts";',
  );

  const check = [
    'import type { Diagnostic } from "../model/diagnostic.ts";',
    'import type { PlannedFacts } from "./check.ts";',
    "export function checkShouting({ source }: PlannedFacts): Diagnostic[] {",
    '  if (!source.text.includes("!!!")) return [];',
    '  const place = { path: source.path, line: 1, column: 1, severity: "info" } as const;',
    '  return [{ ...place, code: "shouting", message: "It shouts.", hint: null }];',
    "}",
  ];
  await writeFile(join(core, "check", "check-shouting.ts"), check.join("\n"));
  const checks = join(core, "check", "checks.ts");
  await edit(
    checks,
    "  planned: [",
    '  planned: [\n    { name: "shouting", codes: ["shouting"], run: checkShouting },',
  );
  await edit(
    checks,
    "import { checkLinks }",
    'import { checkShouting } from "./check-shouting.ts";\nimport { checkLinks }',
  );

  await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    build: { ssr: join(core, "pipeline.ts"), outDir: join(folder, "built"), minify: false },
  });
  const { planChapter, judgeChapter }: typeof pipeline = await import(
    pathToFileURL(join(folder, "built", "pipeline.mjs")).href
  );
  const text =
    "---\nlang: fr\n---\n\n# Rivières!!!\n\n## Un\n\nUn mot.\n\nLe tout, comme suit.\n\n- a\n- b\n\n## Deux\n\nMot.\n";
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const planned = planChapter(source, "a", { config: {}, flags: {} });
  expect(planned.deck.slides[1]?.heading).toBe("Dans ce chapitre");
  expect(planned.deck.slides[2]?.content).toMatchObject({
    lead: [{ value: "Le tout, comme suit." }],
  });
  const found = await judgeChapter(planned, { images: new Map(), links: new Map() });
  expect(found.map(({ code }) => code)).toContain("shouting");
});
