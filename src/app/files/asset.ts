import { createHash } from "node:crypto";

/** A file of the output, not written yet. */
export interface Asset {
  /** Relative to the deck's folder, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Returns an asset below `assets/`, its name with a hash of its bytes, so that it can be cached for ever. */
export function hashedAsset(stem: string, extension: string, bytes: Uint8Array): Asset {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return { name: `assets/${stem}-${hash}${extension}`, bytes };
}
