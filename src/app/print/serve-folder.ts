import { constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { CDPSession, Page, Protocol } from "puppeteer-core";

import { stagedOrigin } from "../../core/check/check-refused.ts";
import type { HtmlTrust } from "../../core/settings/settings.ts";
import { hasCode } from "../files/file-errors.ts";
import { mediaTypeOf } from "../files/media-type.ts";
import type { Staging } from "../files/write-folder.ts";

/** What a tab is given. */
export interface ServedFolder extends Pick<Staging, "folder" | "written" | "refused"> {
  /** Are the chapters' scripts to run? Then what they ask of the web is refused without a word. */
  readonly trust?: HtmlTrust;
}

/**
 * Has a tab find the files that were written into a folder, at an address of their own, and nothing
 * else at any: each request of its page comes to us by the browser's own connection, and we answer
 * it. No port is opened, and as a page of the web it may not name files of the machine. What is
 * refused is noted. Returns the address of a file, by its name.
 *
 * Not by puppeteer's interception, which takes 150 ms for a file of 1 MB.
 */
export async function serveFolder(
  page: Page,
  served: ServedFolder,
): Promise<(name: string) => string> {
  page.on("console", (message) => {
    const address = message.type() === "error" ? blockedAddress(message.text()) : null;
    if (address !== null) note(address, served);
  });
  const session = await page.createCDPSession();
  session.on("Fetch.requestPaused", (paused) => {
    // Of a tab that is closed meanwhile nobody waits for an answer.
    answer(session, paused, served).catch(() => undefined);
  });
  await session.send("Fetch.enable");
  return toAddress;
}

/**
 * Besides the page's own policy: nothing comes from elsewhere, whatever a template says, and no page
 * opens windows, leads away or holds up the tab with a dialogue.
 */
const policy =
  "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; sandbox allow-scripts allow-same-origin";

function toAddress(name: string): string {
  return `${stagedOrigin}/${name.split("/").map(encodeURIComponent).join("/")}`;
}

async function answer(
  session: CDPSession,
  { requestId, request }: Protocol.Fetch.RequestPausedEvent,
  served: ServedFolder,
): Promise<void> {
  const name = request.method === "GET" ? nameOf(request.url) : null;
  const body = name !== null && served.written.has(name) ? await read(served, name) : null;
  if (name === null || body === null) {
    note(request.url, served);
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    return;
  }
  await session.send("Fetch.fulfillRequest", {
    requestId,
    responseCode: 200,
    responseHeaders: [
      { name: "Content-Type", value: mediaTypeOf(name) },
      { name: "Content-Security-Policy", value: policy },
    ],
    body: body.toString("base64"),
  });
}

/** Returns the file that an address of ours names; null for any other address. */
function nameOf(url: string): string | null {
  const { origin, pathname } = new URL(url);
  if (origin !== stagedOrigin) return null;
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Null for what is no file any more, but a link. */
async function read({ folder }: ServedFolder, name: string): Promise<Buffer | null> {
  try {
    // Windows has no such flag.
    const flag = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
    return await readFile(join(folder, name), { flag });
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}

/** What the browser itself refuses is no request yet, but an error on its console. */
function blockedAddress(text: string): string | null {
  return (
    /^Not allowed to load local resource: (.+)$/.exec(text)?.[1] ??
    /^Unsafe attempt to load URL (\S+)/.exec(text)?.[1] ??
    /'([a-z][a-z\d+.-]*:[^']*)'.*Content Security Policy/s.exec(text)?.[1] ??
    null
  );
}

function note(address: string, { refused, trust }: ServedFolder): void {
  const isOfWeb = /^(?:http|ws)s?:/.test(address) && !address.startsWith(`${stagedOrigin}/`);
  if (trust !== "trusted" || !isOfWeb) refused.add(address);
}
