/** The extensions of a kind of image; the first is the usual one. */
type Extensions = readonly [string, ...string[]];

const kinds: readonly (readonly [start: RegExp, extensions: Extensions])[] = [
  [/^\x89PNG\r\n/, [".png"]],
  [/^\xFF\xD8\xFF/, [".jpg", ".jpeg"]],
  [/^GIF8[79]a/, [".gif"]],
  [/^RIFF[^]{4}WEBP/, [".webp"]],
  [/^[^]{4}ftyp(?:avi[fs]|mif1|msf1)/, [".avif"]],
  [/^BM/, [".bmp"]],
  [/^\0\0[^\0]\0/, [".ico"]],
];

/**
 * Returns the extensions of the kind of image that a file's first bytes say it is, as browsers tell it
 * (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern); null for none of these, such as SVG.
 */
export function imageExtensionsOf(bytes: Uint8Array): Extensions | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return kinds.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}
