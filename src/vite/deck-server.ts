import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";

import type { ViteDevServer } from "vite";

import { formatDiagnostic, type Diagnostic } from "../model/diagnostic.ts";
import type { LiveDeck } from "./live-deck.ts";
import { createLiveDecks, type LiveDecks, type ServedDecks } from "./live-decks.ts";
import { liveScriptPath, toCoursePage, toDeckPage, toStage } from "./live-page.ts";
import { guardEditor, replyWithSource, sourcePath, type OpenFolders } from "./open-source.ts";
import { createPrintDesk, type DeckPrinter, type PrintDesk } from "./print-decks.ts";
import { refuseOthers } from "./refuse-others.ts";
import { requestUrl } from "./request-url.ts";
import { sendReply, toFile, type Reply } from "./reply.ts";
import { followSaves, sendMade } from "./follow-saves.ts";

/** Told what is wrong with a deck and was not before. */
export type Report = (name: string, diagnostics: readonly Diagnostic[]) => void;

/** What a server is made with. */
export interface ServerOptions extends ServedDecks {
  /** Null for Vite's log. */
  readonly report: Report | null;
  /** Null where no PDFs are made. */
  readonly printer: DeckPrinter | null;
}

/** What replies are made from. */
interface Desk {
  readonly decks: LiveDecks;
  /** The file of the script of live pages. */
  readonly script: string;
  readonly tell: (deck: LiveDeck) => void;
  readonly folders: OpenFolders;
  readonly prints: PrintDesk | null;
}

/**
 * Serves every deck below `/NAME/` and their list at `/`. After each save the open pages are sent
 * the slides that have changed. Pages fit themselves.
 */
export function createDeckServer(
  server: ViteDevServer,
  { report, printer, ...served }: ServerOptions,
): void {
  const decks = createLiveDecks(served, (deck, made) => sendMade(server, deck, made));
  const tell = createTeller(report ?? ((_, found) => logTo(server, found)));
  followSaves(server, { served, decks, tell });
  const folders = { project: served.workshop.project, paths: served.paths };
  server.middlewares.use(refuseOthers);
  server.middlewares.use(guardEditor(folders));
  const prints = printer === null ? null : createPrintDesk(printer);
  const script = join(served.workshop.client, "..", "live", "live.js");
  server.middlewares.use((request, response, next) => {
    reply(request, { decks, script, tell, folders, prints })
      .then((made) => (made === null ? next() : sendReply(response, made)))
      .catch(next);
  });
}

/** Reports what is wrong with a deck, each thing once as long as it is, wherever its line moves. */
function createTeller(report: Report): (deck: LiveDeck) => void {
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

async function reply(
  request: IncomingMessage,
  { decks, script, tell, folders, prints }: Desk,
): Promise<Reply | null> {
  const url = requestUrl(request);
  if (url === null) return null;
  const { pathname, search, searchParams } = url;
  if (pathname === liveScriptPath) {
    return { type: "text/javascript", isKept: false, body: await readFile(script) };
  }
  if (pathname === sourcePath) return replyWithSource(searchParams, folders);
  const printed = await prints?.reply(request, url, decks.deck);
  if (printed) return printed;
  const parts = decodeParts(pathname);
  if (parts === null) return null;
  const [name = "", ...rest] = parts;
  const inside = rest.join("/");
  if (name === "") {
    // Who writes one chapter means that one.
    const [only, ...others] = await decks.names();
    if (only !== undefined && others.length === 0)
      return { location: `/${encodeURIComponent(only)}/` };
  }
  if (name === "" || name === "index.html") return toCoursePage(await decks.course());
  if (name === "assets") {
    const { assets } = await decks.course();
    return toFile(inside, assets.find((one) => one.name === `assets/${inside}`)?.bytes ?? null);
  }
  // Vite's own.
  if (name.startsWith("@")) return null;
  const deck = await decks.deck(name);
  if (deck === null) return null;
  tell(deck);
  // The page's own links begin at its folder.
  if (rest.length === 0) return { location: `${pathname}/${search}` };
  if (inside !== "" && inside !== "index.html") return toFile(inside, deck.asset(inside));
  return searchParams.has("stage") ? toStage(deck) : toDeckPage(deck, prints !== null);
}

/** Returns the names in a path; null for one that is not encoded as paths are. */
function decodeParts(pathname: string): string[] | null {
  try {
    return pathname.slice(1).split("/").map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
