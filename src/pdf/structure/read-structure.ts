import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** An element of a structure tree. */
export interface StructureElement {
  readonly kind: "element";
  /** The objects that it stands for: its own, and those of the levels taken out under it. */
  readonly refs: readonly PDFRef[];
  /** All but its parent, its page and its kids. */
  readonly dict: PDFDict;
  readonly kids: readonly StructureKid[];
}

/** What an element holds: elements, marked content of a page, or anything else, such as a link's place. */
export type StructureKid =
  | StructureElement
  | { readonly kind: "marked"; readonly number: PDFNumber; readonly page: PDFRef }
  | { readonly kind: "other"; readonly object: PDFObject };

const keys = { kids: PDFName.of("K"), page: PDFName.of("Pg"), role: PDFName.of("S") };

const roles = {
  item: PDFName.of("LI"),
  label: PDFName.of("Lbl"),
  body: PDFName.of("LBody"),
  level: PDFName.of("NonStruct"),
  section: PDFName.of("Sect"),
};

const headings = new Set(["H", "H1", "H2", "H3", "H4", "H5", "H6"].map((role) => PDFName.of(role)));

/** What makes an element more than a level. */
const sayings = ["A", "Alt", "ActualText", "C", "E", "ID", "Lang", "T"].map((key) =>
  PDFName.of(key),
);

/**
 * Returns the elements under the root of a structure tree without the levels that say nothing: a
 * level with a heading and more becomes a section, the kids of others stand in their place. What an
 * item of a list holds stands in a body.
 */
export function readStructure(context: PDFContext, root: PDFDict): StructureElement[] {
  const read = (ref: PDFRef, dict: PDFDict): StructureElement => {
    const page = dict.get(keys.page);
    const refs = [ref];
    const kids: StructureKid[] = [];
    for (const object of kidsOf(dict)) {
      const inner = object instanceof PDFRef ? context.lookup(object) : object;
      if (object instanceof PDFRef && inner instanceof PDFDict && inner.has(keys.role)) {
        const element = read(object, inner);
        const isLevel = saysNothing(element);
        if (isLevel) refs.push(...element.refs);
        kids.push(...(isLevel ? element.kids : [element]));
      } else if (object instanceof PDFNumber && page instanceof PDFRef) {
        kids.push({ kind: "marked", number: object, page });
      } else {
        // It may have relied on its element's page.
        if (inner instanceof PDFDict && !inner.has(keys.page) && page) inner.set(keys.page, page);
        kids.push({ kind: "other", object });
      }
    }
    return toMeant(context, { kind: "element", refs, dict, kids });
  };
  return kidsOf(root).flatMap((kid) =>
    kid instanceof PDFRef ? [read(kid, context.lookup(kid, PDFDict))] : [],
  );
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.lookup(keys.kids);
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = dict.get(keys.kids);
  return kid === undefined ? [] : [kid];
}

function roleOf({ dict }: StructureElement): PDFName | undefined {
  return dict.lookupMaybe(keys.role, PDFName);
}

function saysNothing(element: StructureElement): boolean {
  return roleOf(element) === roles.level && !sayings.some((key) => element.dict.has(key));
}

function toMeant(context: PDFContext, element: StructureElement): StructureElement {
  const { kids, dict } = element;
  const rolesWithin = kids.map((kid) => (kid.kind === "element" ? roleOf(kid) : undefined));
  if (saysNothing(element) && kids.length > 1) {
    const hasHeading = rolesWithin.some((role) => role !== undefined && headings.has(role));
    if (hasHeading) dict.set(keys.role, roles.section);
  }
  if (roleOf(element) !== roles.item || rolesWithin.includes(roles.body)) return element;
  const isLabel = (_: StructureKid, index: number) => rolesWithin[index] === roles.label;
  const body: StructureElement = {
    kind: "element",
    refs: [],
    dict: context.obj({ Type: "StructElem", S: roles.body }),
    kids: kids.filter((kid, index) => !isLabel(kid, index)),
  };
  return { ...element, kids: [...kids.filter(isLabel), body] };
}
