import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import {
  ejectableKinds,
  ejectTemplate,
  listEjectables,
} from "../../../src/app/theme/eject-templates.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { packageRoot, runCli, runCliWell } from "../../support/run-cli.ts";
import { createMarkers } from "../../support/markers.ts";
import { templateSamples } from "../../support/samples.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const ownTemplates = join(packageRoot, "templates");

/** Ejects all that there is. */
async function ejectAll(templates: string): Promise<void> {
  for (const kind of ejectableKinds) {
    for (const name of await listEjectables(ownTemplates, kind)) {
      await ejectTemplate({ ownTemplates, templates, kind, name, force: false });
    }
  }
}

describe("all templates, ejected and left as they are", () => {
  let cwd = "";

  beforeAll(async () => {
    cwd = await newFolder();
    await ejectAll(join(cwd, "templates"));
  });

  test("are all of ours, each with a comment in ASCII that says what it sees", async () => {
    const all = await listFiles(ownTemplates);
    const ours = all.filter(
      (file) => file.endsWith(".hbs") || all.includes(join(dirname(file), "theme.json")),
    );
    expect(await listFiles(join(cwd, "templates"))).toEqual(ours);
    for (const file of ours.filter((name) => name.endsWith(".hbs"))) {
      const text = await readFile(join(cwd, "templates", file), "utf8");
      const original = await readFile(join(ownTemplates, file), "utf8");
      const head = text.slice(0, -original.length);
      expect(head + original).toBe(text);
      expect(head).toMatch(/^\{\{!--[ -~\n]*\n {2}\{\{[ -~\n]*--\}\}\n$/);
    }
  });

  test("show every sample to the byte as ours do", async () => {
    const own = await createTemplates(await loadTemplates([ownTemplates]));
    const ejected = await createTemplates(
      await loadTemplates([ownTemplates, join(cwd, "templates")]),
    );
    for (const [name, make] of Object.entries(templateSamples)) {
      expect(ejected.render(name, make(createMarkers()))).toBe(
        own.render(name, make(createMarkers())),
      );
    }
  });

  test("build the same files, to the byte", async () => {
    await writeFiles(cwd, smallChapter);
    const other = await newFolder();
    await writeFiles(other, smallChapter);
    for (const folder of [cwd, other]) {
      await runCliWell(["build", "tsuchi.md", "--format", "html"], { cwd: folder });
    }
    const files = await listFiles(join(other, "dist"));
    expect(await listFiles(join(cwd, "dist"))).toEqual(files);
    // The record of a build says of what it was made, and these are another's templates.
    for (const file of files.filter((name) => name !== "tsuchi/build.json")) {
      const built = await readFile(join(cwd, "dist", file));
      expect(built.equals(await readFile(join(other, "dist", file))), file).toBe(true);
    }
  });
});

describe("lectern eject", () => {
  test("writes into templates/, and refuses to overwrite without --force", async () => {
    const cwd = await newFolder();
    const { stdout } = await runCliWell(["eject", "layout", "bullets"], { cwd });
    expect(stdout).toBe("templates/layouts/bullets.hbs\n");
    await writeFiles(cwd, { "templates/layouts/bullets.hbs": "mine" });
    const again = await runCli(["eject", "layout", "bullets"], { cwd });
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("bullets.hbs stands there already. [usage]\n  hint: ");
    const file = join(cwd, "templates/layouts/bullets.hbs");
    expect(await readFile(file, "utf8")).toBe("mine");
    await runCliWell(["eject", "layout", "bullets", "--force"], { cwd });
    expect(await readFile(file, "utf8")).toContain("{{> list list}}");
  });

  test("writes into the folder of --templates, a theme with all its files", async () => {
    const cwd = await newFolder();
    await runCliWell(["eject", "theme", "quiet", "--templates", "a/b"], { cwd });
    const files = await listFiles(join(ownTemplates, "themes/quiet"));
    expect(await listFiles(cwd)).toEqual(files.map((file) => `a/b/themes/quiet/${file}`));
  });

  test("lists what there is, of one kind or all", async () => {
    const cwd = await newFolder();
    const all = await runCliWell(["eject"], { cwd });
    for (const line of ["layout bullets", "partial footer", "page deck", "theme quiet"]) {
      expect(all.stdout).toContain(`lectern eject ${line}\n`);
    }
    const pages = await runCliWell(["eject", "page"], { cwd });
    expect(pages.stdout.match(/\w+(?=\n)/g)).toEqual([
      "article",
      "contents",
      "course",
      "deck",
      "grid",
      "handout",
      "key",
      "lines",
    ]);
    expect(await listFiles(cwd)).toEqual([]);
  });

  test.each([
    [["eject", "layout", "bulets"], 'no layout "bulets". [usage]\n  hint: Did you mean "bullets"?'],
    [
      ["eject", "layouts"],
      'no kind of template "layouts". [usage]\n  hint: Did you mean "layout"?',
    ],
    [["eject", "theme", "../quiet"], 'no theme "../quiet". [usage]\n  hint: There are: '],
  ])("ends %j with 2 and writes nothing", async (args, words) => {
    const cwd = await newFolder();
    const { code, stderr } = await runCli(args, { cwd });
    expect(stderr).toContain(words);
    expect(code).toBe(2);
    expect(await listFiles(cwd)).toEqual([]);
  });

  test("ends with 3 where the folder cannot be written", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { file: "" });
    const args = ["eject", "page", "deck", "--templates", "file/inside"];
    const { code, stderr } = await runCli(args, { cwd });
    expect(stderr).toContain("[unwritable-output]");
    expect(code).toBe(3);
  });
});
