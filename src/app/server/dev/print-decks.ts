import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

import { LecternError } from "../../../core/model/lectern-error.ts";
import { printPath, type PrintedPdf } from "../../../core/protocol/live.ts";
import { pdfKinds, type PdfKind } from "../../../core/protocol/live-words.ts";
import type { ChapterBuild } from "../../chapter-build.ts";
import type { LiveDeck } from "./live-deck.ts";
import type { Reply } from "./reply.ts";

/** Below which PDFs that were made are had. */
const pdfPath = "/@lectern/pdf";

/** Makes PDFs of decks. */
export interface DeckPrinter {
  /** Gets ready: a PDF of this deck will soon be asked for. */
  ready(build: ChapterBuild): void;
  print(
    build: ChapterBuild,
    kind: PdfKind,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
}

/** Answers pages that ask for PDFs. */
export interface PdfHandler {
  /**
   * Answers a request for a PDF, or one for a PDF that was made; null for any other. `url` is the
   * address that it names.
   */
  reply(
    request: IncomingMessage,
    url: URL,
    deckOf: (name: string) => Promise<LiveDeck | null>,
  ): Promise<Reply | null>;
}

/** How many PDFs are kept for the tabs that show them. */
const kept = 12;

/** Returns the handler. Who asks for the same PDF of the same deck gets the same. */
export function createPdfHandler(printer: DeckPrinter): PdfHandler {
  const files = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();
  const made = new WeakMap<ChapterBuild, Map<PdfKind, Promise<string>>>();
  const print = async (build: ChapterBuild, kind: PdfKind): Promise<string> => {
    const file = await printer.print(build, kind);
    const id = randomUUID();
    files.set(id, file);
    for (const old of [...files.keys()].slice(0, -kept)) files.delete(old);
    return `${pdfPath}/${id}/${encodeURIComponent(file.name)}`;
  };
  const urlOf = async (build: ChapterBuild, kind: PdfKind): Promise<string> => {
    const ofDeck = made.get(build) ?? new Map<PdfKind, Promise<string>>();
    made.set(build, ofDeck);
    const known = await ofDeck.get(kind);
    if (known !== undefined && files.has(idOf(known))) return known;
    const making = print(build, kind);
    ofDeck.set(kind, making);
    making.catch(() => ofDeck.delete(kind));
    return making;
  };
  return {
    async reply(request, { pathname, searchParams }, deckOf) {
      if (pathname.startsWith(`${pdfPath}/`)) return toPdf(files.get(idOf(pathname)));
      if (pathname !== printPath) return null;
      if (request.method !== "POST" || !isOwnPage(request)) return { status: 403 };
      const deck = await deckOf(searchParams.get("deck") ?? "");
      const kind = pdfKinds.find((one) => one === searchParams.get("kind"));
      if (deck === null) return say({ message: "" });
      try {
        const build = toPrintable(deck);
        if (kind !== undefined) return say({ url: await urlOf(build, kind) });
        printer.ready(build);
        return say({ message: "" });
      } catch (error) {
        if (error instanceof LecternError) return say({ message: error.message });
        throw error;
      }
    },
  };
}

/** What was saved last is printed, or nothing. */
function toPrintable(deck: LiveDeck): ChapterBuild {
  const build = deck.built();
  if (build !== null) return build;
  const message = deck.problems().problems[0]?.message ?? "The chapter cannot be shown.";
  throw new LecternError("usage", message, {});
}

/** Browsers say which page it is that asks. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const isSame =
    headers["sec-fetch-site"] === undefined || headers["sec-fetch-site"] === "same-origin";
  return isSame && headers.origin === `http://${headers.host}`;
}

function idOf(path: string): string {
  return path.slice(pdfPath.length + 1).split("/", 1)[0] ?? "";
}

function toPdf(file: { readonly name: string; readonly bytes: Uint8Array } | undefined): Reply {
  if (file === undefined) return { status: 404 };
  const name = encodeURIComponent(file.name);
  return {
    type: "application/pdf",
    body: file.bytes,
    isKept: false,
    disposition: `inline; filename="${file.name.replaceAll(/[^\w.-]/g, "_")}"; filename*=UTF-8''${name}`,
  };
}

function say(printed: PrintedPdf): Reply {
  return { type: "application/json", body: JSON.stringify(printed), isKept: false };
}
