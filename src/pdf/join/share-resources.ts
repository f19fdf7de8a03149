import { createHash } from "node:crypto";

import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
} from "@cantoo/pdf-lib";

import { copyObject, type Naming } from "./copy-objects.ts";
import { mergeFonts, objectsOf, readFont, type SubsetFont } from "../fonts/read-font.ts";
import { writeFont } from "../fonts/write-font.ts";

/** What the pages of all parts draw with: fonts, images and the like, each stored once. */
export interface SharedResources {
  /**
   * Puts what the pages of a part draw with into the whole, where it is not there yet. Returns the new
   * references, and those that are not to be copied beside these.
   */
  readonly take: (pages: readonly PDFPageLeaf[], naming: Naming) => TakenResources;
  /** Writes the fonts, which grow until the last part is there. */
  readonly finish: () => void;
}

/** What became of the objects that the pages of a part draw with. */
export interface TakenResources {
  readonly refs: ReadonlyMap<PDFRef, PDFRef>;
  readonly left: ReadonlySet<PDFRef>;
}

/** A font of the whole. */
interface PooledFont {
  readonly ref: PDFRef;
  readonly tag: string;
  font: SubsetFont;
}

const keys = {
  resources: PDFName.of("Resources"),
  subtype: PDFName.of("Subtype"),
  compositeFont: PDFName.of("Type0"),
  name: PDFName.of("BaseFont"),
};

/** An object with one of these belongs to the structure of its part. */
const structureKeys = ["StructParent", "StructParents"].map((name) => PDFName.of(name));

/** Returns resources for the parts of a document, none of them taken yet. */
export function shareResources(context: PDFContext): SharedResources {
  const known = new Map<string, PDFRef>();
  const fonts: PooledFont[] = [];
  return {
    take(pages, naming) {
      const refs = new Map<PDFRef, PDFRef>();
      const left = new Set<PDFRef>();
      const entered = new Set<PDFRef>();
      const inPart: Naming = { ...naming, refs };
      const takeFont = (ref: PDFRef, object: PDFObject): boolean => {
        if (!(object instanceof PDFDict)) return false;
        if (object.get(keys.subtype) !== keys.compositeFont) return false;
        const font = readFont(object);
        if (font === null) return false;
        refs.set(ref, pool(fonts, font, { context, tag: tagOf(object, inPart) }));
        for (const each of objectsOf(font)) left.add(each);
        return true;
      };
      /** Returns whether all that an object refers to stands in the whole by now. */
      const takeWithin = (object: PDFObject, from: PDFContext): boolean => {
        if (object instanceof PDFRef) return take(object, from);
        if (object instanceof PDFRawStream) return takeWithin(object.dict, from);
        const inner =
          object instanceof PDFDict
            ? object.values()
            : object instanceof PDFArray
              ? object.asArray()
              : [];
        const isWhole = inner.map((each) => takeWithin(each, from)).every(Boolean);
        return isWhole && !(object instanceof PDFDict && structureKeys.some((k) => object.has(k)));
      };
      const take = (ref: PDFRef, from: PDFContext): boolean => {
        if (refs.has(ref)) return true;
        const object = from.lookup(ref);
        if (entered.has(ref) || object === undefined) return false;
        entered.add(ref);
        if (takeFont(ref, object)) return true;
        if (!takeWithin(object, from)) return false;
        const copy = copyObject(object, inPart);
        const key = keyOf(copy);
        const found = known.get(key) ?? context.register(copy);
        known.set(key, found);
        refs.set(ref, found);
        return true;
      };
      for (const page of pages) {
        const resources = page.get(keys.resources);
        if (resources !== undefined) takeWithin(resources, page.context);
      }
      return { refs, left };
    },
    finish() {
      for (const { ref, font, tag } of fonts) writeFont(context, ref, { font, tag });
    },
  };
}

/** Returns the reference of the font that has the glyphs of this one, too. */
function pool(
  fonts: PooledFont[],
  font: SubsetFont,
  { context, tag }: { readonly context: PDFContext; readonly tag: string },
): PDFRef {
  for (const pooled of fonts) {
    const merged = mergeFonts(pooled.font, font);
    if (merged === null) continue;
    pooled.font = merged;
    return pooled.ref;
  }
  const ref = context.nextRef();
  fonts.push({ ref, font, tag });
  return ref;
}

function tagOf(font: PDFDict, naming: Naming): string {
  const copy = copyObject(font, { ...naming, refs: new Map() });
  const name = copy instanceof PDFDict ? copy.lookup(keys.name, PDFName).decodeText() : "";
  return name.split("+")[0] ?? "";
}

/** Returns what an object says, so that equal ones have equal keys. */
function keyOf(object: PDFObject): string {
  if (!(object instanceof PDFRawStream)) return object.toString();
  const hash = createHash("sha256").update(object.contents).digest("base64");
  return `${object.dict.toString()} ${hash}`;
}
