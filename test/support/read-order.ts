import { readFile } from "node:fs/promises";

import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

import { withoutSpaces } from "./read-pdf.ts";

/** The sizes of prose and of code in it. A divider's heading is nearly as large. */
const sizesPt = [10.38, 9.757];

/**
 * Returns the prose of a tagged PDF in the order of its structure, page by page, without spaces and
 * hyphens.
 */
export async function readProseOrder(path: string): Promise<string> {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({ data, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  try {
    const document = await task.promise;
    let prose = "";
    for (let number = 1; number <= document.numPages; number += 1) {
      prose += await readPage(await document.getPage(number));
    }
    return withoutSpaces(prose).replaceAll("-", "");
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const prose = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
      continue;
    }
    const id = open.at(-1) ?? "";
    if (sizesPt.some((size) => Math.abs(size - item.height) < 0.01))
      prose.set(id, (prose.get(id) ?? "") + item.str);
  }
  const ids = idsIn(await page.getStructTree());
  return ids.map((id) => prose.get(id)).join("");
}

/**
 * Returns the ids of the contents under an element, in order, without those of slides: these count
 * from 0 again, which pdf.js does not know.
 */
function idsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  if ("type" in node && node.type === "content" && "id" in node) return [String(node.id)];
  if (!("children" in node) || !Array.isArray(node.children)) return [];
  const isEntry = roleOf(node) === "Art";
  return node.children.flatMap((child: unknown) =>
    isEntry && roleOf(child) === "Sect" ? [] : idsIn(child),
  );
}

function roleOf(node: unknown): unknown {
  return typeof node === "object" && node !== null && "role" in node ? node.role : null;
}
