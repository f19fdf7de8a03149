import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";

import type { ViteDevServer } from "vite";

import { formatDiagnostic, type Diagnostic } from "../../../core/model/diagnostic.ts";
import { readPath } from "../check-request.ts";
import type { LiveDeck } from "./live-deck.ts";
import { createLiveDecks, type LiveDecks, type ServedDecks } from "./live-decks.ts";
import { liveScriptPath, toCoursePage, toLiveDeckPage, toStage } from "./live-page.ts";
import { openEditor } from "./open-source.ts";
import { createPdfHandler, type DeckPrinter, type PdfHandler } from "./print-decks.ts";
import { isOwn, requestUrl } from "./guards.ts";
import { sendReply, toFile, type Reply } from "./reply.ts";
import { followSaves, sendChange } from "./follow-saves.ts";

/** Called with what is wrong with a deck and was not before. */
export type Report = (name: string, diagnostics: readonly Diagnostic[]) => void;

/** What a server is made with. */
export interface ServerOptions extends ServedDecks {
  /** The path below which decks are served, with a slash at both ends; `/` where nothing else is. */
  readonly base: string;
  /** Null for Vite's log. */
  readonly report: Report | null;
  /** Null where no PDFs are made. */
  readonly printer: DeckPrinter | null;
}

/** What replies are made from. */
interface RequestHandler {
  readonly decks: LiveDecks;
  /** The file of the script of live pages. */
  readonly script: string;
  /** Of the whole server, with a slash at both ends. */
  readonly serverBase: string;
  /** Of decks, which begins with the server's. */
  readonly base: string;
  readonly report: (deck: LiveDeck) => void;
  readonly prints: PdfHandler | null;
  /** By which pages ask for the editor. */
  readonly token: string;
}

/**
 * Serves every deck below `NAME/` of its base and their list at the base itself. After each save the
 * open pages are sent the slides that have changed. Pages fit themselves.
 */
export function createDeckServer(
  server: ViteDevServer,
  { base: ownBase, report, printer, ...served }: ServerOptions,
): void {
  const decks = createLiveDecks(served, (deck, change) => sendChange(server, deck, change));
  const reportNew = createReporter(report ?? ((_, found) => logTo(server, found)));
  followSaves(server, { served, decks, report: reportNew });
  const folders = { project: served.project.root, paths: served.paths };
  const token = randomUUID();
  const serverBase = server.config.base;
  const base = serverBase.replace(/\/$/, "") + ownBase;
  const isAlone = ownBase === "/";
  server.middlewares.use(openEditor(folders, { token, base: serverBase, isAlone }));
  const prints = printer === null ? null : createPdfHandler(printer);
  const script = join(served.project.client, "..", "live", "live.js");
  server.middlewares.use((request, response, next) => {
    const answer = (made: Reply | null): void => {
      if (made === null) next();
      else sendReply(response, isOwn(request) ? made : { status: 403 });
    };
    reply(request, { decks, script, serverBase, base, report: reportNew, prints, token })
      .then(answer)
      .catch(next);
  });
}

/** Reports what is wrong with a deck, each thing once as long as it is, wherever its line moves. */
function createReporter(report: Report): (deck: LiveDeck) => void {
  const said = new Map<string, ReadonlySet<string>>();
  return (deck) => {
    const before = said.get(deck.name);
    const found = deck.diagnostics();
    said.set(deck.name, new Set(found.map(nameOf)));
    const added = found.filter((diagnostic) => before?.has(nameOf(diagnostic)) !== true);
    if (added.length > 0) report(deck.name, added);
  };
}

function nameOf({ path, code, message }: Diagnostic): string {
  // Slides that come or go before it change its number.
  return [path, code, message.replace(/^Slide \d+, /, "")].join("\n");
}

function logTo({ config }: ViteDevServer, found: readonly Diagnostic[]): void {
  for (const diagnostic of found) config.logger.warn(formatDiagnostic(diagnostic));
}

async function reply(request: IncomingMessage, handler: RequestHandler): Promise<Reply | null> {
  const { decks, base, prints } = handler;
  const url = requestUrl(request);
  if (url === null) return null;
  const { pathname, search } = url;
  if (pathname === liveScriptPath) return loadScript(handler);
  const printed = await prints?.reply(request, url, decks.deck);
  if (printed) return printed;
  if (`${pathname}/` === base) return { location: base + search };
  const parts = pathname.startsWith(base) ? readPath(`/${pathname.slice(base.length)}`) : null;
  return parts === null ? null : replyWithDeck(parts, url, handler);
}

/** The script names Vite's client by its path on a server without a base. */
async function loadScript({ script, serverBase }: RequestHandler): Promise<Reply> {
  const code = await readFile(script, "utf8");
  const body = code.replaceAll("/@vite/client", `${serverBase}@vite/client`);
  return { type: "text/javascript", isKept: false, body };
}

async function replyWithDeck(
  parts: readonly string[],
  { pathname, search, searchParams }: URL,
  { decks, base, report, prints, token }: RequestHandler,
): Promise<Reply | null> {
  const [name = "", ...rest] = parts;
  const inside = rest.join("/");
  if (name === "") {
    // Who writes one chapter means that one.
    const [only, ...others] = await decks.names();
    if (only !== undefined && others.length === 0)
      return { location: `${base}${encodeURIComponent(only)}/` };
  }
  if (name === "" || name === "index.html") return toCoursePage(await decks.course(), token);
  if (name === "assets") {
    const { assets } = await decks.course();
    return toFile(inside, assets.find((one) => one.name === `assets/${inside}`)?.bytes ?? null);
  }
  // Vite's own.
  if (name.startsWith("@")) return null;
  const deck = await decks.deck(name);
  if (deck === null) return null;
  report(deck);
  // The page's own links begin at its folder.
  if (rest.length === 0) return { location: `${pathname}/${search}` };
  if (inside !== "" && inside !== "index.html") {
    const trust = deck.shown()?.page.options.settings.html;
    return toFile(inside, deck.asset(inside), trust);
  }
  if (searchParams.has("stage")) return toStage(deck);
  return toLiveDeckPage(deck, { hasPdfs: prints !== null, token });
}
