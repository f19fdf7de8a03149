import {
  PDFCrossRefStream,
  PDFHeader,
  PDFName,
  PDFObjectStream,
  PDFRef,
  PDFStream,
  PDFTrailer,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

/** So many objects are compressed together: more make a smaller file, but slower to open at a page. */
const objectsPerStream = 200;

/** The first version that has streams of objects is 1.5; 1.7 is the one that ISO 32000-1 describes. */
const header = PDFHeader.forVersion(1, 7);

type IndirectObject = [PDFRef, PDFObject];

/** What can be written at an offset. */
interface Writable {
  readonly sizeInBytes: () => number;
  readonly copyBytesInto: (buffer: Uint8Array, offset: number) => number;
}

/**
 * Returns the document's bytes, with all that is no stream itself in streams of objects. The library's
 * own writer looks for the place of each object among all: its time grows with the square.
 */
export function writeObjects(context: PDFContext): Uint8Array {
  const objects = context.enumerateIndirectObjects();
  const plain = objects.filter(([, object]) => object instanceof PDFStream);
  const packed = objects.filter(([, object]) => !(object instanceof PDFStream));
  const entries: Parameters<typeof PDFCrossRefStream.of>[1] = [
    { type: 0, ref: PDFRef.of(0, 65_535), nextFreeObjectNumber: 0 },
  ];
  const streams = chunksOf(packed, objectsPerStream).map((objects): IndirectObject => {
    const stream = context.nextRef();
    for (const [index, [ref]] of objects.entries()) {
      entries.push({ type: 2, ref, objectStreamRef: stream, index });
    }
    return [stream, PDFObjectStream.withContextAndObjects(context, objects)];
  });
  const parts = [toBytes(header), new TextEncoder().encode("\n")];
  let size = parts.reduce((sum, part) => sum + part.length, 0);
  const add = ([ref, object]: IndirectObject): void => {
    const part = toIndirect(ref, object);
    parts.push(part);
    size += part.length;
  };
  for (const [ref, object] of [...plain, ...streams]) {
    entries.push({ type: 1, ref, offset: size });
    add([ref, object]);
  }
  const table = context.nextRef();
  const offset = size;
  entries.push({ type: 1, ref: table, offset });
  entries.sort((a, b) => a.ref.objectNumber - b.ref.objectNumber);
  const { Root, Info, ID } = context.trailerInfo;
  const trailer = context.obj({ Size: context.largestObjectNumber + 1, Root, Info, ID });
  trailer.set(PDFName.of("Type"), PDFName.of("XRef"));
  add([table, PDFCrossRefStream.of(trailer, entries)]);
  parts.push(toBytes(PDFTrailer.forLastCrossRefSectionOffset(offset)));
  return Buffer.concat(parts);
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function toBytes(object: Writable): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function toIndirect(ref: PDFRef, object: PDFObject): Uint8Array {
  const head = `${ref.objectNumber} ${ref.generationNumber} obj\n`;
  const tail = "\nendobj\n";
  const size = object.sizeInBytes();
  const bytes = Buffer.allocUnsafe(head.length + size + tail.length);
  bytes.write(head, 0, "latin1");
  object.copyBytesInto(bytes, head.length);
  bytes.write(tail, head.length + size, "latin1");
  return bytes;
}
