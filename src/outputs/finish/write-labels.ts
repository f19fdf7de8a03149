import { PDFHexString, PDFName, type PDFDict } from "@cantoo/pdf-lib";

import type { ParsedPdf } from "./parse-pdf.ts";

/** Pages that are called by numbers running on, or one page called by its words. */
type LabelRun =
  | { readonly kind: "numbers"; readonly page: number; readonly first: number }
  | { readonly kind: "words"; readonly page: number; readonly words: string };

/** Writes what a reader calls the pages. */
export function writeLabels({ context, catalog }: ParsedPdf, labels: readonly string[]): void {
  const toDict = (run: LabelRun): PDFDict =>
    run.kind === "numbers"
      ? context.obj({ S: "D", St: run.first })
      : context.obj({ P: PDFHexString.fromText(run.words) });
  const runs = runsOf(labels);
  if (runs.length === 0) return;
  const entries = runs.flatMap((run) => [run.page, toDict(run)]);
  catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: entries }));
}

function runsOf(labels: readonly string[]): LabelRun[] {
  const runs: LabelRun[] = [];
  for (const [page, words] of labels.entries()) {
    const last = runs.at(-1);
    if (!/^[1-9]\d*$/.test(words)) {
      runs.push({ kind: "words", page, words });
    } else if (last?.kind !== "numbers" || last.first + page - last.page !== Number(words)) {
      runs.push({ kind: "numbers", page, first: Number(words) });
    }
  }
  return runs;
}
