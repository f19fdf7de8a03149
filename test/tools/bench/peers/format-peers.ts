/** What is known of one command of one tool on one chapter. */
export interface Outcome {
  /** Median, in ms; null where no run ended well. */
  readonly ms: number | null;
  readonly peakBytes: number | null;
  /** Of all files it wrote. */
  readonly bytes: number | null;
  /** What to say instead of a time. */
  readonly why: string | null;
}

/** A line of the table of one size. */
export interface Row {
  readonly name: string;
  readonly html: Outcome | null;
  readonly pdf: Outcome | null;
  /** Pages of the PDF, and slides that are cut off in it, of how many. */
  readonly shown: { readonly pages: number; readonly cutOff: number; readonly of: number } | null;
}

const megabyte = 1_000_000;

const columns = ["", "HTML", "PDF", "peak memory", "HTML size", "PDF size", "pages", "cut off"];

/** Returns the rows as a Markdown table, the first one's name in bold. */
export function formatRows(rows: readonly Row[]): string {
  const lines = rows.map(({ name, html, pdf, shown }, index) => {
    const peaks = [html?.peakBytes ?? 0, pdf?.peakBytes ?? 0];
    return [
      index === 0 ? `**${name}**` : name,
      timeOf(html),
      timeOf(pdf),
      toMegabytes(Math.max(...peaks), 0),
      toMegabytes(html?.bytes ?? 0, 2),
      toMegabytes(pdf?.bytes ?? 0, 2),
      shown === null ? "–" : String(shown.pages),
      shown === null ? "–" : `${shown.cutOff} of ${shown.of}`,
    ];
  });
  const rule = columns.map((_, index) => (index === 0 ? "---" : "---:"));
  return [columns, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function timeOf(outcome: Outcome | null): string {
  if (outcome === null) return "–";
  return outcome.ms === null ? (outcome.why ?? "–") : `${(outcome.ms / 1000).toFixed(2)} s`;
}

function toMegabytes(bytes: number, digits: number): string {
  return bytes === 0 ? "–" : `${(bytes / megabyte).toFixed(digits)} MB`;
}
