import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname, resolve } from "node:path";

import type { Connect } from "vite";

import { hasCode } from "../workspace/file-errors.ts";
import { isInside } from "../workspace/is-inside.ts";
import { findLine } from "./find-line.ts";
import type { Reply } from "./reply.ts";
import { requestUrl } from "./request-url.ts";

/** Where a page asks for the line of what was clicked. */
export const sourcePath = "/@lectern/source";

/** Vite's own address that opens the author's editor. */
const editorPath = "/__open-in-editor";

/** Where files are that an editor may be asked to open. */
export interface OpenFolders {
  /** Absolute. */
  readonly project: string;
  /** Chapters or folders of them, relative to the project. */
  readonly paths: readonly string[];
}

/**
 * Lets only our own pages ask for the editor, and only for files of the project and files beside its
 * chapters. A request that names no address is answered with 400.
 */
export function guardEditor(folders: OpenFolders): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = requestUrl(request);
    if (url === null) return void response.writeHead(400).end();
    // In whatever case it is written and whatever follows it, Vite takes it for the editor's.
    if (request.url?.toLowerCase().includes(editorPath) !== true) return next();
    const [place = "", ...more] = url.searchParams.getAll("file");
    const isInProject = isOpenable(resolve(folders.project, splitPlace(place).file), folders);
    if (isOwn(request) && isInProject && more.length === 0) return next();
    response.writeHead(403).end();
  };
}

/** Returns where the editor is opened at what was clicked; null where there is no such chapter. */
export async function replyWithSource(
  query: URLSearchParams,
  folders: OpenFolders,
): Promise<Reply | null> {
  const { file, startLine, endLine } = splitRange(query.get("source") ?? "");
  const path = resolve(folders.project, file);
  if (file === "" || !isOpenable(path, folders)) return null;
  const text = await readIfThere(path);
  if (text === null) return null;
  const lines = text.split(/\r?\n/);
  const line = findLine(lines, { startLine, endLine, words: query.get("words") ?? "" });
  return { location: `${editorPath}?${new URLSearchParams({ file: `${path}:${line}:1` })}` };
}

/** Returns null for what is no file, or may not be read: a page can ask for anything. */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error)) return null;
    throw error;
  }
}

function splitPlace(place: string): { readonly file: string } {
  return { file: place.replace(/(?::\d+){0,2}$/, "") };
}

function splitRange(source: string): { file: string; startLine: number; endLine: number } {
  const {
    file = "",
    start = "1",
    end = "1",
  } = /^(?<file>.+):(?<start>\d+)-(?<end>\d+)$/.exec(source)?.groups ?? {};
  return { file, startLine: Number(start), endLine: Number(end) };
}

/** Browsers say who asks; what is no browser has no page of another site. */
function isOwn({ headers }: IncomingMessage): boolean {
  return ["same-origin", "none", undefined].includes(headers["sec-fetch-site"]?.toString());
}

function isOpenable(path: string, { project, paths }: OpenFolders): boolean {
  const chapters = paths.map((own) => resolve(project, own));
  const besides = chapters.map((own) => (own.toLowerCase().endsWith(".md") ? dirname(own) : own));
  return [project, ...besides].some((folder) => isInside(path, folder));
}
