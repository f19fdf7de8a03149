import { join } from "node:path";

import { expect, test } from "vitest";

import { createLiveDecks } from "../../../../src/app/server/dev/live-decks.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { createProject } from "../../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

test("a deck that is served has its notes, whatever is published of it", async () => {
  const folder = await newFolder();
  const text = "---\npublic: true\n---\n\n# Rain\n\n<!-- slide: notes: qxprivate -->\n";
  await writeFiles(folder, { "rain.md": text });
  const outer = { config: { public: true }, flags: {} };
  const options = { outer, root: folder, templates: null, chapters: [] };
  const decks = createLiveDecks(
    {
      paths: [join(folder, "rain.md")],
      project: createProject(options),
      readOuter: () => Promise.resolve(outer),
    },
    () => undefined,
  );
  for (const kind of ["file", "look"] as const) {
    const deck = await decks.deck("rain");
    expect(deck?.shown()?.slides.join("")).toContain("qxprivate");
    decks.note({ kind });
  }
});
