import imageSize from "image-size";

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
 * Returns the extensions of the kind of image that a file's first bytes say it is, as browsers recognise it
 * (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern); null for none of these, such as SVG.
 */
export function imageExtensionsOf(bytes: Uint8Array): Extensions | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return kinds.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}

/** How large an image is; null where its header does not say it. */
export interface ImageSize {
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** Returns the size that an image's header says. One that cannot be read is still shown; the browser decides. */
export function sizeOf(bytes: Uint8Array): ImageSize {
  try {
    const { width, height } = imageSize(bytes);
    return { widthPx: width ?? null, heightPx: height ?? null };
  } catch {
    // image-size throws for every header it does not know, by many kinds of errors.
    return { widthPx: null, heightPx: null };
  }
}

/** Returns how many pixels there are, 0 where that is not known. */
export function pixelsOf({ widthPx, heightPx }: ImageSize): number {
  return (widthPx ?? 0) * (heightPx ?? 0);
}

/**
 * Returns how many pixels the pictures have, in all, that stand in a drawing as `data:` addresses; null
 * where one of them does not say it. Fonts have none.
 */
export async function pixelsInside(addresses: readonly string[]): Promise<number | null> {
  let pixels = 0;
  for (const address of addresses) {
    const own = pixelsOf(sizeOf(await readData(address)));
    if (own === 0 && /^data:image\//i.test(address)) return null;
    pixels += own;
  }
  return pixels;
}

/** Empty for an address that nobody can read. */
async function readData(address: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new Uint8Array();
  }
}
