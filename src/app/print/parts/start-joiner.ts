import type { JoinKind } from "../../../pdf/join/join-pdfs.ts";
import type { PdfObjects } from "../../../pdf/read-printed.ts";
import { countPages } from "../print-page.ts";

/** What came of printing: the PDF, and how many pages it has. */
export interface PrintedWhole {
  readonly objects: PdfObjects;
  readonly pages: number;
}

/** Joins what is printed while more is printed. */
export interface Joiner {
  /** Takes a part; parts may come in any order. */
  readonly take: (index: number, printed: Uint8Array) => void;
  readonly finish: () => Promise<PrintedWhole>;
}

/** Joins parts as they come, in the order of their indexes. */
export async function startJoiner(kind: JoinKind): Promise<Joiner> {
  const [{ startJoin }, { readPrinted }] = await Promise.all([
    import("../../../pdf/join/join-pdfs.ts"),
    import("../../../pdf/read-printed.ts"),
  ]);
  const join = startJoin(kind);
  const waiting = new Map<number, Uint8Array>();
  let next = 0;
  let pages = 0;
  const addNext = async (): Promise<void> => {
    for (;;) {
      const printed = waiting.get(next);
      if (printed === undefined) return;
      waiting.delete(next);
      next += 1;
      join.add(await readPrinted(printed), pages);
      pages += countPages(printed);
    }
  };
  let joined = Promise.resolve();
  return {
    take(index, printed) {
      waiting.set(index, printed);
      joined = joined.then(addNext);
      // It is told by `finish`.
      joined.catch(() => undefined);
    },
    async finish() {
      await joined;
      return { objects: join.finish(), pages };
    },
  };
}
