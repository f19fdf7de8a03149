import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";

/** Roles of PDF 2.0 that Chrome writes, as readers of older PDFs may take them. */
const roleMap = { Strong: "Span", Em: "Span" };

/**
 * Takes the levels out of the structure tree that say nothing: Chrome writes one for each `div` and
 * each run of text, two thirds of all objects. What they held stands in the element around them.
 */
export function pruneStructure(context: PDFContext, catalog: PDFDict): void {
  const rootRef = catalog.get(PDFName.of("StructTreeRoot"));
  const root = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (root === undefined || !(rootRef instanceof PDFRef)) return;
  const elements = readStructure(context, root);
  const written = writeElements(context, elements, rootRef);
  root.set(PDFName.of("K"), context.obj(elements.map(({ refs: [ref] }) => refIn(written, ref))));
  root.set(PDFName.of("RoleMap"), context.obj(roleMap));
  for (const name of ["ParentTree", "IDTree"]) {
    const tree = root.get(PDFName.of(name));
    if (tree !== undefined) replaceRefs(context, tree, written);
  }
}

/** Writes the elements over the old objects and deletes those left. Returns old references to new ones. */
function writeElements(
  context: PDFContext,
  elements: readonly StructureElement[],
  root: PDFRef,
): ReadonlyMap<PDFRef, PDFRef> {
  const old = refsOf(elements).toSorted((a, b) => a.objectNumber - b.objectNumber);
  for (const ref of old) context.delete(ref);
  // Numbers running on, so that the table of objects has no holes.
  const free = old.values();
  const written = new Map<PDFRef, PDFRef>();
  const write = ({ refs, dict, kids }: StructureElement, parent: PDFRef): PDFRef => {
    const next = free.next();
    const ref = next.done === true ? context.nextRef() : next.value;
    for (const each of refs) written.set(each, ref);
    const page = kids.find((kid) => kid.kind === "marked")?.page;
    if (page === undefined) dict.delete(PDFName.of("Pg"));
    else dict.set(PDFName.of("Pg"), page);
    const objects = kids.map((kid) =>
      kid.kind === "element" ? write(kid, ref) : toObject(context, kid, page),
    );
    const [first] = objects;
    dict.set(PDFName.of("P"), parent);
    dict.set(
      PDFName.of("K"),
      first !== undefined && objects.length === 1 ? first : context.obj(objects),
    );
    context.assign(ref, dict);
    return ref;
  };
  for (const element of elements) write(element, root);
  return written;
}

function refsOf(elements: readonly StructureElement[]): PDFRef[] {
  return elements.flatMap(({ refs, kids }) => [
    ...refs,
    ...refsOf(kids.filter((kid) => kid.kind === "element")),
  ]);
}

/** Marked content of another page than its element's says so. */
function toObject(
  context: PDFContext,
  kid: Exclude<StructureKid, StructureElement>,
  page: PDFRef | undefined,
): PDFObject {
  if (kid.kind === "other") return kid.object;
  if (kid.page === page) return kid.number;
  return context.obj({ Type: "MCR", Pg: kid.page, MCID: kid.number });
}

/** Replaces references in a number or name tree, through all its levels. */
function replaceRefs(
  context: PDFContext,
  tree: PDFObject,
  replacements: ReadonlyMap<PDFRef, PDFRef>,
): void {
  const replaced = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) {
      const ref = replacements.get(object);
      if (ref !== undefined) return ref;
      const target = context.lookup(object);
      if (target !== undefined) replaced(target);
    } else if (object instanceof PDFArray) {
      for (const [index, item] of object.asArray().entries()) object.set(index, replaced(item));
    } else if (object instanceof PDFDict) {
      for (const key of ["Nums", "Names", "Kids"].map((name) => PDFName.of(name))) {
        const value = object.get(key);
        if (value !== undefined) object.set(key, replaced(value));
      }
    }
    return object;
  };
  replaced(tree);
}

function refIn(written: ReadonlyMap<PDFRef, PDFRef>, ref: PDFRef | undefined): PDFRef {
  const found = ref === undefined ? undefined : written.get(ref);
  if (found === undefined) throw new Error("An element of the structure tree was not written.");
  return found;
}

/** An element of a structure tree. */
interface StructureElement {
  readonly kind: "element";
  /** The objects that it stands for: its own, and those of the levels taken out under it. */
  readonly refs: readonly PDFRef[];
  /** All but its parent, its page and its kids. */
  readonly dict: PDFDict;
  readonly kids: readonly StructureKid[];
}

/** What an element holds: elements, marked content of a page, or anything else, such as a link's place. */
type StructureKid =
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
function readStructure(context: PDFContext, root: PDFDict): StructureElement[] {
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
