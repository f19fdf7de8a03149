import { expect, it } from "vitest";

import { createTemplates } from "../../../src/core/render/templates/templates.ts";
import type { TemplateSources } from "../../../src/core/render/templates/template-source.ts";
import { loadTemplates } from "../../../src/app/theme/load-templates.ts";
import { ownTemplatesFolder } from "../../../src/app/files/package-root.ts";
import { createMarkers } from "../../support/markers.ts";
import { templateSamples } from "../../support/samples.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const makeFolder = useTempFolders();

const compiled = await loadTemplates([ownTemplatesFolder()]);
const asText: TemplateSources = new Map(
  [...compiled].map(([name, source]) => [name, { ...source, compiled: null }]),
);

it("has all of our own templates as they were compiled with lectern", () => {
  const lacking = [...compiled].filter(([, source]) => source.compiled === null);
  expect(lacking.map(([name]) => name)).toEqual([]);
});

it.each(Object.keys(templateSamples))("renders %s as its text", async (name) => {
  const view = templateSamples[name]?.(createMarkers()) ?? {};
  const [ready, plain] = await Promise.all([createTemplates(compiled), createTemplates(asText)]);
  expect(ready.render(name, view)).toBe(plain.render(name, view));
});

it("compiles a template that was changed since", async () => {
  const folder = await makeFolder();
  await writeFiles(folder, { "layouts/cover.hbs": "<h1>mine</h1>" });
  const sources = await loadTemplates([ownTemplatesFolder(), folder]);
  expect(sources.get("layouts/cover")?.compiled).toBeNull();
  const templates = await createTemplates(sources);
  expect(templates.render("layouts/cover", {})).toBe("<h1>mine</h1>");
});
