import { createWorkshop } from "../../src/workspace/workshop.ts";

/** Returns the names of the themes in `templates/themes`; those of reveal.js have a `/` in theirs. */
export async function listOurThemes(project: string): Promise<string[]> {
  const outer = { config: {}, flags: {} };
  const workshop = createWorkshop({ outer, project, templates: null, chapters: [] });
  return (await workshop.themeNames()).filter((name) => !name.includes("/"));
}
