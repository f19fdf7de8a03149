import { planChapter, type PlannedChapter } from "../../../src/core/pipeline.ts";
import { decodeText } from "../../../src/app/chapter/decode-text.ts";

/** Reads and plans a text, as if it stood in a file. */
export async function planText(text: string): Promise<PlannedChapter> {
  const decoded = await decodeText(Buffer.from(text));
  return planChapter({ path: "chapter.md", ...decoded }, "chapter", { config: {}, flags: {} });
}
