/** How files of a kind begin: bytes in Latin-1, from `at`. */
interface Signature {
  readonly at: number;
  readonly bytes: string;
}

/** https://mimesniff.spec.whatwg.org/#matching-a-font-type-pattern */
const fonts: readonly Signature[] = [
  { at: 0, bytes: "\0\x01\0\0" },
  { at: 0, bytes: "OTTO" },
  { at: 0, bytes: "true" },
  { at: 0, bytes: "ttcf" },
  { at: 0, bytes: "wOFF" },
  { at: 0, bytes: "wOF2" },
];

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
