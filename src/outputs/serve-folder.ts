import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";

import type { HTTPRequest, Page } from "puppeteer-core";

import { hasCode } from "../workspace/file-errors.ts";
import { mediaTypeOf } from "../workspace/media-type.ts";

/**
 * Where a remote browser finds our files. No host has such a name (RFC 2606); with `https`, its pages
 * may do what those from the disk may.
 */
const origin = "https://lectern.invalid";

/**
 * Has a tab find a folder's files at an address of their own, and nothing else at any: each request
 * of its page comes to us by the browser's own connection, and we answer it. No port is opened.
 * Pages that are confined may run scripts, and neither open windows, nor lead away, nor hold up the
 * tab with a dialogue. Returns the address of a file, by its name.
 */
export async function serveFolder(
  page: Page,
  folder: string,
  isConfined = false,
): Promise<(name: string) => string> {
  const headers = isConfined ? { "Content-Security-Policy": confinement } : {};
  page.on("request", (request) => {
    answer(request, folder, headers)
      .catch(() => request.abort("failed"))
      // Of a tab that is closed meanwhile nobody waits for an answer.
      .catch(() => undefined);
  });
  await page.setRequestInterception(true);
  return (name) => `${origin}/${name.split("/").map(encodeURIComponent).join("/")}`;
}

/** A page has its own policy besides. */
const confinement = "sandbox allow-scripts allow-same-origin";

async function answer(
  request: HTTPRequest,
  folder: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const path = request.method() === "GET" ? pathOf(new URL(request.url()), folder) : null;
  const body = path === null ? null : await readIfFile(path);
  if (path === null || body === null) return request.abort("blockedbyclient");
  return request.respond({ status: 200, contentType: mediaTypeOf(path), headers, body });
}

/** Returns the file that an address of ours names; null for any other address, and for one that leads out. */
function pathOf({ origin: asked, pathname }: URL, folder: string): string | null {
  if (asked !== origin) return null;
  const path = resolve(folder, `.${decodeURIComponent(pathname)}`);
  return path.startsWith(`${folder}${sep}`) ? path : null;
}

async function readIfFile(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}
