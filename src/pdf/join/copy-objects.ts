import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** How the objects of one document are called in another. */
export interface Naming {
  /** The document they go to. */
  readonly context: PDFContext;
  /** Each object's new reference. */
  readonly refs: ReadonlyMap<PDFRef, PDFRef>;
  /** Stands before the names of destinations. */
  readonly prefix: string;
  /** Three capital letters for the names of fonts, which are other subsets in each part. */
  readonly fontTag: string;
  /** The new ids of structure elements, by the old ones. */
  readonly ids: ReadonlyMap<string, PDFString>;
  /** Is added to the numbers by which pages, pictures and links name their structure elements. */
  readonly firstParent: number;
}

const destination = PDFName.of("Dest");

const fontKeys: readonly PDFName[] = ["BaseFont", "FontName"].map((name) => PDFName.of(name));

const parentKeys: readonly PDFName[] = ["StructParents", "StructParent"].map((name) =>
  PDFName.of(name),
);

/** Returns a copy for another document. What it refers to and has no new reference is left out. */
export function copyObject(object: PDFObject, naming: Naming): PDFObject {
  if (object instanceof PDFRef) return naming.refs.get(object) ?? PDFNull;
  if (object instanceof PDFString) return naming.ids.get(object.asString()) ?? object;
  if (object instanceof PDFRawStream) {
    return PDFRawStream.of(copyDict(object.dict, naming), object.contents);
  }
  if (object instanceof PDFDict) return copyDict(object, naming);
  if (!(object instanceof PDFArray)) return object;
  const copy = PDFArray.withContext(naming.context);
  for (const item of object.asArray()) copy.push(copyObject(item, naming));
  return copy;
}

function copyDict(dict: PDFDict, naming: Naming): PDFDict {
  const entries = dict.entries().map(([key, value]): [PDFName, PDFObject] => {
    if (key === destination && value instanceof PDFName) return [key, nameIn(value, naming)];
    if (fontKeys.includes(key) && value instanceof PDFName) return [key, tagFont(value, naming)];
    return parentKeys.includes(key) && value instanceof PDFNumber
      ? [key, PDFNumber.of(value.asNumber() + naming.firstParent)]
      : [key, copyObject(value, naming)];
  });
  return dict instanceof PDFPageLeaf
    ? PDFPageLeaf.fromMapWithContext(new Map(entries), naming.context)
    : PDFDict.fromMapWithContext(new Map(entries), naming.context);
}

/** Chrome calls the first font of every print `AAAAAA+…`, the second `BAAAAA+…`. */
const subsetTag = /^([A-Z]{3})[A-Z]{3}\+/;

function tagFont(name: PDFName, { fontTag }: Naming): PDFName {
  return PDFName.of(name.asString().slice(1).replace(subsetTag, `$1${fontTag}+`));
}

/** Returns what a destination is called in the other document. */
export function nameIn(name: PDFName, { prefix }: Pick<Naming, "prefix">): PDFName {
  return prefix === "" ? name : PDFName.of(prefix + name.asString().slice(1));
}
