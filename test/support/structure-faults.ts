import { PDFArray, PDFDict, PDFName, type PDFDocument } from "@cantoo/pdf-lib";

/**
 * Names each element that does not know its parent, and each page whose marks lead to no element; and
 * a tree of fewer elements than `least`.
 */
export function structureFaults({ catalog, context }: PDFDocument, least = 100): string[] {
  const root = catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const faults: string[] = [];
  const seen = new Set<unknown>();
  const visit = (parent: PDFDict, parentRef: unknown): void => {
    const kids = parent.lookup(PDFName.of("K"));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [parent.get(PDFName.of("K"))]) {
      const dict = context.lookup(kid);
      if (!(dict instanceof PDFDict) || !dict.has(PDFName.of("S"))) continue;
      if (dict.get(PDFName.of("P")) !== parentRef) faults.push(`${kid} has another parent`);
      seen.add(kid);
      visit(dict, kid);
    }
  };
  visit(root, catalog.get(PDFName.of("StructTreeRoot")));
  const tree = root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums"), PDFArray);
  for (const [index, value] of tree.asArray().entries()) {
    if (index % 2 === 0) continue;
    const owners = context.lookup(value);
    for (const owner of owners instanceof PDFArray ? owners.asArray() : [value]) {
      if (!seen.has(owner)) faults.push(`number ${index}: ${owner} is not in the tree`);
    }
  }
  return seen.size > least ? faults : [...faults, `the tree has ${seen.size} elements`];
}
