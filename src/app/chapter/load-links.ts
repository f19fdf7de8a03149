import { stat } from "node:fs/promises";
import { extname } from "node:path";

import { splitHref, type LinkFact, type LinkFacts } from "../../core/model/link.ts";
import { hasCode, isMissing } from "../files/file-errors.ts";
import { namedPathsOf } from "./named-paths.ts";
import type { Workshop } from "./workshop.ts";

/** Looks for the files that a chapter's links name, from `folder`, and for the headings of Markdown among them. */
export async function loadLinks(
  hrefs: readonly string[],
  folder: string,
  workshop: Pick<Workshop, "anchorsIn" | "chapters">,
): Promise<LinkFacts> {
  const facts = new Map<string, LinkFact>();
  for (const href of hrefs) {
    const path = splitHref(href)?.path ?? "";
    if (path !== "" && !facts.has(path)) facts.set(path, await loadLink(path, folder, workshop));
  }
  return facts;
}

async function loadLink(
  path: string,
  folder: string,
  { anchorsIn, chapters }: Pick<Workshop, "anchorsIn" | "chapters">,
): Promise<LinkFact> {
  for (const place of namedPathsOf(path, folder)) {
    const kind = await kindOf(place);
    const isMarkdown = kind === "file" && extname(place).toLowerCase() === ".md";
    if (kind === "none") continue;
    const chapter = chapters.find(({ file }) => file === place);
    const anchors = isMarkdown ? await anchorsIn(place) : null;
    return { status: "found", anchors, deck: chapter?.name ?? null };
  }
  return { status: "missing" };
}

/** What may not be looked at is there, for all we know. */
async function kindOf(path: string): Promise<"file" | "other" | "none"> {
  try {
    return (await stat(path)).isFile() ? "file" : "other";
  } catch (error) {
    if (isMissing(error)) return "none";
    if (hasCode(error)) return "other";
    throw error;
  }
}
