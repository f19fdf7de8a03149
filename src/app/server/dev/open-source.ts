import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname, resolve } from "node:path";

import type { Connect } from "vite";

import { openPath } from "../../../core/protocol/live.ts";
import { hasCode } from "../../files/file-errors.ts";
import { isInside } from "../../files/is-inside.ts";
import { isOwn, requestUrl } from "./guards.ts";
import { type OpenWish, parseOpenWish } from "./parse-live-message.ts";
import { guardResponse, sendReply } from "./reply.ts";

/** Vite's own address that opens the author's editor. */
const editorPath = "/__open-in-editor";

/** Where files are that an editor may be asked to open. */
export interface OpenFolders {
  /** Absolute. */
  readonly project: string;
  /** Chapters or folders of them, relative to the project. */
  readonly paths: readonly string[];
}

/** Who may ask, and where Vite is asked. */
interface EditorAccess {
  /** Our pages know it, and nobody else. */
  readonly token: string;
  /** Before all of Vite's own addresses. */
  readonly base: string;
  /** Are decks all that is served? Else the requests of other pages are not ours to answer. */
  readonly isAlone: boolean;
}

/** Requests that Vite's own address may answer. */
const allowed = new WeakSet<IncomingMessage>();

/** Is it a request for the editor that was looked at, and is Vite's to answer? */
export function isEditorRequest(request: IncomingMessage): boolean {
  return allowed.has(request);
}

/**
 * Has Vite open the author's editor where a page of ours asks for it: by a POST with the server's
 * token, and for files of the project and files beside its chapters. Vite's own address starts it by
 * a GET, which any picture in a page can send: of those, only a script's own request comes through. A
 * request that names no address is answered with 400.
 */
export function openEditor(
  folders: OpenFolders,
  { token, base, isAlone }: EditorAccess,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = requestUrl(request);
    if (url === null) return isAlone ? sendReply(response, { status: 400 }) : next();
    const start = (place: string | null): void => {
      if (place === null) return sendReply(response, { status: 403 });
      allowed.add(request);
      guardResponse(response);
      const query = new URLSearchParams({ file: place });
      request.url = `${base.replace(/\/$/, "")}${editorPath}?${query}`;
      next();
    };
    if (url.pathname === openPath) {
      readWish(request, token)
        .then((wish) => wish && toPlace(wish, folders))
        .then(start)
        .catch(next);
      return;
    }
    // In whatever case it is written and whatever follows it, Vite takes it for the editor's.
    if (!isAlone || request.url?.toLowerCase().includes(editorPath) !== true) return next();
    const [place = "", ...more] = url.searchParams.getAll("file");
    const isPlain = isOpenable(fileOf(place, folders), folders) && more.length === 0;
    if (isPlain && isOwn(request) && isScripts(request)) return next();
    sendReply(response, { status: 403 });
  };
}

/** Enough for a place and the words that were clicked. */
const maxBytes = 4096;

/** Returns what a page of ours asks for; null for anything else. */
async function readWish(request: IncomingMessage, token: string): Promise<OpenWish | null> {
  const { method, headers } = request;
  const isJson = headers["content-type"] === "application/json";
  if (method !== "POST" || !isJson || !isOwn(request)) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > maxBytes) return null;
    parts.push(part);
  }
  const wish = parseOpenWish(Buffer.concat(parts).toString("utf8"));
  return wish?.token === token ? wish : null;
}

/** Returns where the editor is opened; null for what may not be opened, or is not there. */
async function toPlace(wish: OpenWish, folders: OpenFolders): Promise<string | null> {
  if ("place" in wish) {
    const path = fileOf(wish.place, folders);
    return isOpenable(path, folders) ? `${path}${lineOf(wish.place)}` : null;
  }
  const { file, startLine, endLine } = splitRange(wish.source);
  const path = resolve(folders.project, file);
  if (file === "" || !isOpenable(path, folders)) return null;
  const text = await readIfThere(path);
  if (text === null) return null;
  const lines = text.split(/\r?\n/);
  return `${path}:${findLine(lines, { startLine, endLine, words: wish.words })}:1`;
}

/** Returns null for what is no file, or may not be read: a page can ask for anything. */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, "utf8") : null;
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}

/** A place is `path:line:column`. */
const line = /(?::\d+){0,2}$/;

function fileOf(place: string, { project }: OpenFolders): string {
  return resolve(project, place.replace(line, ""));
}

function lineOf(place: string): string {
  return line.exec(place)?.[0] ?? "";
}

function splitRange(source: string): { file: string; startLine: number; endLine: number } {
  const {
    file = "",
    start = "1",
    end = "1",
  } = /^(?<file>.+):(?<start>\d+)-(?<end>\d+)$/.exec(source)?.groups ?? {};
  return { file, startLine: Number(start), endLine: Number(end) };
}

/** Of what a browser sends only a script's own request says so; what is no browser says nothing. */
function isScripts({ headers }: IncomingMessage): boolean {
  const purpose = headers["sec-fetch-dest"];
  return purpose === undefined || purpose === "empty";
}

function isOpenable(path: string, { project, paths }: OpenFolders): boolean {
  const chapters = paths.map((own) => resolve(project, own));
  const besides = chapters.map((own) => (own.toLowerCase().endsWith(".md") ? dirname(own) : own));
  return [project, ...besides].some((folder) => isInside(path, folder));
}

/** As much of a line as distinguishes it from others. */
const enough = 24;

/**
 * Returns the line, 1-based, that words of a slide come from: the first of the slide's lines that
 * has them or that they have, marks aside; else the first.
 */
export function findLine(
  lines: readonly string[],
  {
    startLine,
    endLine,
    words,
  }: { readonly startLine: number; readonly endLine: number; readonly words: string },
): number {
  const wanted = lettersOf(words);
  const own = lines.slice(startLine - 1, endLine).map(lettersOf);
  const begin = wanted.slice(0, enough);
  const whole = begin === "" ? -1 : own.findIndex((line) => line.includes(begin));
  const part = own.findIndex((line) => line !== "" && wanted.includes(line));
  const found = whole >= 0 ? whole : part;
  return startLine + Math.max(0, found);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
