import { extname } from "node:path";

import { lookup } from "mrmime";

/** Returns a file's media type, by its name's extension; `application/octet-stream` for an unknown one. */
export function mediaTypeOf(file: string): string {
  return lookup(extname(file)) ?? (isIcon.test(file) ? "image/x-icon" : "application/octet-stream");
}

/** mrmime leaves out the types that are not registered. */
const isIcon = /\.ico$/i;

/** Returns a file as a `data:` address, its media type by its name. */
export function toDataUrl(file: string, bytes: Uint8Array): string {
  return `data:${mediaTypeOf(file)};base64,${Buffer.from(bytes).toString("base64")}`;
}
