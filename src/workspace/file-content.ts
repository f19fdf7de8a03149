/** How files of a kind begin: bytes in Latin-1, from `at`. */
interface Signature {
  readonly at: number;
  readonly bytes: string;
}

/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; AVIF: ISO 23000-22. */
const pictures: readonly Signature[] = [
  { at: 0, bytes: "\x89PNG\r\n\x1a\n" },
  { at: 0, bytes: "\xff\xd8\xff" },
  { at: 0, bytes: "GIF87a" },
  { at: 0, bytes: "GIF89a" },
  { at: 8, bytes: "WEBP" },
  { at: 0, bytes: "BM" },
  { at: 0, bytes: "\0\0\x01\0" },
  { at: 0, bytes: "\0\0\x02\0" },
  { at: 4, bytes: "ftypavif" },
  { at: 4, bytes: "ftypavis" },
  { at: 4, bytes: "ftypmif1" },
  { at: 4, bytes: "ftypmsf1" },
];

/** https://mimesniff.spec.whatwg.org/#matching-a-font-type-pattern */
const fonts: readonly Signature[] = [
  { at: 0, bytes: "\0\x01\0\0" },
  { at: 0, bytes: "OTTO" },
  { at: 0, bytes: "true" },
  { at: 0, bytes: "ttcf" },
  { at: 0, bytes: "wOFF" },
  { at: 0, bytes: "wOF2" },
];

/** Is it what browsers show as a picture under this extension: an SVG file, or pixels of any kind? */
export function isPicture(bytes: Uint8Array, extension: string): boolean {
  if (extension !== ".svg") return beginsWith(bytes, pictures);
  return /<(?:\w+:)?svg[\s/>]/i.test(new TextDecoder().decode(bytes));
}

/** Is it a font file that browsers read? */
export function isFont(bytes: Uint8Array): boolean {
  return beginsWith(bytes, fonts);
}

function beginsWith(file: Uint8Array, signatures: readonly Signature[]): boolean {
  return signatures.some(
    ({ at, bytes }) =>
      Buffer.from(file.subarray(at, at + bytes.length)).toString("latin1") === bytes,
  );
}
