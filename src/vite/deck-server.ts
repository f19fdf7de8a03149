import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, resolve } from "node:path";

import type { ViteDevServer } from "vite";

import { renderDeckPage } from "../render/render-pages.ts";
import { findChapters, type ChapterFile } from "../workspace/find-chapters.ts";
import { prepareCourse, toCourseEntry } from "../workspace/prepare-course.ts";
import { prepareDeck, type PreparedDeck } from "../workspace/prepare-deck.ts";
import { createWorkshop, type Workshop } from "../workspace/workshop.ts";

/** What the dev server serves. */
export interface ServedDecks {
  readonly paths: readonly string[];
  /** Its chapters are looked for anew each time. */
  readonly workshop: Workshop;
}

/** What is sent, or the path to ask for instead. */
type Reply =
  { readonly type: string; readonly body: string | Uint8Array } | { readonly location: string };

const types: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css",
  ".gif": "image/gif",
  ".html": "text/html",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".webp": "image/webp",
};

/** Vite's own script in the page: it reloads the page when told to. */
const reloadScript = '<script type="module" src="/@vite/client"></script>';

/**
 * Serves every deck below `/NAME/` and their list at `/`, made anew after each save, and reloads
 * the pages that are open. Pages fit themselves.
 */
export function createDeckServer(server: ViteDevServer, { paths, workshop }: ServedDecks): void {
  const decks = createDeckCache({ paths, workshop });
  server.watcher.add([
    ...paths.map((path) => resolve(workshop.project, path)),
    join(workshop.project, "templates"),
    workshop.ownTemplates,
    ...(workshop.templates === null ? [] : [workshop.templates]),
  ]);
  server.watcher.on("all", () => {
    decks.forget();
    server.ws.send({ type: "full-reload" });
  });
  server.middlewares.use((request, response, next) => {
    reply(request, decks)
      .then((made) => (made === null ? next() : send(response, made)))
      .catch(next);
  });
}

interface DeckCache {
  forget(): void;
  files(): Promise<ChapterFile[]>;
  deck(file: ChapterFile): Promise<PreparedDeck>;
  course(): Promise<Awaited<ReturnType<typeof prepareCourse>>>;
}

function createDeckCache({ paths, workshop }: ServedDecks): DeckCache {
  let current = workshop;
  let made = new Map<string, Promise<PreparedDeck>>();
  const files = () => findChapters(paths, workshop.project);
  const prepare = async (file: ChapterFile) =>
    prepareDeck(file, { ...current, chapters: await files() });
  const deck = (file: ChapterFile) => {
    const prepared = made.get(file.file) ?? prepare(file);
    made.set(file.file, prepared);
    return prepared;
  };
  return {
    files,
    deck,
    forget() {
      current = createWorkshop(workshop);
      made = new Map();
    },
    async course() {
      const prepared = await Promise.all((await files()).map(deck));
      return prepareCourse(prepared.map(toCourseEntry), current);
    },
  };
}

async function reply(request: IncomingMessage, decks: DeckCache): Promise<Reply | null> {
  const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
  const parts = decodeParts(pathname);
  if (parts === null) return null;
  const [name = "", ...rest] = parts;
  if (name === "" || name === "index.html") return toHtml((await decks.course()).html);
  if (name === "assets") {
    const course = await decks.course();
    return toAsset(course.assets, `assets/${rest.join("/")}`);
  }
  const file = (await decks.files()).find((chapter) => chapter.name === name);
  if (file === undefined) return null;
  // The page's own links begin at its folder.
  if (rest.length === 0) return { location: `${pathname}/${search}` };
  const prepared = await decks.deck(file);
  const inside = rest.join("/");
  if (inside === "" || inside === "index.html") {
    const { planned, page, script, diagramScript } = prepared;
    return toHtml(renderDeckPage(planned.deck, { ...page, script, diagramScript, fitted: false }));
  }
  return toAsset(prepared.assets, inside);
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

function toHtml(page: string): Reply {
  return { type: "text/html", body: page.replace("</head>", `${reloadScript}</head>`) };
}

function toAsset(
  assets: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  name: string,
): Reply | null {
  const asset = assets.find((one) => one.name === name);
  if (asset === undefined) return null;
  return { type: types[extname(name)] ?? "application/octet-stream", body: asset.bytes };
}

function send(response: ServerResponse, reply: Reply): void {
  if ("location" in reply) {
    response.writeHead(307, { Location: reply.location }).end();
    return;
  }
  const { type, body } = reply;
  const isText = type.startsWith("text/");
  response.setHeader("Content-Type", isText ? `${type}; charset=utf-8` : type);
  response.setHeader("Cache-Control", "no-store");
  response.end(body);
}
