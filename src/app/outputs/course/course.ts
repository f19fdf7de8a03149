import { trustsHtml } from "../../../core/pipeline.ts";
import { refuseForeign } from "../../files/refuse-foreign.ts";
import type { Workshop } from "../../chapter/workshop.ts";
import { withStaging, type Staging } from "../../files/write-folder.ts";
import type { OutputJob, PrintBrowser, Written } from "../output.ts";
import { withStagedFiles } from "../../print/stage-deck.ts";
import type { ContentsModel } from "./contents-page.ts";
import { printKind } from "./print-kind.ts";
import { stageChapter, type StagedChapter } from "./stage-chapter.ts";

/** Several chapters on their way into handouts of their own, one of each kind. */
export interface Course {
  /** Takes the handouts of a chapter that is fitted. */
  readonly add: (job: OutputJob) => Promise<void>;
  /** Prints the handouts of all chapters, and writes them beside the chapters' folders. */
  readonly print: (browser: PrintBrowser, date: Date | null) => Promise<Written["pages"]>;
}

/** Runs `use` with a course whose files go into `out`; what it needs meanwhile is gone afterwards. */
export function withCourse<T>(
  out: string,
  workshop: Workshop,
  use: (course: Course) => Promise<T>,
): Promise<T> {
  return withStaging(out, (staging) => use(createCourse(out, staging, workshop)), out);
}

function createCourse(out: string, staging: Staging, workshop: Workshop): Course {
  const added = new Map<
    string,
    { readonly chapter: StagedChapter; readonly model: ContentsModel }
  >();
  return {
    async add(job) {
      const { file, planned, page } = job.prepared;
      const { settings, labels, templates, stylesheets } = page;
      const model = { file, planned, page: { settings, labels, templates, stylesheets } };
      added.set(file.name, { chapter: await stageChapter(job, staging), model });
    },
    async print(browser, date) {
      // Chapters are built several at a time; the course has them in their order.
      const inOrder = workshop.chapters.flatMap(({ name }) => added.get(name) ?? []);
      const [first] = inOrder;
      if (first === undefined) return [];
      const chapters = inOrder.map(({ chapter }) => chapter);
      const suffixes = new Set(
        chapters.flatMap(({ handouts }) => handouts.map((one) => one.suffix)),
      );
      const written: Written["pages"][number][] = [];
      const trust = trustsHtml(workshop.outer) ? "trusted" : "safe";
      await withStagedFiles(browser, { ...staging, trust }, async (open) => {
        for (const suffix of suffixes) {
          const kind = { suffix, chapters, model: first.model, date };
          written.push(await printKind(kind, { open, staging, workshop }));
        }
      });
      const names = written.map(({ file }) => file);
      await refuseForeign(out, names, out);
      await staging.commit(names);
      return written;
    },
  };
}
