import { listCoursePdfs, listDecks, makeCoursePage } from "../outputs/course/course-page.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import type { Project } from "../chapter/project.ts";
import { withStaging, writeAssets, type Staging } from "../files/write-folder.ts";

/** Lists the decks that now stand in the folder, those of earlier runs too; PDFs alone are no deck. */
export async function writeIndex(out: string, workshop: Project): Promise<void> {
  const decks = await listDecks(out);
  if (decks.length === 0) return;
  const extras = { pdfs: await listCoursePdfs(out), words: "" };
  const course = await makeCoursePage(decks, workshop, extras);
  const write = async (staging: Staging): Promise<void> => {
    await writeAssets(staging, course.assets);
    await staging.write("index.html", course.html);
    const names = [...course.assets.map(({ name }) => name), "index.html"];
    await refuseForeign(out, names, out);
    await staging.commit(names);
  };
  // Inside the folder: what is beside it may be read-only, or another disk.
  await withStaging(out, write, out);
}
