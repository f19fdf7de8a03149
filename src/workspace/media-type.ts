import { extname } from "node:path";

/** Of pages, and of the files that pages and style sheets refer to. */
const types: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".bmp": "image/bmp",
  ".css": "text/css",
  ".gif": "image/gif",
  ".html": "text/html",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".otf": "font/otf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Returns a file's media type, by its name; that of mere bytes for an unknown one. */
export function mediaTypeOf(file: string): string {
  return types[extname(file).toLowerCase()] ?? "application/octet-stream";
}

/** Returns a file as a `data:` address, its media type by its name. */
export function toDataUrl(file: string, bytes: Uint8Array): string {
  return `data:${mediaTypeOf(file)};base64,${Buffer.from(bytes).toString("base64")}`;
}
